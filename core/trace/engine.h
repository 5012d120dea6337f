// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A trace at work: strategy, transport and matching together, driven by whoever has a clock.
#pragma once

#include "core/trace/observer.h"
#include "core/trace/probebook.h"
#include "core/trace/strategy.h"
#include "core/trace/transport.h"

#include <memory>

namespace socketscope::trace {

/// Call advance() whenever the transport wakes and at wakeAt(): in wall time from a timer, in virtual time
/// from a loop.
class Engine {
public:
    /// Transport and observer outlive the engine. `start.settings` have been checked.
    Engine(const Start& start, ProbeTransport& transport, Observer& observer, Instant now);
    ~Engine();

    /// Takes in what has come, gives up what is overdue, sends what is due.
    void advance(Instant now);
    /// When to advance next at the latest; nothing: only when the transport wakes.
    [[nodiscard]] std::optional<Instant> wakeAt() const;
    /// The person has seen enough: no more probes.
    void stop(Instant now);
    /// No more probes follow. advance() still takes in late answers.
    [[nodiscard]] bool isFinished() const;
    /// Finished, and nothing in flight could come back within `settings.wait`.
    [[nodiscard]] bool isQuiet(Instant now) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace socketscope::trace
