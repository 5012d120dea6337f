// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/placewords.h"

#include "ui/words/glance.h"
#include "ui/words/numbers.h"
#include "ui/words/words.h"

namespace socketscope::ui {
namespace {

using lab::Happening;
using lab::Reason;

} // namespace

QString reasonText(Reason reason)
{
    switch (reason) {
    case Reason::None:
        return {};
    case Reason::Malformed:
        return Words::tr("it is no IP packet, or its header cannot be");
    case Reason::WrongHeaderChecksum:
        return Words::tr("the IPv4 header's checksum is wrong");
    case Reason::WrongLength:
        return Words::tr("it says that it is longer than it is");
    case Reason::TtlExpired:
        return Words::tr("the TTL expired");
    case Reason::NoRoute:
        return Words::tr("there is no route to its destination");
    case Reason::RouteUnreachable:
        return Words::tr("the route says that its destination cannot be reached");
    case Reason::RouteProhibited:
        return Words::tr("the route is prohibited");
    case Reason::Blackhole:
        return Words::tr("the route leads nowhere, silently");
    case Reason::TooBig:
        return Words::tr("it is too large for the next link and may not be cut");
    case Reason::Firewall:
        return Words::tr("a firewall rule stops it");
    case Reason::Lost:
        return Words::tr("it was lost on the link");
    case Reason::QueueFull:
        return Words::tr("the link's queue is full");
    case Reason::NetworkFull:
        return Words::tr("more packets are under way than the practice network holds");
    case Reason::WrongTransportChecksum:
        return Words::tr("the checksum is wrong");
    case Reason::DamagedTransport:
        return Words::tr("there is no sound header after the IP header");
    case Reason::NotForwarding:
        return Words::tr("it is a host without that address, and hosts forward nothing");
    case Reason::Martian:
        return Words::tr("such an address may not appear on a link");
    case Reason::Deaf:
        return Words::tr("it takes nothing");
    case Reason::PortSilent:
        return Words::tr("the port is silent");
    case Reason::Nobody:
        return Words::tr("nobody there takes it");
    case Reason::FragmentOverlap:
        return Words::tr("its fragments contradict each other");
    case Reason::FragmentTimeout:
        return Words::tr("the rest of its fragments did not come");
    case Reason::Silent:
        return Words::tr("it is silent");
    case Reason::RateLimited:
        return Words::tr("it limits how often it answers");
    case Reason::FirstOnes:
        return Words::tr("it keeps its first answers to itself");
    case Reason::AboutError:
        return Words::tr("nobody answers an ICMP error with another");
    case Reason::AboutFragment:
        return Words::tr("only a first fragment is answered");
    case Reason::AboutBroadcast:
        return Words::tr("what went to many, or came from no single host, is not answered");
    case Reason::NoWayBack:
        return Words::tr("it knows no way back to the sender");
    case Reason::PingOff:
        return Words::tr("it does not answer pings");
    case Reason::AnswerChain:
        return Words::tr("answers to answers have gone on for too long");
    }
    return Words::tr("for a reason that this version does not know");
}

QString happeningText(Happening what, Reason reason, const QString& node, ByteView packet)
{
    const QString why = reasonText(reason);
    switch (what) {
    case Happening::Sent:
        return Words::tr("%1 put it on the line").arg(node);
    case Happening::Forwarded: {
        const QString limit = limitGlance(packet);
        return limit.isEmpty() ? Words::tr("%1 passed it on").arg(node)
                               : Words::tr("%1 passed it on: %2").arg(node, limit);
    }
    case Happening::Delivered:
        return Words::tr("it arrived at %1").arg(node);
    case Happening::Dropped:
        if (reason == Reason::Lost)
            return Words::tr("it was lost on the link after %1").arg(node);
        return why.isEmpty() ? Words::tr("%1 took it off the line").arg(node)
                             : Words::tr("%1 took it off the line: %2").arg(node, why);
    case Happening::Answered: {
        const QString glance = packetGlance(packet);
        return glance.isEmpty() ? Words::tr("%1 answered").arg(node)
                                : Words::tr("%1 answered: %2").arg(node, glance);
    }
    case Happening::Withheld:
        return why.isEmpty() ? Words::tr("%1 owes an answer and keeps it to itself").arg(node)
                             : Words::tr("%1 owes an answer and keeps it to itself: %2").arg(node, why);
    case Happening::Duplicated:
        return Words::tr("the link after %1 made a copy of it").arg(node);
    case Happening::Fragmented:
        return Words::tr("%1 cut off a fragment of %2")
            .arg(node, bytesText(static_cast<qint64>(packet.size())));
    case Happening::Reassembled:
        return Words::tr("%1 put its fragments together").arg(node);
    case Happening::Translated: {
        const QString ends = endsGlance(packet);
        return ends.isEmpty() ? Words::tr("%1 rewrote its addresses").arg(node)
                              : Words::tr("%1 rewrote its addresses: %2").arg(node, ends);
    }
    }
    return Words::tr("something happened to it at %1").arg(node);
}

} // namespace socketscope::ui
