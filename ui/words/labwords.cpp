// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/labwords.h"

namespace socketscope::ui {
namespace {

using lab::Happening;
using lab::Reason;

/// What is wrong with the packet itself, or with where it wanted to go.
QString packetReason(Reason reason)
{
    switch (reason) {
    case Reason::Malformed:
        return Words::tr("no IP packet that can be read");
    case Reason::WrongHeaderChecksum:
        return Words::tr("wrong checksum in the IP header");
    case Reason::WrongLength:
        return Words::tr("shorter than its length field says");
    case Reason::TtlExpired:
        return Words::tr("its TTL is used up");
    case Reason::NoRoute:
        return Words::tr("no route to its destination");
    case Reason::RouteUnreachable:
        return Words::tr("the route says unreachable");
    case Reason::RouteProhibited:
        return Words::tr("the route says prohibited");
    case Reason::Blackhole:
        return Words::tr("the route leads into a black hole");
    case Reason::TooBig:
        return Words::tr("too big for the next link, and it may not be cut");
    case Reason::WrongTransportChecksum:
        return Words::tr("wrong checksum in the header behind the IP header");
    case Reason::DamagedTransport:
        return Words::tr("the header behind the IP header is cut or impossible");
    case Reason::NotForwarding:
        return Words::tr("not for this host, and hosts forward nothing");
    case Reason::Martian:
        return Words::tr("an address that may not appear there");
    case Reason::FragmentOverlap:
        return Words::tr("its fragments contradict each other");
    case Reason::FragmentTimeout:
        return Words::tr("the other fragments did not come");
    default:
        return {};
    }
}

/// What is so of the place.
QString placeReason(Reason reason)
{
    switch (reason) {
    case Reason::Firewall:
        return Words::tr("a rule of the firewall");
    case Reason::Lost:
        return Words::tr("lost on the link");
    case Reason::QueueFull:
        return Words::tr("the queue of the link was full");
    case Reason::NetworkFull:
        return Words::tr("more is under way than the practice network holds");
    case Reason::Deaf:
        return Words::tr("this node hears nothing");
    case Reason::PortSilent:
        return Words::tr("its port takes packets in silence");
    case Reason::Nobody:
        return Words::tr("nobody there takes such a packet");
    default:
        return {};
    }
}

/// Why an answer that is due is not given.
QString silenceReason(Reason reason)
{
    switch (reason) {
    case Reason::Silent:
        return Words::tr("this node gives no such answers");
    case Reason::RateLimited:
        return Words::tr("this node limits how many answers it gives");
    case Reason::FirstOnes:
        return Words::tr("this node gives no answer to the first ones");
    case Reason::AboutError:
        return Words::tr("there is no ICMP error about an ICMP error");
    case Reason::AboutFragment:
        return Words::tr("there is no ICMP error about a later fragment");
    case Reason::AboutBroadcast:
        return Words::tr("there is no ICMP error where an address is no single host's");
    case Reason::NoWayBack:
        return Words::tr("there is no way back to the sender");
    case Reason::PingOff:
        return Words::tr("pings are not answered there");
    case Reason::AnswerChain:
        return Words::tr("answers to answers would never end");
    default:
        return {};
    }
}

} // namespace

QString happeningText(Happening what)
{
    switch (what) {
    case Happening::Sent:
        return Words::tr("sent");
    case Happening::Forwarded:
        return Words::tr("forwarded");
    case Happening::Delivered:
        return Words::tr("delivered");
    case Happening::Dropped:
        return Words::tr("thrown away");
    case Happening::Answered:
        return Words::tr("made as an answer");
    case Happening::Withheld:
        return Words::tr("not answered");
    case Happening::Duplicated:
        return Words::tr("copied by the link");
    case Happening::Fragmented:
        return Words::tr("cut off as a fragment");
    case Happening::Reassembled:
        return Words::tr("put together");
    case Happening::Translated:
        return Words::tr("rewritten by NAT");
    }
    return Words::tr("seen");
}

QString labReasonText(Reason reason)
{
    for (const auto of : {packetReason, placeReason, silenceReason})
        if (QString text = of(reason); !text.isEmpty())
            return text;
    return {};
}

} // namespace socketscope::ui
