// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The IPv6 header and its extension headers, RFC 8200 sections 3 and 4.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/wire/address.h"

#include <optional>

namespace socketscope::wire {

/// The meaning of an IPv6 header, in host byte order. Any value can be held; only parse() judges.
struct Ipv6Header {
    static constexpr std::size_t length = 40;

    std::uint8_t version = 6;
    std::uint8_t trafficClass = 0;
    std::uint32_t flowLabel = 0; ///< 20 bits
    std::uint16_t payloadLength = 0;
    std::uint8_t nextHeader = 0;
    std::uint8_t hopLimit = 64;
    IpAddress source;
    IpAddress destination;

    /// Fails with Truncated or BadVersion. A payload length that is not what follows is no error: see
    /// packetLength().
    [[nodiscard]] static Result<Ipv6Header> parse(ByteView bytes);
    /// The same without saying why not: neither allocates nor throws.
    [[nodiscard]] static std::optional<Ipv6Header> tryParse(ByteView bytes) noexcept;
    [[nodiscard]] std::size_t headerLength() const { return length; }
    void write(std::span<std::uint8_t> to) const;
    [[nodiscard]] Bytes serialize() const;

    /// How many of `received` bytes, from the header's first, are of this packet; all where the payload
    /// length cannot be (0 as in a jumbogram, or more than there is).
    [[nodiscard]] std::size_t packetLength(std::size_t received) const;

    friend bool operator==(const Ipv6Header&, const Ipv6Header&) = default;
};

/// Where one extension header lies.
struct Ipv6Extension {
    std::size_t offset = 0; ///< from the first byte after the IPv6 header
    std::size_t length = 0;
    std::uint8_t type = 0; ///< its number as a next header
    std::uint8_t nextHeader = 0;

    friend bool operator==(const Ipv6Extension&, const Ipv6Extension&) = default;
};

/// Goes from one extension header to the next until something else follows. Each has at least 8 bytes, so the
/// walk ends with the bytes at the latest.
class Ipv6ExtensionWalk {
public:
    /// `bytes` are what follows the IPv6 header.
    Ipv6ExtensionWalk(ByteView bytes, std::uint8_t nextHeader)
        : m_bytes(bytes)
        , m_protocol(nextHeader)
    {
    }
    /// The next extension header, or nothing where there is none: then protocol() begins at offset(), or the
    /// next one is damaged and error() says how.
    [[nodiscard]] std::optional<Ipv6Extension> next() noexcept;
    [[nodiscard]] std::uint8_t protocol() const { return m_protocol; }
    [[nodiscard]] std::size_t offset() const { return m_offset; }
    [[nodiscard]] bool isDamaged() const { return m_needed != 0 || m_badLength; }
    [[nodiscard]] std::optional<Error> error() const;
    /// Set once a fragment header was passed that is not of a whole packet (RFC 6946).
    [[nodiscard]] bool isFragment() const { return m_fragment; }
    /// Set once a fragment header was passed whose fragment is not the first: what follows is data.
    [[nodiscard]] bool isLaterFragment() const { return m_laterFragment; }
    /// A routing header with segments left was passed: a pseudo-header has another destination.
    [[nodiscard]] bool isRouted() const { return m_routed; }

private:
    ByteView m_bytes;
    std::size_t m_offset = 0;
    std::size_t m_needed = 0; ///< bytes that the next one needs and that are not there
    std::uint8_t m_protocol;
    bool m_badLength = false; ///< the next one's length field cannot be
    bool m_fragment = false;
    bool m_laterFragment = false;
    bool m_routed = false;
};

} // namespace socketscope::wire
