// SPDX-License-Identifier: GPL-3.0-or-later
/// \file ICMPv6, RFC 4443, with the types of Neighbor Discovery (RFC 4861).
#pragma once

#include "core/wire/icmpheader.h"

#include <optional>

namespace socketscope::wire {

/// As IcmpHeader, but with other types, and a checksum over a pseudo-header, too.
struct Icmpv6Header {
    static constexpr std::size_t size = 8;

    std::uint8_t type = 0;
    std::uint8_t code = 0;
    std::uint16_t checksum = 0;
    std::uint32_t rest = 0;

    static constexpr std::uint8_t destinationUnreachable = 1;
    static constexpr std::uint8_t packetTooBig = 2;
    static constexpr std::uint8_t timeExceeded = 3;
    static constexpr std::uint8_t parameterProblem = 4;
    static constexpr std::uint8_t echoRequest = 128;
    static constexpr std::uint8_t echoReply = 129;
    static constexpr std::uint8_t routerSolicitation = 133;
    static constexpr std::uint8_t routerAdvertisement = 134;
    static constexpr std::uint8_t neighborSolicitation = 135;
    static constexpr std::uint8_t neighborAdvertisement = 136;

    /// Fails with Truncated.
    [[nodiscard]] static Result<Icmpv6Header> parse(ByteView bytes);
    /// The same without saying why not: neither allocates nor throws.
    [[nodiscard]] static std::optional<Icmpv6Header> tryParse(ByteView bytes) noexcept;
    [[nodiscard]] std::size_t headerLength() const { return size; }
    void write(std::span<std::uint8_t> to) const;
    [[nodiscard]] Bytes serialize() const;

    [[nodiscard]] std::uint16_t identifier() const { return static_cast<std::uint16_t>(rest >> 16); }
    [[nodiscard]] std::uint16_t sequenceNumber() const { return static_cast<std::uint16_t>(rest); }
    [[nodiscard]] std::uint32_t mtu() const { return rest; }
    void setEcho(std::uint16_t identifier, std::uint16_t sequence);
    /// An error, which quotes the packet that it is about: the types below 128.
    [[nodiscard]] bool quotes() const { return type >= destinationUnreachable && type <= parameterProblem; }

    friend bool operator==(const Icmpv6Header&, const Icmpv6Header&) = default;
};

/// As findIcmpQuote(); the length field counts words of 64 bits here (RFC 4884 section 4.4).
[[nodiscard]] IcmpQuote findIcmpv6Quote(const Icmpv6Header& header, ByteView message);

} // namespace socketscope::wire
