// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crafting/craftexport.h"

#include "core/net/packetcapture.h"
#include "core/trace/answer.h"

namespace socketscope::crafting {

namespace {

using journal::Event;
using journal::PacketCode;

std::string replyComment(const journal::JournalView& view, const Event& event)
{
    std::string comment(trace::nameOf(static_cast<trace::AnswerKind>(event.result / 65536)));
    if (event.cause != 0 && event.cause < event.seq) {
        const Event& sent = view.at(event.cause);
        comment += " for packet " + std::to_string(sent.argument) + ", after "
            + net::millisecondsText(event.at - sent.at - Duration(event.argument));
    }
    if ((event.step & journal::AnswerDuplicate) != 0)
        comment += ", duplicate";
    if ((event.step & journal::AnswerLate) != 0)
        comment += ", late";
    return comment;
}

std::optional<std::string> commentOf(const journal::JournalView& view, const Event& event)
{
    switch (event.packet()) {
    case PacketCode::Crafted:
        return "packet " + std::to_string(event.argument) + net::inferredComment(event);
    case PacketCode::Reply:
        return replyComment(view, event) + net::inferredComment(event);
    case PacketCode::Overheard:
        return "overheard: " + std::string(trace::nameOf(static_cast<trace::Unmatched>(event.result)))
            + net::inferredComment(event);
    default:
        return std::nullopt;
    }
}

} // namespace

void craftPcapng(const journal::Journal& journal, const journal::SessionHeader& header,
    const std::function<bool(ByteView)>& sink)
{
    net::writePcapng(journal, header, "craft", commentOf, sink);
}

} // namespace socketscope::crafting
