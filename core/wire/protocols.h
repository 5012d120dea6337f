// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Numbers that IANA has given, as far as they are used here.
#pragma once

#include <cstdint>

namespace socketscope::wire {

/// IPv4's protocol and IPv6's next header.
namespace protocol {
constexpr std::uint8_t hopByHop = 0;
constexpr std::uint8_t icmp = 1;
constexpr std::uint8_t ipv4 = 4; ///< IP in IP
constexpr std::uint8_t tcp = 6;
constexpr std::uint8_t udp = 17;
constexpr std::uint8_t ipv6 = 41;
constexpr std::uint8_t routing = 43;
constexpr std::uint8_t fragment = 44;
constexpr std::uint8_t authentication = 51;
constexpr std::uint8_t icmpv6 = 58;
constexpr std::uint8_t noNextHeader = 59;
constexpr std::uint8_t destinationOptions = 60;
constexpr std::uint8_t mobility = 135;
constexpr std::uint8_t hip = 139;
constexpr std::uint8_t shim6 = 140;
} // namespace protocol

/// The type of what an Ethernet frame carries.
namespace ethertype {
constexpr std::uint16_t ipv4 = 0x0800;
constexpr std::uint16_t arp = 0x0806;
constexpr std::uint16_t vlan = 0x8100;
constexpr std::uint16_t ipv6 = 0x86dd;
constexpr std::uint16_t serviceVlan = 0x88a8;
/// Below this it is not a type but the length of an IEEE 802.3 frame.
constexpr std::uint16_t leastType = 0x0600;
} // namespace ethertype

/// What a capture file's packets start with: the LINKTYPE_ values of tcpdump.org.
enum class LinkType : std::uint32_t {
    Null = 0, ///< BSD loopback, family in the byte order of the capturing machine
    Ethernet = 1,
    Raw = 101, ///< IPv4 or IPv6, told apart by the version
    Loop = 108, ///< OpenBSD loopback, family in network order
    LinuxSll = 113,
    RawIpv4 = 228,
    RawIpv6 = 229,
    LinuxSll2 = 276,
};

} // namespace socketscope::wire
