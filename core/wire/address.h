// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Internet addresses and address:port pairs as values. Text forms: RFC 791 dotted quad, RFC 4291 and
/// RFC 5952.
#pragma once

#include "core/base/result.h"

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace socketscope::wire {

enum class Family : std::uint8_t { None, IPv4, IPv6 };

/// An IPv4 or IPv6 address in network byte order, or none at all. An IPv4 address stands in the first four
/// bytes.
struct IpAddress {
    std::array<std::uint8_t, 16> bytes {};
    std::uint32_t scope = 0; ///< interface index of a link-local IPv6 address (RFC 4007), else 0
    Family family = Family::None;

    /// A literal only: never a host name, nothing is looked up. `fe80::1%3` carries the scope as a number.
    [[nodiscard]] static Result<IpAddress> parse(std::string_view text);
    [[nodiscard]] static IpAddress v4(std::uint8_t a, std::uint8_t b, std::uint8_t c, std::uint8_t d);
    [[nodiscard]] static IpAddress any(Family family);
    [[nodiscard]] static IpAddress loopback(Family family);

    /// Canonical text (RFC 5952 for IPv6); empty where there is no address.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] bool isAny() const; ///< 0.0.0.0 or ::
    [[nodiscard]] bool isLoopback() const; ///< 127.0.0.0/8 or ::1
    [[nodiscard]] bool isMulticast() const; ///< 224.0.0.0/4 or ff00::/8

    friend auto operator<=>(const IpAddress&, const IpAddress&) = default;
};

inline IpAddress IpAddress::v4(std::uint8_t a, std::uint8_t b, std::uint8_t c, std::uint8_t d)
{
    IpAddress address;
    address.bytes = {a, b, c, d};
    address.family = Family::IPv4;
    return address;
}

/// Where a socket is bound, or whom it talks to. A port of 0 before bind means "let the system choose".
struct SocketAddress {
    IpAddress ip;
    std::uint16_t port = 0; ///< host byte order

    /// `127.0.0.1:8000` or `[::1]:8000`. Fails with BadAddress, MissingPort, BadNumber or
    /// PortOutOfRange.
    [[nodiscard]] static Result<SocketAddress> parse(std::string_view text);
    /// `127.0.0.1:8000` or `[::1]:8000`; empty where there is no address.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] bool isNone() const { return ip.family == Family::None; }

    friend auto operator<=>(const SocketAddress&, const SocketAddress&) = default;
};

/// A decimal port. Fails with BadNumber or PortOutOfRange.
[[nodiscard]] Result<std::uint16_t> parsePort(std::string_view text);

/// Takes `HOST:PORT` apart, where HOST is a name, an IPv4 literal or an IPv6 literal in brackets.
struct HostAndPort {
    std::string host;
    std::uint16_t port = 0;
    [[nodiscard]] static Result<HostAndPort> parse(std::string_view text);
};

} // namespace socketscope::wire
