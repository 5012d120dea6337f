// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A trace over a practice network in virtual time: a loop that jumps from event to event.
#pragma once

#include "core/topology/topologyfile.h"
#include "core/trace/engine.h"
#include "core/tracing/labtransport.h"

#include <QtCore/QFile>

#include <algorithm>
#include <chrono>

namespace socketscope::tracing::test {

inline lab::Topology shipped(const QString& name)
{
    QFile file(
        QStringLiteral(SOCKETSCOPE_SOURCE_DIR "/resources/topologies/") + name + QStringLiteral(".json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray text = file.readAll();
    return topology::parse(Bytes(text.begin(), text.end())).value();
}

/// When something happens next; nothing: not before somebody does something.
inline std::optional<Instant> nextStep(const trace::Engine& engine, const LabTransport& transport)
{
    const std::optional<Instant> wake = engine.wakeAt();
    const std::optional<Instant> due = transport.due();
    return wake && due ? std::min(*wake, *due) : wake ? wake : due;
}

/// Runs until nothing more can come in, or until `end`, when somebody presses Stop. Returns the virtual time.
inline Instant runVirtually(lab::Network network, trace::Start start, trace::Observer& observer,
    Instant end = Instant(std::chrono::hours(1)))
{
    trace::ProbeShape& shape = start.settings.shape;
    shape.identifier = shape.identifier != 0 ? shape.identifier : 4711;
    shape.sourcePort = shape.sourcePort != 0 ? shape.sourcePort : 50711;
    LabTransport transport(std::move(network));
    Instant now {};
    trace::Engine engine(start, transport, observer, now);
    engine.advance(now);
    while (!engine.isFinished() || !engine.isQuiet(now)) {
        const std::optional<Instant> next = nextStep(engine, transport);
        if (!next)
            break;
        now = std::max(now, *next);
        if (now >= end) {
            engine.stop(end);
            return end;
        }
        engine.advance(now);
    }
    return now;
}

} // namespace socketscope::tracing::test
