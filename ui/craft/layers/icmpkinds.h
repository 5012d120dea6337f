// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The messages of ICMP and ICMPv6 that one writes by hand, by name.
#pragma once

#include "core/craft/packet.h"

#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

namespace socketscope::ui {

struct IcmpKind {
    std::uint8_t type = 0;
    std::uint8_t code = 0;
    QString title; ///< "Echo request"
};

/// Of Icmp or Icmpv6; none of other layers.
[[nodiscard]] QList<IcmpKind> icmpKinds(wire::LayerKind layer);
/// Type and code of the ICMP header that the packet has; nothing where it has none.
[[nodiscard]] std::optional<std::pair<std::uint8_t, std::uint8_t>> icmpOf(const craft::Packet& packet);
/// That packet with another type and code of its ICMP header. Fails as craft::Packet::set() does.
[[nodiscard]] Result<craft::Packet> withIcmp(craft::Packet packet, std::uint8_t type, std::uint8_t code);

} // namespace socketscope::ui
