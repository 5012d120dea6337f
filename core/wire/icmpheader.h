// SPDX-License-Identifier: GPL-3.0-or-later
/// \file ICMP, RFC 792, and what an ICMP error quotes (RFC 1812 section 4.3.2.3, RFC 4884).
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <optional>

namespace socketscope::wire {

/// The first eight bytes of an ICMP or ICMPv6 message, in host byte order. What the second four mean depends
/// on the type; any value can be held.
struct IcmpHeader {
    static constexpr std::size_t size = 8;

    std::uint8_t type = 0;
    std::uint8_t code = 0;
    std::uint16_t checksum = 0;
    std::uint32_t rest = 0;

    static constexpr std::uint8_t echoReply = 0;
    static constexpr std::uint8_t destinationUnreachable = 3;
    static constexpr std::uint8_t sourceQuench = 4;
    static constexpr std::uint8_t redirect = 5;
    static constexpr std::uint8_t echoRequest = 8;
    static constexpr std::uint8_t timeExceeded = 11;
    static constexpr std::uint8_t parameterProblem = 12;
    static constexpr std::uint8_t timestamp = 13;
    static constexpr std::uint8_t timestampReply = 14;

    /// Fails with Truncated. The checksum runs over the whole message: see checksumVerifies().
    [[nodiscard]] static Result<IcmpHeader> parse(ByteView bytes);
    /// The same without saying why not: neither allocates nor throws.
    [[nodiscard]] static std::optional<IcmpHeader> tryParse(ByteView bytes) noexcept;
    [[nodiscard]] std::size_t headerLength() const { return size; }
    void write(std::span<std::uint8_t> to) const;
    [[nodiscard]] Bytes serialize() const;

    [[nodiscard]] std::uint16_t identifier() const { return static_cast<std::uint16_t>(rest >> 16); }
    [[nodiscard]] std::uint16_t sequenceNumber() const { return static_cast<std::uint16_t>(rest); }
    [[nodiscard]] std::uint16_t nextHopMtu() const { return static_cast<std::uint16_t>(rest); }
    void setEcho(std::uint16_t identifier, std::uint16_t sequence);
    /// An error, which quotes the packet that it is about.
    [[nodiscard]] bool quotes() const;

    friend bool operator==(const IcmpHeader&, const IcmpHeader&) = default;
};

/// Where in an ICMP error the quoted packet and the extensions of RFC 4884 lie. Offsets count from the first
/// byte of the ICMP header.
struct IcmpQuote {
    std::size_t end = 0; ///< of the quoted packet, which starts at byte 8
    /// An extension structure whose version and checksum are right.
    std::optional<std::size_t> extensions;
    /// Where the length field puts the extensions, though none with a right version and checksum is there.
    /// Some routers fill in the field and still put the structure behind 128 bytes: both readings are kept.
    std::optional<std::size_t> claimed;
};

/// For the ICMP errors that can carry extensions, by RFC 4884 section 5; also the routers from before it,
/// which leave the length field zero and put the structure behind 128 bytes (section 5.5).
[[nodiscard]] IcmpQuote findIcmpQuote(const IcmpHeader& header, ByteView message);

/// The same for a length field in words of `unit` bytes; `unit` 0 for messages that cannot carry extensions.
[[nodiscard]] IcmpQuote findQuote(std::size_t lengthField, std::size_t unit, ByteView message);

/// What to try next when a router says that a packet of `length` bytes was too large, and does not say what
/// is not: the next plateau below (RFC 1191 section 7.1).
[[nodiscard]] std::uint16_t nextMtuPlateau(std::uint16_t length);

} // namespace socketscope::wire
