// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Fields of any width at any bit, counted from the first as RFCs do.
#pragma once

#include "core/base/bytes.h"

#include <cassert>

namespace socketscope::wire {

/// `width` bits from bit `bit` of `bytes`: at least one, and in at most eight bytes. The caller has checked
/// that they are there.
[[nodiscard]] inline std::uint64_t bitsAt(ByteView bytes, std::size_t bit, std::size_t width)
{
    const std::size_t first = bit / 8;
    const std::size_t last = (bit + width - 1) / 8;
    assert(width > 0 && last < bytes.size());
    std::uint64_t value = 0;
    for (std::size_t at = first; at <= last; ++at)
        value = value << 8 | bytes[at];
    value >>= 7 - (bit + width - 1) % 8;
    return width >= 64 ? value : value & ((std::uint64_t {1} << width) - 1);
}

/// Writes the lowest `width` bits of `value` there and leaves the bits around them alone.
inline void putBits(std::span<std::uint8_t> bytes, std::size_t bit, std::size_t width, std::uint64_t value)
{
    assert(width > 0 && (bit + width - 1) / 8 < bytes.size());
    for (std::size_t at = bit + width; at > bit; --at, value >>= 1) {
        const auto mask = static_cast<std::uint8_t>(0x80U >> ((at - 1) % 8));
        std::uint8_t& byte = bytes[(at - 1) / 8];
        byte = static_cast<std::uint8_t>((value & 1) != 0 ? byte | mask : byte & ~mask);
    }
}

} // namespace socketscope::wire
