// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Which rule of a firewall a packet meets. For core/lab only.
#pragma once

#include "core/lab/ippacket.h"
#include "core/lab/topology.h"

namespace socketscope::lab {

/// The first rule that fits; null: none does. A rule that asks for ports fits no fragment without them.
[[nodiscard]] const FirewallRule* ruleFor(std::span<const FirewallRule> rules, const IpPacket& packet);

/// The ports of a UDP or TCP packet, source and destination.
struct Ports {
    std::uint16_t source = 0;
    std::uint16_t destination = 0;
};
[[nodiscard]] std::optional<Ports> portsOf(const IpPacket& packet, const Transport& transport);

} // namespace socketscope::lab
