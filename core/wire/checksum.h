// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The Internet checksum, RFC 1071: the ones' complement of the ones' complement sum of 16-bit words.
/// Nothing here allocates or throws.
#pragma once

#include "core/base/bytes.h"
#include "core/wire/address.h"

namespace socketscope::wire {

/// A sum under way. What is added may come in pieces of any length: each piece goes on where the last one
/// ended, also in the middle of a word. An odd byte at the end counts as the high half of a word.
class InternetSum {
public:
    void add(ByteView bytes);
    void addWord(std::uint16_t word);

    /// The sum folded to 16 bits, carries added back in. All words with a right checksum among them: FFFF.
    [[nodiscard]] std::uint16_t folded() const;
    /// The complement of the sum: what a checksum field must hold.
    [[nodiscard]] std::uint16_t checksum() const { return static_cast<std::uint16_t>(~folded()); }

private:
    std::uint64_t m_sum = 0; ///< of words in network order, always below 2^48
    bool m_odd = false; ///< the next byte is the low half of a word
};

/// What TCP, UDP and ICMPv6 sum before their own bytes: RFC 9293 section 3.1, RFC 8200 section 8.1. The
/// family of `source` decides on the form.
struct PseudoHeader {
    IpAddress source;
    IpAddress destination;
    std::uint32_t length = 0; ///< of the transport header and what follows it
    std::uint8_t protocol = 0;

    static constexpr std::size_t mostBytes = 40;
    /// Writes the pseudo-header into `to` and returns how many bytes it has: 12 or 40.
    [[nodiscard]] std::size_t write(std::span<std::uint8_t, mostBytes> to) const;
};

/// The checksum of bytes whose checksum field is zero or left out.
[[nodiscard]] std::uint16_t internetChecksum(ByteView bytes);
[[nodiscard]] std::uint16_t internetChecksum(const PseudoHeader& before, ByteView bytes);

/// The folded sum of a pseudo-header alone: what a sender writes that leaves the rest to its network card.
[[nodiscard]] std::uint16_t pseudoHeaderSum(const PseudoHeader& pseudo);

/// The receiver's check, over everything including the checksum field.
[[nodiscard]] bool checksumVerifies(ByteView bytes);
[[nodiscard]] bool checksumVerifies(const PseudoHeader& before, ByteView bytes);

/// UDP sends a computed 0 as FFFF, because 0 says "no checksum" (RFC 768).
[[nodiscard]] constexpr std::uint16_t udpChecksumOnTheWire(std::uint16_t computed)
{
    return computed == 0 ? std::uint16_t {0xffff} : computed;
}

} // namespace socketscope::wire
