// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The RFCs' drawings as tables: which field stands at which bits of which header.
#pragma once

#include "core/wire/dissection.h"

#include <span>

namespace socketscope::wire::tables {

using Table = std::span<const FieldSpec>;

[[nodiscard]] Table ethernet(bool hasLength);
[[nodiscard]] Table vlan();
[[nodiscard]] Table sll();
[[nodiscard]] Table sll2();
[[nodiscard]] Table loopback();
[[nodiscard]] Table arp();
[[nodiscard]] Table ipv4();
[[nodiscard]] Table ipv6();
[[nodiscard]] Table udp();
[[nodiscard]] Table tcp();
/// The eight bytes of an ICMP message, and those behind them that the type has.
[[nodiscard]] Table icmp(std::uint8_t type);
[[nodiscard]] Table icmpv6(std::uint8_t type);
[[nodiscard]] Table extensions();
[[nodiscard]] Table extensionObject();
[[nodiscard]] Table mplsLabel();
/// Of one extension header of IPv6, by its number.
[[nodiscard]] Table ipv6Extension(std::uint8_t type);
/// Behind kind and length of a TCP option; empty where its data is not opened.
[[nodiscard]] Table tcpOption(std::uint8_t kind, std::size_t length);

// Fields whose place varies.
inline constexpr FieldSpec data {"data", FieldKind::Data};
inline constexpr FieldSpec options {"options", FieldKind::Item};
inline constexpr FieldSpec optionBytes {"options", FieldKind::Data};
inline constexpr FieldSpec optionKind {"kind", FieldKind::Number, 0, 8};
inline constexpr FieldSpec optionType {"type", FieldKind::Number, 0, 8};
inline constexpr FieldSpec optionLength {"length", FieldKind::Number, 8, 8};
inline constexpr FieldSpec trailer {"trailer", FieldKind::Data};
inline constexpr FieldSpec surplus {"surplus", FieldKind::Data};
inline constexpr FieldSpec extensionHeaders {"extension_headers", FieldKind::Item};
inline constexpr FieldSpec extensionType {"type", FieldKind::Number};
inline constexpr FieldSpec objects {"objects", FieldKind::Item};
inline constexpr FieldSpec labels {"labels", FieldKind::Item};
inline constexpr FieldSpec blocks {"blocks", FieldKind::Item};
inline constexpr FieldSpec leftEdge {"left_edge", FieldKind::Number, 0, 32};
inline constexpr FieldSpec rightEdge {"right_edge", FieldKind::Number, 32, 32};
inline constexpr FieldSpec senderHardware {"sender_hardware_address", FieldKind::Data};
inline constexpr FieldSpec senderProtocol {"sender_protocol_address", FieldKind::Data};
inline constexpr FieldSpec targetHardware {"target_hardware_address", FieldKind::Data};
inline constexpr FieldSpec targetProtocol {"target_protocol_address", FieldKind::Data};
inline constexpr FieldSpec senderMac {"sender_hardware_address", FieldKind::Mac};
inline constexpr FieldSpec senderIp {"sender_protocol_address", FieldKind::Address};
inline constexpr FieldSpec targetMac {"target_hardware_address", FieldKind::Mac};
inline constexpr FieldSpec targetIp {"target_protocol_address", FieldKind::Address};
inline constexpr FieldSpec role {"interface_role", FieldKind::Number, 24, 2};
inline constexpr FieldSpec ifIndex {"if_index", FieldKind::Number, 0, 32};
inline constexpr FieldSpec ipAddress {"ip_address", FieldKind::Address};
inline constexpr FieldSpec interfaceName {"name", FieldKind::Text};
inline constexpr FieldSpec interfaceMtu {"mtu", FieldKind::Number, 0, 32};

} // namespace socketscope::wire::tables
