// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/capturetime.h"

namespace socketscope::wire {
namespace {

constexpr std::uint64_t billion = 1'000'000'000;

struct Parts {
    std::uint64_t seconds = 0;
    std::uint64_t nanoseconds = 0;
};

Parts binary(std::uint64_t ticks, unsigned power)
{
    if (power > 63)
        return {}; // less than a nanosecond at most
    const std::uint64_t fraction = power == 0 ? 0 : ticks & ((std::uint64_t {1} << power) - 1);
    // 34 bits of fraction times a billion fit into 64.
    constexpr unsigned most = 34;
    const unsigned shift = power > most ? power - most : 0;
    return {ticks >> power, (fraction >> shift) * billion >> (power - shift)};
}

std::optional<Parts> decimal(std::uint64_t ticks, unsigned power)
{
    std::uint64_t unit = 1; // ticks in a second
    for (unsigned i = 0; i < power; ++i) {
        if (unit > UINT64_MAX / 10)
            return std::nullopt;
        unit *= 10;
    }
    const std::uint64_t fraction = ticks % unit;
    return Parts {ticks / unit, unit > billion ? fraction / (unit / billion) : fraction * (billion / unit)};
}

} // namespace

std::optional<std::int64_t> captureTime(
    std::uint64_t ticks, std::uint8_t resolution, std::int64_t offsetSeconds)
{
    const unsigned power = resolution & 0x7fU;
    const std::optional<Parts> parts = resolution & 0x80U ? binary(ticks, power) : decimal(ticks, power);
    constexpr std::int64_t most = INT64_MAX / 1'000'000'000 - 1;
    if (!parts || parts->seconds > static_cast<std::uint64_t>(most) || offsetSeconds > most
        || offsetSeconds < -most)
        return std::nullopt;
    const std::int64_t seconds = static_cast<std::int64_t>(parts->seconds) + offsetSeconds;
    if (seconds > most || seconds < -most)
        return std::nullopt;
    return seconds * 1'000'000'000 + static_cast<std::int64_t>(parts->nanoseconds);
}

} // namespace socketscope::wire
