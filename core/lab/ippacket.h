// SPDX-License-Identifier: GPL-3.0-or-later
/// \file An IP packet as a router sees it: just enough is read to send it on. For core/lab only.
#pragma once

#include "core/lab/observer.h"
#include "core/wire/address.h"

namespace socketscope::lab {

/// What stands behind the IP header and its extensions.
struct Transport {
    std::uint8_t protocol = 0;
    std::size_t offset = 0; ///< in the packet
    std::size_t announcedAt = 0; ///< offset of the byte that names the protocol
    bool fragment = false; ///< of a datagram, first or later
    bool laterFragment = false; ///< begins in the middle: there is no transport header
    bool routed = false; ///< by an IPv6 routing header that is not used up
    bool damaged = false; ///< an extension header is
};

/// A look at a packet; holds no bytes.
struct IpPacket {
    ByteView bytes; ///< as long as the header says
    std::uint16_t headerLength = 0;
    std::uint8_t protocol = 0; ///< IPv6: of the first header behind the fixed one
    std::uint8_t ttl = 0;
    bool v6 = false;

    [[nodiscard]] wire::Family family() const { return v6 ? wire::Family::IPv6 : wire::Family::IPv4; }
    [[nodiscard]] wire::IpAddress source() const;
    [[nodiscard]] wire::IpAddress destination() const;
    [[nodiscard]] bool dontFragment() const { return v6 || (bytes[6] & 0x40) != 0; }
    [[nodiscard]] Transport transport() const;
};

/// Reads the header as a router must (RFC 1812 section 5.2.2, RFC 8200 section 3). None: it is sound.
[[nodiscard]] Reason readPacket(ByteView bytes, IpPacket& into);
/// The same without asking for a right checksum or for all of the bytes: for what an error quotes and for
/// what a program sends.
[[nodiscard]] bool readHeader(ByteView bytes, IpPacket& into);

/// An address that one host can have: no broadcast, no multicast, not 0.0.0.0/8 or ::, not loopback, not
/// 240.0.0.0/4.
[[nodiscard]] bool isOneHost(const wire::IpAddress& ip);
/// 255.255.255.255 or multicast.
[[nodiscard]] bool isForMany(const wire::IpAddress& ip);
/// No link may carry it: it comes from or goes to loopback or nowhere, or comes from many.
[[nodiscard]] bool isMartian(const IpPacket& packet);

/// Takes one from the TTL or hop limit, and mends an IPv4 checksum by RFC 1624.
void decrementTtl(std::span<std::uint8_t> packet);
/// Replaces a word of 16 bits and mends the checksum at `checksumAt` by RFC 1624 (equation 3).
void replaceWord(std::span<std::uint8_t> packet, std::size_t at, std::uint16_t word, std::size_t checksumAt);

} // namespace socketscope::lab
