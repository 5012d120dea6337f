// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/marktext.h"

#include "core/journal/eventnames.h"
#include "core/journal/facts.h"
#include "core/lab/observer.h"
#include "core/trace/answer.h"

#include <algorithm>
#include <array>

namespace socketscope::journal {
namespace {

struct IcmpMeaning {
    wire::Family family;
    int type;
    int code;
    const char* name;
};

/// Those that a socket meets most: RFC 792, RFC 1812, RFC 4443.
constexpr std::array<IcmpMeaning, 12> icmpMeanings {{
    {wire::Family::IPv4, 3, 0, "network unreachable"},
    {wire::Family::IPv4, 3, 1, "host unreachable"},
    {wire::Family::IPv4, 3, 2, "protocol unreachable"},
    {wire::Family::IPv4, 3, 3, "port unreachable"},
    {wire::Family::IPv4, 3, 4, "fragmentation needed"},
    {wire::Family::IPv4, 3, 13, "prohibited"},
    {wire::Family::IPv4, 11, 0, "TTL exceeded"},
    {wire::Family::IPv6, 1, 0, "no route"},
    {wire::Family::IPv6, 1, 1, "prohibited"},
    {wire::Family::IPv6, 1, 3, "address unreachable"},
    {wire::Family::IPv6, 1, 4, "port unreachable"},
    {wire::Family::IPv6, 3, 0, "hop limit exceeded"},
}};

std::string icmpText(const Event& event)
{
    const wire::Family known = event.peer.isNone() ? event.local.ip.family : event.peer.ip.family;
    const wire::Family family = known == wire::Family::IPv6 ? known : wire::Family::IPv4;
    const int type = event.argument / 256;
    const int code = event.argument % 256;
    std::string text = family == wire::Family::IPv6 ? "ICMPv6 " : "ICMP ";
    text += std::to_string(type) + '/' + std::to_string(code);
    for (const IcmpMeaning& each : icmpMeanings)
        if (each.family == family && each.type == type && each.code == code)
            return text + ' ' + each.name;
    return text;
}

std::string failureText(const Event& event)
{
    const std::string name(nameOf(event.failure()));
    const std::string amount = std::to_string(event.argument);
    switch (event.failure()) {
    case FailureCode::IcmpError:
        return icmpText(event);
    case FailureCode::KernelDrops:
        return name + ' ' + amount;
    case FailureCode::Truncated:
    case FailureCode::Unread:
    case FailureCode::PeerNotReading:
    case FailureCode::TooLarge:
        return name + ' ' + amount + " B";
    case FailureCode::TimedOut:
        return name + ' ' + amount + " ms";
    case FailureCode::ProbeNotSent:
    case FailureCode::PacketNotSent:
        return name + ' ' + errnoName(event.error);
    case FailureCode::Other:
        return event.error ? errnoName(event.error) : name;
    case FailureCode::None:
    case FailureCode::ConnectionReset:
    case FailureCode::ConnectionRefused:
    case FailureCode::AddressInUse:
    case FailureCode::NoDescriptors:
    case FailureCode::Unresolvable:
    case FailureCode::ReplyLoop:
        return name;
    }
    return name;
}

std::string placeText(const Event& event)
{
    const auto what = static_cast<lab::Happening>(event.step / 256);
    const std::string why(lab::reasonName(static_cast<lab::Reason>(event.step % 256)));
    const std::string name(lab::happeningName(what));
    switch (what) {
    case lab::Happening::Dropped:
        return why.empty() ? "X" : "X " + why;
    case lab::Happening::Sent:
    case lab::Happening::Forwarded:
        return event.ttl == 0 ? name : name + ", TTL " + std::to_string(event.ttl);
    default:
        return why.empty() ? name : name + ": " + why;
    }
}

std::string packetText(const Event& event)
{
    const std::string size = std::to_string(event.bytes.length) + " B";
    switch (event.packet()) {
    case PacketCode::Crafted:
        return "packet " + std::to_string(event.argument) + ", " + size;
    case PacketCode::Reply: {
        const auto kind = event.result < 0 ? 255 : std::min(event.result / 65536, 255);
        return "reply: " + std::string(trace::nameOf(static_cast<trace::AnswerKind>(kind))) + ", " + size;
    }
    case PacketCode::Overheard:
        return "overheard, " + size;
    case PacketCode::GivenUp:
        return "no reply to " + std::to_string(event.argument);
    case PacketCode::Place:
        return placeText(event);
    default:
        return std::string(nameOf(event.packet()));
    }
}

} // namespace

std::string markText(const Event& event)
{
    if (event.kind == EventKind::Failure)
        return failureText(event);
    if (event.kind == EventKind::Packet)
        return packetText(event);
    const ByteView bytes = event.bytes.view();
    if (event.note() == NoteCode::Text)
        return {bytes.begin(), bytes.end()};
    const std::string what = event.note() == NoteCode::QtDid ? fact(bytes, "what") : std::string();
    return what.empty() ? std::string(nameOf(event.note())) : "Qt: " + what;
}

} // namespace socketscope::journal
