// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracing/traceexport.h"

#include "core/net/packetcapture.h"

namespace socketscope::tracing {

namespace {

using journal::Event;
using journal::PacketCode;

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
                + net::millisecondsText(event.at - probe.at - Duration(event.argument));
        }
        if ((event.step & journal::AnswerDuplicate) != 0)
            comment += ", duplicate";
        if ((event.step & journal::AnswerLate) != 0)
            comment += ", late";
    } else {
        comment = "unmatched: " + std::string(trace::nameOf(static_cast<trace::Unmatched>(event.result)));
    }
    return comment + net::inferredComment(event);
}

} // namespace

void tracePcapng(const journal::Journal& journal, const journal::SessionHeader& header,
    const std::function<bool(ByteView)>& sink, journal::Seq upTo)
{
    const auto comment = [upTo](const journal::JournalView& view, const Event& event) {
        return event.seq <= upTo ? std::optional(commentOf(view, event)) : std::nullopt;
    };
    net::writePcapng(journal, header, "trace", comment, sink);
}

} // namespace socketscope::tracing
