// SPDX-License-Identifier: GPL-3.0-or-later
/// \file IP packets that nodes make themselves. For core/lab only.
#pragma once

#include "core/base/bytes.h"
#include "core/wire/address.h"

namespace socketscope::lab {

/// What the IP header of a new packet says; the family is the source's.
struct Outline {
    wire::IpAddress source;
    wire::IpAddress destination;
    std::uint8_t protocol = 0;
    std::uint8_t ttl = 64;
    std::uint8_t typeOfService = 0; ///< IPv6: traffic class
    std::uint16_t identification = 0; ///< IPv4
    bool dontFragment = false; ///< IPv4
    std::uint8_t optionBytes = 0; ///< IPv4: that many no-operation options
};

/// An IP packet around `payload`, into `packet`, whose memory is used again.
void wrap(const Outline& outline, ByteView payload, Bytes& packet);

/// Writes the checksum of ICMP, ICMPv6, UDP or TCP into a message between these two.
void seal(std::span<std::uint8_t> message, std::uint8_t protocol, const wire::IpAddress& source,
    const wire::IpAddress& destination);
/// Where the checksum of that protocol stands; nothing known: 0.
[[nodiscard]] std::size_t checksumPlace(std::uint8_t protocol);

} // namespace socketscope::lab
