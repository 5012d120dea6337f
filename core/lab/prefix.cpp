// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/prefix.h"

#include <charconv>

namespace socketscope::lab {

std::uint8_t addressBits(wire::Family family)
{
    switch (family) {
    case wire::Family::None:
        return 0;
    case wire::Family::IPv4:
        return 32;
    case wire::Family::IPv6:
        return 128;
    }
    return 0;
}

Result<Prefix> Prefix::parse(std::string_view text)
{
    const std::size_t slash = text.find('/');
    const auto address = wire::IpAddress::parse(text.substr(0, slash));
    if (!address)
        return fail({.code = ErrorCode::BadAddress, .detail = std::string(text)});
    Prefix prefix = of(*address);
    if (slash == std::string_view::npos)
        return prefix;
    const std::string_view digits = text.substr(slash + 1);
    std::uint8_t length = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
    if (problem != std::errc {} || end != digits.data() + digits.size() || length > prefix.length)
        return fail({.code = ErrorCode::BadNumber, .detail = std::string(text)});
    prefix.length = length;
    return prefix;
}

Prefix Prefix::of(const wire::IpAddress& one)
{
    return {one, addressBits(one.family)};
}

std::string Prefix::text() const
{
    return length == addressBits(address.family) ? address.text()
                                                 : address.text() + '/' + std::to_string(length);
}

bool Prefix::contains(const wire::IpAddress& ip) const
{
    if (ip.family != address.family)
        return false;
    const std::size_t whole = length / 8;
    for (std::size_t i = 0; i < whole; ++i)
        if (ip.bytes[i] != address.bytes[i])
            return false;
    const unsigned rest = length % 8;
    return rest == 0 || (ip.bytes[whole] ^ address.bytes[whole]) >> (8 - rest) == 0;
}

} // namespace socketscope::lab
