// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What a topology file calls the values of enumerations. For core/topology only.
#pragma once

#include "core/lab/topology.h"

#include <optional>
#include <span>
#include <string_view>

namespace socketscope::topology {

/// The names of an enumeration's values, in their order.
template <class Enum> [[nodiscard]] std::span<const std::string_view> namesOf();
template <> std::span<const std::string_view> namesOf<lab::AnswerForm>();
template <> std::span<const std::string_view> namesOf<lab::Quote>();
template <> std::span<const std::string_view> namesOf<lab::UdpService>();
template <> std::span<const std::string_view> namesOf<lab::TcpService>();
template <> std::span<const std::string_view> namesOf<lab::Balance>();
template <> std::span<const std::string_view> namesOf<lab::Route::Kind>();
template <> std::span<const std::string_view> namesOf<lab::Refusal>();
template <> std::span<const std::string_view> namesOf<lab::FirewallRule::Action>();

template <class Enum> [[nodiscard]] std::string_view nameOf(Enum value)
{
    return namesOf<Enum>()[static_cast<std::size_t>(value)];
}

template <class Enum> [[nodiscard]] std::optional<Enum> valueOf(std::string_view name)
{
    const auto names = namesOf<Enum>();
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == name)
            return static_cast<Enum>(i);
    return std::nullopt;
}

/// "icmp", "tcp", "udp" for the protocols that have names here; a number for the rest.
[[nodiscard]] std::string_view protocolName(std::uint8_t protocol);
[[nodiscard]] std::optional<std::uint8_t> protocolNamed(std::string_view name);

} // namespace socketscope::topology
