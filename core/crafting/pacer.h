// SPDX-License-Identifier: GPL-3.0-or-later
/// \file When the packets of one Send are due: the n-th at start + n * interval, however late some were.
#pragma once

#include "core/base/time.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace socketscope::crafting {

class Pacer {
public:
    Pacer() = default; ///< nothing is due
    Pacer(std::uint32_t times, Duration interval, Instant start)
        : m_start(start)
        , m_interval(std::max(interval, Duration {}))
        , m_times(times)
    {
    }

    /// How many packets should have left by now and have not; at most `most`.
    [[nodiscard]] std::uint32_t due(Instant now, std::uint32_t most) const
    {
        if (now < m_start)
            return 0;
        const std::int64_t slots
            = m_interval.count() > 0 ? (now - m_start) / m_interval + 1 : std::int64_t {m_times};
        const auto byNow = static_cast<std::uint32_t>(std::min<std::int64_t>(slots, m_times));
        return std::min(byNow > m_done ? byNow - m_done : 0, most);
    }
    void done(std::uint32_t count = 1) { m_done = std::min(m_times, m_done + count); }
    [[nodiscard]] std::uint32_t doneCount() const { return m_done; }
    [[nodiscard]] bool isOver() const { return m_done == m_times; }
    /// When the next one is due; nothing: all have left.
    [[nodiscard]] std::optional<Instant> next() const
    {
        if (isOver())
            return std::nullopt;
        return m_start + m_interval * std::int64_t {m_done};
    }
    /// No more of them.
    void stop() { m_times = m_done; }

private:
    Instant m_start {};
    Duration m_interval {};
    std::uint32_t m_times = 0;
    std::uint32_t m_done = 0;
};

} // namespace socketscope::crafting
