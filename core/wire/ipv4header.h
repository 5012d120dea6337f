// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The IPv4 header, RFC 791 section 3.1; DSCP and ECN of RFC 2474 and RFC 3168.
#pragma once

#include "core/base/result.h"
#include "core/wire/address.h"
#include "core/wire/inlinebytes.h"

#include <optional>

namespace socketscope::wire {

/// The meaning of an IPv4 header, in host byte order. Any value can be held, including ones no router would
/// accept: only parse() judges.
struct Ipv4Header {
    static constexpr std::size_t minimumLength = 20;
    static constexpr std::size_t mostOptions = 40;

    std::uint8_t version = 4;
    std::uint8_t ihl = 5; ///< in words of 32 bits
    std::uint8_t typeOfService = 0;
    std::uint8_t flags = 0; ///< three bits: reserved, don't fragment, more fragments
    std::uint16_t totalLength = 0;
    std::uint16_t identification = 0;
    std::uint16_t fragmentOffset = 0; ///< in units of 8 bytes
    std::uint16_t checksum = 0;
    std::uint8_t ttl = 64;
    std::uint8_t protocol = 0;
    IpAddress source;
    IpAddress destination;
    InlineBytes<mostOptions> options; ///< with their padding

    static constexpr std::uint8_t moreFragments = 1;
    static constexpr std::uint8_t dontFragment = 2;

    /// Reads a header from the front of `bytes`, which may carry a payload after it. Fails with Truncated,
    /// BadVersion or BadLength (of `ihl`). Neither a wrong checksum nor a wrong total length is an error:
    /// headers quoted in ICMP errors often carry both. See checksumMatches() and packetLength().
    [[nodiscard]] static Result<Ipv4Header> parse(ByteView bytes);
    /// The same without saying why not: neither allocates nor throws.
    [[nodiscard]] static std::optional<Ipv4Header> tryParse(ByteView bytes) noexcept;

    /// What it takes to write this: 20 bytes and the options as they are, whatever `ihl` says.
    [[nodiscard]] std::size_t headerLength() const { return minimumLength + options.size(); }
    /// Network-order bytes, with length and checksum as stored: a wrong one on purpose stays wrong.
    void write(std::span<std::uint8_t> to) const;
    [[nodiscard]] Bytes serialize() const;

    /// What the checksum field ought to be.
    [[nodiscard]] std::uint16_t computedChecksum() const;
    [[nodiscard]] bool checksumMatches() const { return checksum == computedChecksum(); }

    /// How many of `received` bytes, from the header's first, are of this packet: the total length, or all
    /// where the total length cannot be (0, less than the header, or more than there is).
    [[nodiscard]] std::size_t packetLength(std::size_t received) const;
    [[nodiscard]] bool isFragment() const { return fragmentOffset != 0 || (flags & moreFragments) != 0; }

    friend bool operator==(const Ipv4Header&, const Ipv4Header&) = default;
};

} // namespace socketscope::wire
