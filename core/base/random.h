// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Random numbers from a seed, the same on every platform: the standard's distributions are not.
#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace socketscope {

/// splitmix64 (Steele, Lea, Flood 2014): turns any number, also a small one, into one with all bits mixed.
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t number) noexcept
{
    number += 0x9e3779b97f4a7c15;
    number = (number ^ number >> 30) * 0xbf58476d1ce4e5b9;
    number = (number ^ number >> 27) * 0x94d049bb133111eb;
    return number ^ number >> 31;
}

/// xoshiro256** 1.0 (Blackman and Vigna 2018), its state filled by splitmix64 as its authors advise. Not for
/// secrets.
class Random {
public:
    constexpr explicit Random(std::uint64_t seed) noexcept
    {
        for (std::uint64_t& word : m_state) {
            word = mixed(seed);
            seed += 0x9e3779b97f4a7c15;
        }
    }

    /// Any 64 bits.
    constexpr std::uint64_t next() noexcept
    {
        const std::uint64_t result = std::rotl(m_state[1] * 5, 7) * 9;
        const std::uint64_t shifted = m_state[1] << 17;
        m_state[2] ^= m_state[0];
        m_state[3] ^= m_state[1];
        m_state[1] ^= m_state[2];
        m_state[0] ^= m_state[3];
        m_state[2] ^= shifted;
        m_state[3] = std::rotl(m_state[3], 45);
        return result;
    }
    /// From 0 to `bound` - 1, each as likely as the others; 0 where `bound` is 0.
    constexpr std::uint64_t below(std::uint64_t bound) noexcept
    {
        if (bound == 0)
            return 0;
        const std::uint64_t rest
            = (0 - bound) % bound; // 2^64 modulo bound: numbers that would come too often
        std::uint64_t number = next();
        while (number < rest)
            number = next();
        return number % bound;
    }
    /// From 0 to less than 1, in steps of 2^-53.
    constexpr double unit() noexcept { return static_cast<double>(next() >> 11) * 0x1p-53; }
    /// True in that share of calls; draws nothing where it is 0 or less, or 1 or more.
    constexpr bool happens(double share) noexcept { return share >= 1 || (share > 0 && unit() < share); }

private:
    std::array<std::uint64_t, 4> m_state {};
};

} // namespace socketscope
