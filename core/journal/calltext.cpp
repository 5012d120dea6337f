// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/calltext.h"

#include "core/journal/eventnames.h"
#include "core/wire/protocols.h"

namespace socketscope::journal {
namespace {

std::string rawArguments(const Event& event)
{
    using namespace wire::protocol;
    const std::string front
        = event.local.ip.family == wire::Family::IPv6 ? "AF_INET6, SOCK_RAW, " : "AF_INET, SOCK_RAW, ";
    switch (event.code) {
    case icmp:
        return front + "IPPROTO_ICMP";
    case tcp:
        return front + "IPPROTO_TCP";
    case udp:
        return front + "IPPROTO_UDP";
    case icmpv6:
        return front + "IPPROTO_ICMPV6";
    case 255:
        return front + "IPPROTO_RAW";
    default:
        return front + std::to_string(event.code);
    }
}

std::string socketArguments(const Event& event)
{
    const std::string family = event.local.ip.family == wire::Family::IPv6 ? "AF_INET6" : "AF_INET";
    if (event.argument == 10)
        return "AF_PACKET, SOCK_DGRAM, 0";
    if (event.argument == 3)
        return rawArguments(event);
    return family + (event.argument == 2 ? ", SOCK_DGRAM" : ", SOCK_STREAM");
}

std::string shutdownArgument(std::int32_t how)
{
    switch (how) {
    case 0:
        return "SHUT_RD";
    case 1:
        return "SHUT_WR";
    default:
        return "SHUT_RDWR";
    }
}

std::string optionArguments(const Event& event)
{
    const std::string name(nameOf(event.option()));
    if (event.option() == OptionName::IpAddMembership)
        return name + ", " + event.peer.ip.text();
    return name + ", " + std::to_string(event.argument);
}

std::string arguments(const Event& event)
{
    switch (event.call) {
    case CallName::Socket:
        return socketArguments(event);
    case CallName::Setsockopt:
        return optionArguments(event);
    case CallName::Bind:
        return event.local.text();
    case CallName::Listen:
    case CallName::Recv:
    case CallName::Recvfrom:
        return std::to_string(event.argument);
    case CallName::Connect:
        return event.peer.text();
    case CallName::Send:
        return std::to_string(event.argument) + " B";
    case CallName::Sendto:
        return std::to_string(event.argument) + " B, " + event.peer.text();
    case CallName::Shutdown:
        return shutdownArgument(event.argument);
    case CallName::Getaddrinfo:
        return std::string(event.bytes.view().begin(), event.bytes.view().end());
    case CallName::None:
    case CallName::Getsockname:
    case CallName::Accept:
    case CallName::Close:
        return {};
    }
    return {};
}

} // namespace

std::string callText(const Event& event)
{
    return std::string(nameOf(event.call)) + '(' + arguments(event) + ')';
}

std::string resultText(const Event& returned)
{
    if (returned.result < 0)
        return returned.error ? errnoName(returned.error) : "-1";
    switch (returned.call) {
    case CallName::Socket:
        return "fd " + std::to_string(returned.result);
    case CallName::Bind:
        return ':' + std::to_string(returned.local.port);
    case CallName::Accept:
        return "fd " + std::to_string(returned.result) + " from " + returned.peer.text();
    case CallName::Send:
    case CallName::Sendto:
        return std::to_string(returned.result) + " B";
    case CallName::Recv:
        return returned.result == 0 ? "b''" : std::to_string(returned.result) + " B";
    case CallName::Recvfrom:
        return (returned.result == 0 ? "b''" : std::to_string(returned.result) + " B") + " from "
            + returned.peer.text();
    case CallName::Setsockopt:
        return std::to_string(returned.argument);
    case CallName::Getaddrinfo:
        return returned.peer.ip.text();
    case CallName::None:
    case CallName::Getsockname:
    case CallName::Listen:
    case CallName::Connect:
    case CallName::Shutdown:
    case CallName::Close:
        return {};
    }
    return {};
}

std::string previewText(const Payload& bytes, std::size_t longest)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text = "\"";
    std::size_t used = 0;
    std::size_t shown = 0;
    for (const std::uint8_t byte : bytes.view()) {
        std::string one;
        if (byte == '\n')
            one = "\\n";
        else if (byte == '\r')
            one = "\\r";
        else if (byte == '\t')
            one = "\\t";
        else if (byte == '"' || byte == '\\')
            one = {'\\', static_cast<char>(byte)};
        else if (byte >= 0x20 && byte < 0x7f)
            one = static_cast<char>(byte);
        else
            one = {'\\', 'x', digits[byte >> 4], digits[byte & 15]};
        if (used + one.size() > longest)
            break;
        used += one.size();
        text += one;
        ++shown;
    }
    if (shown < bytes.length)
        text += "…";
    return text + '"';
}

} // namespace socketscope::journal
