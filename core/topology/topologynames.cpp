// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topology/topologynames.h"

#include "core/wire/protocols.h"

#include <array>

namespace socketscope::topology {

template <> std::span<const std::string_view> namesOf<lab::AnswerForm>()
{
    static constexpr std::array<std::string_view, 5> names {
        "proper", "echo-reply", "udp", "garbage", "wrong-protocol"};
    return names;
}

template <> std::span<const std::string_view> namesOf<lab::Quote>()
{
    static constexpr std::array<std::string_view, 2> names {"full", "short"};
    return names;
}

template <> std::span<const std::string_view> namesOf<lab::UdpService>()
{
    static constexpr std::array<std::string_view, 4> names {"closed", "echo", "shout", "silent"};
    return names;
}

template <> std::span<const std::string_view> namesOf<lab::TcpService>()
{
    static constexpr std::array<std::string_view, 3> names {"closed", "open", "silent"};
    return names;
}

template <> std::span<const std::string_view> namesOf<lab::Balance>()
{
    static constexpr std::array<std::string_view, 4> names {
        "per-flow", "per-destination", "per-packet", "random"};
    return names;
}

template <> std::span<const std::string_view> namesOf<lab::Route::Kind>()
{
    static constexpr std::array<std::string_view, 4> names {"via", "unreachable", "prohibited", "blackhole"};
    return names;
}

template <> std::span<const std::string_view> namesOf<lab::Refusal>()
{
    static constexpr std::array<std::string_view, 7> names {"prohibited", "host-prohibited", "net-prohibited",
        "port-unreachable", "host-unreachable", "net-unreachable", "tcp-reset"};
    return names;
}

template <> std::span<const std::string_view> namesOf<lab::FirewallRule::Action>()
{
    static constexpr std::array<std::string_view, 3> names {"drop", "reject", "allow"};
    return names;
}

namespace {

struct ProtocolName {
    std::string_view name;
    std::uint8_t number;
};
constexpr std::array<ProtocolName, 3> protocols {
    {{"icmp", wire::protocol::icmp}, {"tcp", wire::protocol::tcp}, {"udp", wire::protocol::udp}}};

} // namespace

std::string_view protocolName(std::uint8_t protocol)
{
    for (const ProtocolName& known : protocols)
        if (known.number == protocol)
            return known.name;
    return {};
}

std::optional<std::uint8_t> protocolNamed(std::string_view name)
{
    for (const ProtocolName& known : protocols)
        if (known.name == name)
            return known.number;
    return std::nullopt;
}

} // namespace socketscope::topology
