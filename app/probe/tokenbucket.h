// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A limit of the rate of probes.
#pragma once

#include <algorithm>
#include <cstdint>

namespace socketscope::probe {

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

private:
    static constexpr std::int64_t interval = 1'000'000'000 / perSecond;
    std::int64_t m_filledAt;
    std::int64_t m_tokens = burst;
};

} // namespace socketscope::probe
