// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The limit of the rate of probes, which the probe helper keeps and whoever asks it knows.
#pragma once

#include <algorithm>
#include <cstdint>

namespace socketscope::rawprobe {

/// Full at first; a token comes back every so many nanoseconds.
class TokenBucket {
public:
    static constexpr std::int64_t burst = 128;
    static constexpr std::int64_t perSecond = 256;

    explicit TokenBucket(std::int64_t now)
        : m_filledAt(now)
    {
    }
    [[nodiscard]] bool take(std::int64_t now)
    {
        const std::int64_t fresh = std::max<std::int64_t>(0, (now - m_filledAt) / interval);
        m_filledAt += fresh * interval;
        m_tokens = std::min(burst, m_tokens + fresh);
        if (m_tokens == 0)
            return false;
        --m_tokens;
        return true;
    }
    /// When so many tokens are in it, unless some are taken before; at most `burst` ever are.
    [[nodiscard]] std::int64_t has(std::int64_t tokens) const
    {
        return m_filledAt + std::max<std::int64_t>(0, tokens - m_tokens) * interval;
    }

private:
    static constexpr std::int64_t interval = 1'000'000'000 / perSecond;
    std::int64_t m_filledAt;
    std::int64_t m_tokens = burst;
};

} // namespace socketscope::rawprobe
