// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracing/traceexport.h"

#include "core/wire/pcapfile.h"

#include <QtCore/QDateTime>

#include <cstdio>

namespace socketscope::tracing {

namespace {

using journal::Event;
using journal::PacketCode;

/// Wall time of the session's start, in ns since 1970; 0 where the header does not tell.
std::int64_t wallStart(const journal::SessionHeader& header)
{
    const QDateTime start = QDateTime::fromString(QString::fromStdString(header.start), Qt::ISODateWithMs);
    return start.isValid() ? start.toMSecsSinceEpoch() * 1'000'000 : 0;
}

std::string millisecondsText(Duration duration)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.3f ms", static_cast<double>(duration.count()) / 1e6);
    return text;
}

std::string probeText(const Event& probe)
{
    return "probe " + std::to_string(probe.argument) + ", TTL " + std::to_string(probe.ttl) + ", round "
        + std::to_string(probe.result);
}

std::string commentOf(const journal::JournalView& view, const Event& event)
{
    std::string comment;
    if (event.packet() == PacketCode::Probe) {
        comment = probeText(event);
    } else if (event.packet() == PacketCode::Answer) {
        comment = std::string(trace::nameOf(static_cast<trace::AnswerKind>(event.result / 65536)));
        if (event.cause != 0 && event.cause < event.seq) {
            const Event& probe = view.at(event.cause);
            comment += " for " + probeText(probe) + ", after "
                + millisecondsText(event.at - probe.at - Duration(event.argument));
        }
        if ((event.step & journal::AnswerDuplicate) != 0)
            comment += ", duplicate";
        if ((event.step & journal::AnswerLate) != 0)
            comment += ", late";
    } else {
        comment = "unmatched: " + std::string(trace::nameOf(static_cast<trace::Unmatched>(event.result)));
    }
    if (event.inferred != 0)
        comment += "; first " + std::to_string(event.inferred) + " bytes inferred, not seen";
    return comment;
}

} // namespace

void tracePcapng(const journal::Journal& journal, const journal::SessionHeader& header,
    const std::function<bool(ByteView)>& sink)
{
    Bytes piece;
    wire::CaptureWriter::begin(piece, "socketscope " + header.program);
    wire::CaptureWriter::addInterface(piece, wire::LinkType::Raw, "trace");
    const std::int64_t start = wallStart(header);
    const journal::Seq last = journal.size();
    // A view keeps what it has read back from a file: each run of events has its own.
    for (journal::Seq seq = 1; seq <= last;) {
        const journal::JournalView view(journal);
        const journal::Seq end = std::min<journal::Seq>(last, seq + 4095);
        for (; seq <= end; ++seq) {
            const Event& event = view.at(seq);
            if (event.kind == journal::EventKind::Packet && event.bytes.length > 0)
                wire::CaptureWriter::addPacket(piece, 0, start + nanoseconds(event.at), event.bytes.view(),
                    event.bytes.length, commentOf(view, event));
        }
        if (!sink(piece))
            return;
        piece.clear();
    }
    if (!piece.empty())
        sink(piece);
}

} // namespace socketscope::tracing
