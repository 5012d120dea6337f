// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/observer.h"

namespace socketscope::lab {

std::string_view happeningName(Happening what)
{
    switch (what) {
    case Happening::Sent:
        return "sent";
    case Happening::Forwarded:
        return "forwarded";
    case Happening::Delivered:
        return "delivered";
    case Happening::Dropped:
        return "dropped";
    case Happening::Answered:
        return "answered";
    case Happening::Withheld:
        return "withheld";
    case Happening::Duplicated:
        return "duplicated";
    case Happening::Fragmented:
        return "fragmented";
    case Happening::Reassembled:
        return "reassembled";
    case Happening::Translated:
        return "translated";
    }
    return {};
}

namespace {

std::string_view nameOfDrop(Reason reason)
{
    switch (reason) {
    case Reason::Malformed:
        return "malformed";
    case Reason::WrongHeaderChecksum:
        return "wrong-header-checksum";
    case Reason::WrongLength:
        return "wrong-length";
    case Reason::TtlExpired:
        return "ttl-expired";
    case Reason::NoRoute:
        return "no-route";
    case Reason::RouteUnreachable:
        return "route-unreachable";
    case Reason::RouteProhibited:
        return "route-prohibited";
    case Reason::Blackhole:
        return "blackhole";
    case Reason::TooBig:
        return "too-big";
    case Reason::Firewall:
        return "firewall";
    case Reason::Lost:
        return "lost";
    case Reason::QueueFull:
        return "queue-full";
    case Reason::NetworkFull:
        return "network-full";
    case Reason::WrongTransportChecksum:
        return "wrong-transport-checksum";
    case Reason::DamagedTransport:
        return "damaged-transport";
    case Reason::NotForwarding:
        return "not-forwarding";
    default:
        return {};
    }
}

} // namespace

std::string_view reasonName(Reason reason)
{
    switch (reason) {
    case Reason::Martian:
        return "martian";
    case Reason::Deaf:
        return "deaf";
    case Reason::PortSilent:
        return "port-silent";
    case Reason::Nobody:
        return "nobody";
    case Reason::FragmentOverlap:
        return "fragment-overlap";
    case Reason::FragmentTimeout:
        return "fragment-timeout";
    case Reason::Silent:
        return "silent";
    case Reason::RateLimited:
        return "rate-limited";
    case Reason::FirstOnes:
        return "first-ones";
    case Reason::AboutError:
        return "about-error";
    case Reason::AboutFragment:
        return "about-fragment";
    case Reason::AboutBroadcast:
        return "about-broadcast";
    case Reason::NoWayBack:
        return "no-way-back";
    case Reason::PingOff:
        return "ping-off";
    case Reason::AnswerChain:
        return "answer-chain";
    default:
        return nameOfDrop(reason);
    }
}

std::optional<Reason> reasonFromName(std::string_view name)
{
    for (auto i = static_cast<unsigned>(Reason::None) + 1; i <= static_cast<unsigned>(Reason::AnswerChain);
         ++i)
        if (reasonName(static_cast<Reason>(i)) == name)
            return static_cast<Reason>(i);
    return std::nullopt;
}

std::optional<Happening> happeningFromName(std::string_view name)
{
    for (auto i = 0U; i <= static_cast<unsigned>(Happening::Translated); ++i)
        if (happeningName(static_cast<Happening>(i)) == name)
            return static_cast<Happening>(i);
    return std::nullopt;
}

} // namespace socketscope::lab
