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

/// The instruction answers after three cycles and can be asked every cycle, so three streams run side by
/// side; what was found for the first two is then moved past the bytes that follow them.
constexpr std::size_t lane = 4096; ///< bytes of one stream; a multiple of 8

/// Moves a CRC past `lane` bytes of zero.
class LaneShift {
public:
    LaneShift()
    {
        for (std::size_t byte = 0; byte < 4; ++byte) {
            std::array<std::uint32_t, 8> bits {};
            for (std::size_t bit = 0; bit < 8; ++bit) {
                std::uint32_t crc = 1U << (8 * byte + bit);
                for (std::size_t i = 0; i < lane; ++i)
                    crc = (crc >> 8) ^ table[0][crc & 0xff];
                bits[bit] = crc;
            }
            for (std::size_t value = 0; value < 256; ++value)
                for (std::size_t bit = 0; bit < 8; ++bit)
                    m_moved[byte][value] ^= (value >> bit & 1U) ? bits[bit] : 0U;
        }
    }
    [[nodiscard]] std::uint32_t operator()(std::uint32_t crc) const
    {
        return m_moved[0][crc & 0xff] ^ m_moved[1][crc >> 8 & 0xff] ^ m_moved[2][crc >> 16 & 0xff]
            ^ m_moved[3][crc >> 24];
    }

private:
    std::array<std::array<std::uint32_t, 256>, 4> m_moved {};
};

__attribute__((target("sse4.2"))) std::uint32_t hardware(ByteView bytes, std::uint32_t crc)
{
    static const LaneShift moved;
    const auto wordAt = [](const std::uint8_t* at) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, 8);
        return word;
    };
    while (bytes.size() >= 3 * lane) {
        std::uint64_t first = crc;
        std::uint64_t second = 0;
        std::uint64_t third = 0;
        const std::uint8_t* const at = bytes.data();
        for (std::size_t i = 0; i < lane; i += 8) {
            first = __builtin_ia32_crc32di(first, wordAt(at + i));
            second = __builtin_ia32_crc32di(second, wordAt(at + lane + i));
            third = __builtin_ia32_crc32di(third, wordAt(at + 2 * lane + i));
        }
        const auto narrow = [](std::uint64_t wide) { return static_cast<std::uint32_t>(wide); };
        crc = moved(moved(narrow(first)) ^ narrow(second)) ^ narrow(third);
        bytes = bytes.subspan(3 * lane);
    }
    std::uint64_t wide = crc;
    while (bytes.size() >= 8) {
        wide = __builtin_ia32_crc32di(wide, wordAt(bytes.data()));
        bytes = bytes.subspan(8);
    }
    auto rest = static_cast<std::uint32_t>(wide);
    for (const std::uint8_t byte : bytes)
        rest = __builtin_ia32_crc32qi(rest, byte);
    return rest;
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
