// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/checksum.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace socketscope::wire {
namespace {

constexpr std::uint64_t fold(std::uint64_t sum)
{
    while (sum >> 16)
        sum = (sum & 0xffff) + (sum >> 16);
    return sum;
}

constexpr std::uint16_t swapBytes(std::uint64_t word)
{
    return static_cast<std::uint16_t>((word & 0xff) << 8 | word >> 8);
}

constexpr std::size_t lanes = 16; ///< sums side by side, so that the compiler can use vectors
constexpr std::size_t blockSize = 4 * lanes;

/// The sum of a whole number of blocks, as words of 32 bits in the machine's order.
std::uint64_t sumOfBlocks(ByteView blocks)
{
    std::array<std::uint64_t, lanes> sums {};
    for (; !blocks.empty(); blocks = blocks.subspan(blockSize)) {
        std::array<std::uint32_t, lanes> words {};
        std::memcpy(words.data(), blocks.data(), blockSize);
        for (std::size_t lane = 0; lane < lanes; ++lane)
            sums[lane] += words[lane];
    }
    std::uint64_t sum = 0;
    for (const std::uint64_t lane : sums)
        sum += (lane & 0xffffffff) + (lane >> 32);
    return sum;
}

/// The folded sum of `bytes` as words in network order. The sum does not depend on the byte order but for a
/// swap at the end (RFC 1071 section 2 (B)), so words of 32 bits are added as the machine reads them: into 64
/// bits, which hold the carries of 2^32 of them.
std::uint64_t sumOf(ByteView bytes)
{
    std::uint64_t sum = 0;
    if (bytes.size() >= blockSize) {
        const std::size_t whole = bytes.size() / blockSize * blockSize;
        sum = sumOfBlocks(bytes.first(whole));
        bytes = bytes.subspan(whole);
    }
    for (; bytes.size() >= 4; bytes = bytes.subspan(4)) {
        std::uint32_t word = 0;
        std::memcpy(&word, bytes.data(), 4);
        sum += word;
    }
    std::array<std::uint8_t, 4> rest {};
    std::copy(bytes.begin(), bytes.end(), rest.begin());
    sum = fold(sum + std::bit_cast<std::uint32_t>(rest));
    return std::endian::native == std::endian::little ? swapBytes(sum) : sum;
}

void writeWord(std::span<std::uint8_t> to, std::size_t at, std::uint32_t word)
{
    for (std::size_t i = 0; i < 4; ++i)
        to[at + i] = static_cast<std::uint8_t>(word >> (24 - 8 * i));
}

InternetSum sumOf(const PseudoHeader& before, ByteView bytes)
{
    std::array<std::uint8_t, PseudoHeader::mostBytes> pseudo {};
    const std::size_t length = before.write(pseudo);
    InternetSum sum;
    sum.add(ByteView(pseudo).first(length));
    sum.add(bytes);
    return sum;
}

} // namespace

void InternetSum::add(ByteView bytes)
{
    const std::uint64_t sum = sumOf(bytes);
    // A piece that starts in the middle of a word counts with its bytes swapped.
    m_sum = fold(m_sum + (m_odd ? swapBytes(sum) : sum));
    m_odd = m_odd != (bytes.size() % 2 != 0);
}

void InternetSum::addWord(std::uint16_t word)
{
    m_sum += m_odd ? swapBytes(word) : word;
    m_sum = fold(m_sum);
}

std::uint16_t InternetSum::folded() const
{
    return static_cast<std::uint16_t>(fold(m_sum));
}

std::size_t PseudoHeader::write(std::span<std::uint8_t, mostBytes> to) const
{
    std::fill(to.begin(), to.end(), std::uint8_t {0});
    const std::size_t width = source.family == Family::IPv6 ? 16 : 4;
    std::copy_n(source.bytes.begin(), width, to.begin());
    std::copy_n(destination.bytes.begin(), width, to.begin() + static_cast<std::ptrdiff_t>(width));
    if (width == 16) {
        writeWord(to, 32, length);
        to[39] = protocol;
        return 40;
    }
    writeWord(to, 8, length & 0xffff);
    to[9] = protocol;
    return 12;
}

std::uint16_t internetChecksum(ByteView bytes)
{
    InternetSum sum;
    sum.add(bytes);
    return sum.checksum();
}

std::uint16_t internetChecksum(const PseudoHeader& before, ByteView bytes)
{
    return sumOf(before, bytes).checksum();
}

std::uint16_t pseudoHeaderSum(const PseudoHeader& pseudo)
{
    return sumOf(pseudo, {}).folded();
}

bool checksumVerifies(ByteView bytes)
{
    InternetSum sum;
    sum.add(bytes);
    return sum.folded() == 0xffff;
}

bool checksumVerifies(const PseudoHeader& before, ByteView bytes)
{
    return sumOf(before, bytes).folded() == 0xffff;
}

} // namespace socketscope::wire
