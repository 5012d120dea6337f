// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What a probe is: the part that all probes of a trace share, and what makes each its own. Plain
/// values without allocation: the probe helper uses them, too.
#pragma once

#include "core/wire/address.h"

#include <cstdint>

namespace socketscope::trace {

enum class Protocol : std::uint8_t { Icmp, Udp, Tcp };

/// What stays the same from probe to probe, so that routers with several paths choose the same one.
enum class Flow : std::uint8_t {
    Classic, ///< UDP: the destination port changes; TCP: the source port; ICMP: sequence number and checksum
    Paris, ///< ports constant, and so is the ICMP checksum; UDP is told apart by its checksum (Augustin 2006)
    Dublin, ///< ports and checksum constant; UDP is told apart by the IPv4 identification or the IPv6 length
};

/// What all probes of a trace have in common.
struct ProbeShape {
    wire::IpAddress source; ///< none: the system chooses
    wire::IpAddress destination;
    std::uint32_t flowLabel = 0; ///< IPv6, 20 bits
    std::uint16_t identifier = 0; ///< of ICMP echo; also mixed into what else must not be guessed
    std::uint16_t sourcePort = 0;
    std::uint16_t destinationPort = 33434; ///< UDP Classic counts up from here
    std::uint16_t size = 60; ///< bytes of the whole IP packet; see smallestSize()
    Protocol protocol = Protocol::Icmp;
    Flow flow = Flow::Classic;
    std::uint8_t typeOfService = 0; ///< IPv4 type of service or IPv6 traffic class, with DSCP and ECN
    std::uint8_t pattern = 0; ///< each byte of the payload
    bool dontFragment = false;

    [[nodiscard]] wire::Family family() const { return destination.family; }
    friend bool operator==(const ProbeShape&, const ProbeShape&) = default;
};

/// One probe. `mark` is what its packet carries so that an answer can be told to be about it; where it stands
/// depends on the shape.
struct Probe {
    std::uint32_t number = 0; ///< from 1, in the order of sending
    std::uint32_t round = 0; ///< from 0
    std::uint16_t mark = 0; ///< 1 to markCount()
    std::uint16_t size = 0; ///< bytes of the whole IP packet
    std::uint8_t ttl = 0;
    std::uint8_t query = 0; ///< of its hop in its round, from 0
    bool again = false; ///< asks a silent hop a second time

    friend bool operator==(const Probe&, const Probe&) = default;
};

inline constexpr std::uint16_t largestSize = 65535;
/// The fewest bytes of a whole IP packet that carries such a probe.
[[nodiscard]] std::uint16_t smallestSize(wire::Family family, Protocol protocol, Flow flow);
/// How many probes of this shape can be told apart.
[[nodiscard]] std::uint16_t markCount(const ProbeShape& shape);

} // namespace socketscope::trace
