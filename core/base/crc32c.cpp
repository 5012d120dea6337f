// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/crc32c.h"

#include <array>
#include <cstring>

namespace socketscope {
namespace {

constexpr std::uint32_t polynomial = 0x82f63b78; // reversed

using Table = std::array<std::array<std::uint32_t, 256>, 8>;

constexpr Table makeTable()
{
    Table table {};
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
        std::uint32_t crc = byte;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1U) ? polynomial : 0U);
        table[0][byte] = crc;
    }
    for (std::size_t slice = 1; slice < 8; ++slice)
        for (std::size_t byte = 0; byte < 256; ++byte)
            table[slice][byte] = (table[slice - 1][byte] >> 8) ^ table[0][table[slice - 1][byte] & 0xff];
    return table;
}

constexpr Table table = makeTable();

std::uint32_t portable(ByteView bytes, std::uint32_t crc)
{
    while (bytes.size() >= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data(), 8); // little endian is assumed by the slices below
        word ^= crc;
        crc = table[7][word & 0xff] ^ table[6][(word >> 8) & 0xff] ^ table[5][(word >> 16) & 0xff]
            ^ table[4][(word >> 24) & 0xff] ^ table[3][(word >> 32) & 0xff] ^ table[2][(word >> 40) & 0xff]
            ^ table[1][(word >> 48) & 0xff] ^ table[0][word >> 56];
        bytes = bytes.subspan(8);
    }
    for (const std::uint8_t byte : bytes)
        crc = (crc >> 8) ^ table[0][(crc ^ byte) & 0xff];
    return crc;
}

#if defined(__x86_64__)
__attribute__((target("sse4.2"))) std::uint32_t hardware(ByteView bytes, std::uint32_t crc)
{
    std::uint64_t wide = crc;
    while (bytes.size() >= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data(), 8);
        wide = __builtin_ia32_crc32di(wide, word);
        bytes = bytes.subspan(8);
    }
    auto narrow = static_cast<std::uint32_t>(wide);
    for (const std::uint8_t byte : bytes)
        narrow = __builtin_ia32_crc32qi(narrow, byte);
    return narrow;
}
#endif

} // namespace

std::uint32_t crc32c(ByteView bytes, std::uint32_t before)
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("sse4.2"))
        return ~hardware(bytes, ~before);
#endif
    return ~portable(bytes, ~before);
}

} // namespace socketscope
