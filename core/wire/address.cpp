// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/address.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

namespace socketscope::wire {
namespace {

template <class T> std::optional<T> number(std::string_view text, int base = 10)
{
    T value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (error != std::errc {} || end != text.data() + text.size() || text.empty())
        return std::nullopt;
    return value;
}

std::optional<std::array<std::uint8_t, 4>> parseQuad(std::string_view text)
{
    std::array<std::uint8_t, 4> quad {};
    for (std::size_t i = 0; i < 4; ++i) {
        const std::size_t dot = text.find('.');
        if ((dot == std::string_view::npos) != (i == 3))
            return std::nullopt;
        const std::string_view part = text.substr(0, dot);
        // "010" would be octal to some programs and decimal to others, so it is nothing here.
        if (part.size() > 3 || (part.size() > 1 && part.front() == '0'))
            return std::nullopt;
        const auto value = number<std::uint8_t>(part);
        if (!value)
            return std::nullopt;
        quad[i] = *value;
        text.remove_prefix(dot == std::string_view::npos ? text.size() : dot + 1);
    }
    return quad;
}

/// The 16-bit groups of one side of `::`, with an IPv4 tail allowed at the very end (RFC 4291 section 2.2).
bool parseGroups(std::string_view text, bool mayEndInQuad, std::vector<std::uint16_t>& groups)
{
    if (text.empty())
        return true;
    while (true) {
        const std::size_t colon = text.find(':');
        const std::string_view part = text.substr(0, colon);
        if (part.find('.') != std::string_view::npos) {
            const auto quad
                = mayEndInQuad && colon == std::string_view::npos ? parseQuad(part) : std::nullopt;
            if (!quad)
                return false;
            groups.push_back(static_cast<std::uint16_t>((*quad)[0] << 8 | (*quad)[1]));
            groups.push_back(static_cast<std::uint16_t>((*quad)[2] << 8 | (*quad)[3]));
            return groups.size() <= 8;
        }
        const auto value = part.size() <= 4 ? number<std::uint16_t>(part, 16) : std::nullopt;
        if (!value || groups.size() == 8)
            return false;
        groups.push_back(*value);
        if (colon == std::string_view::npos)
            return true;
        text.remove_prefix(colon + 1);
    }
}

std::optional<std::array<std::uint8_t, 16>> parseV6(std::string_view text)
{
    std::vector<std::uint16_t> head;
    std::vector<std::uint16_t> tail;
    const std::size_t gap = text.find("::");
    if (gap == std::string_view::npos) {
        if (!parseGroups(text, true, head) || head.size() != 8)
            return std::nullopt;
    } else if (!parseGroups(text.substr(0, gap), false, head)
        || !parseGroups(text.substr(gap + 2), true, tail) || head.size() + tail.size() > 7) {
        return std::nullopt;
    }
    std::array<std::uint8_t, 16> bytes {};
    const auto put = [&bytes](std::size_t group, std::uint16_t value) {
        bytes[2 * group] = static_cast<std::uint8_t>(value >> 8);
        bytes[2 * group + 1] = static_cast<std::uint8_t>(value);
    };
    for (std::size_t i = 0; i < head.size(); ++i)
        put(i, head[i]);
    for (std::size_t i = 0; i < tail.size(); ++i)
        put(8 - tail.size() + i, tail[i]);
    return bytes;
}

std::string quadText(const std::uint8_t* bytes)
{
    std::string text;
    for (int i = 0; i < 4; ++i) {
        if (i)
            text.push_back('.');
        text += std::to_string(bytes[i]);
    }
    return text;
}

std::string v6Text(const std::array<std::uint8_t, 16>& bytes)
{
    std::array<std::uint16_t, 8> groups {};
    for (std::size_t i = 0; i < 8; ++i)
        groups[i] = static_cast<std::uint16_t>(bytes[2 * i] << 8 | bytes[2 * i + 1]);
    // RFC 5952 section 5: IPv4-mapped addresses keep their dotted tail.
    const bool mapped = std::all_of(groups.begin(), groups.begin() + 5, [](auto g) { return g == 0; })
        && groups[5] == 0xffff;
    if (mapped)
        return "::ffff:" + quadText(bytes.data() + 12);
    std::size_t bestStart = 8;
    std::size_t bestLength = 1; // a single zero group is never shortened
    for (std::size_t i = 0; i < 8;) {
        std::size_t j = i;
        while (j < 8 && groups[j] == 0)
            ++j;
        if (j - i > bestLength) {
            bestStart = i;
            bestLength = j - i;
        }
        i = std::max(j, i + 1);
    }
    std::string text;
    for (std::size_t i = 0; i < 8; ++i) {
        if (i == bestStart) {
            text += "::";
            i += bestLength - 1;
            continue;
        }
        if (!text.empty() && text.back() != ':')
            text.push_back(':');
        char digits[5] {};
        const auto [end, error] = std::to_chars(digits, digits + 4, groups[i], 16);
        text.append(digits, end);
    }
    return text;
}

} // namespace

Result<IpAddress> IpAddress::parse(std::string_view text)
{
    IpAddress address;
    if (const auto quad = parseQuad(text)) {
        std::copy(quad->begin(), quad->end(), address.bytes.begin());
        address.family = Family::IPv4;
        return address;
    }
    std::string_view literal = text;
    if (const std::size_t percent = text.find('%'); percent != std::string_view::npos) {
        const auto scope = number<std::uint32_t>(text.substr(percent + 1));
        if (!scope)
            return fail({.code = ErrorCode::BadAddress, .detail = std::string(text), .position = percent});
        address.scope = *scope;
        literal = text.substr(0, percent);
    }
    const auto bytes = parseV6(literal);
    if (!bytes)
        return fail({.code = ErrorCode::BadAddress, .detail = std::string(text)});
    address.bytes = *bytes;
    address.family = Family::IPv6;
    return address;
}

IpAddress IpAddress::any(Family family)
{
    IpAddress address;
    address.family = family;
    return address;
}

IpAddress IpAddress::loopback(Family family)
{
    if (family != Family::IPv6)
        return v4(127, 0, 0, 1);
    IpAddress address = any(family);
    address.bytes[15] = 1;
    return address;
}

std::string IpAddress::text() const
{
    switch (family) {
    case Family::None:
        return {};
    case Family::IPv4:
        return quadText(bytes.data());
    case Family::IPv6:
        return scope ? v6Text(bytes) + '%' + std::to_string(scope) : v6Text(bytes);
    }
    return {};
}

bool IpAddress::isAny() const
{
    return family != Family::None && std::all_of(bytes.begin(), bytes.end(), [](auto b) { return b == 0; });
}

bool IpAddress::isLoopback() const
{
    if (family == Family::IPv4)
        return bytes[0] == 127;
    return family == Family::IPv6 && bytes == loopback(Family::IPv6).bytes;
}

bool IpAddress::isMulticast() const
{
    return (family == Family::IPv4 && (bytes[0] & 0xf0) == 0xe0)
        || (family == Family::IPv6 && bytes[0] == 0xff);
}

Result<std::uint16_t> parsePort(std::string_view text)
{
    const auto value = number<std::uint64_t>(text);
    if (!value) {
        const bool digits = !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
        const bool negative
            = text.size() > 1 && text.front() == '-' && number<std::int64_t>(text).has_value();
        return fail({.code = digits || negative ? ErrorCode::PortOutOfRange : ErrorCode::BadNumber,
            .detail = std::string(text)});
    }
    if (*value > 65535)
        return fail({.code = ErrorCode::PortOutOfRange, .detail = std::string(text)});
    return static_cast<std::uint16_t>(*value);
}

Result<HostAndPort> HostAndPort::parse(std::string_view text)
{
    const std::size_t colon = text.rfind(':');
    const bool lacksPort = colon == std::string_view::npos || colon + 1 == text.size() || text.ends_with(']');
    if (lacksPort && !text.empty())
        return fail({.code = ErrorCode::MissingPort, .detail = std::string(text)});
    if (lacksPort)
        return fail({.code = ErrorCode::BadAddress});
    std::string_view host = text.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']'))
        host = host.substr(1, host.size() - 2);
    else if (host.find(':') != std::string_view::npos) // an IPv6 literal needs brackets before a port
        return fail({.code = ErrorCode::BadAddress, .detail = std::string(text)});
    const auto port = parsePort(text.substr(colon + 1));
    if (!port)
        return fail(port.error());
    if (host.empty())
        return fail({.code = ErrorCode::BadAddress, .detail = std::string(text)});
    return HostAndPort {std::string(host), *port};
}

Result<SocketAddress> SocketAddress::parse(std::string_view text)
{
    const auto parts = HostAndPort::parse(text);
    if (!parts)
        return fail(parts.error());
    const auto ip = IpAddress::parse(parts->host);
    if (!ip)
        return fail(ip.error());
    // Exactly one way to write a literal before a port: brackets around IPv6 and around nothing else.
    if ((ip->family == Family::IPv6) != text.starts_with('['))
        return fail({.code = ErrorCode::BadAddress, .detail = std::string(text)});
    return SocketAddress {*ip, parts->port};
}

std::string SocketAddress::text() const
{
    if (isNone())
        return {};
    const std::string portText = std::to_string(port);
    return ip.family == Family::IPv6 ? '[' + ip.text() + "]:" + portText : ip.text() + ':' + portText;
}

} // namespace socketscope::wire
