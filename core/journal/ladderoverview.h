// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The ladder from afar: how much happened on each lane and between which lanes, in buckets of growing
/// size, so that painting everything costs by the pixel and not by the event.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace socketscope::journal {

class LadderOverview {
public:
    /// `from == to`: events of that lane; else messages between two lanes.
    struct Entry {
        std::uint32_t from;
        std::uint32_t to;
        std::uint32_t count;
        std::uint32_t lost; ///< of them lost, failed or broken off
    };
    static constexpr std::uint32_t bucketRows = 16; ///< of the smallest bucket

    /// Rows must come in order (the same row may come again).
    void add(std::uint32_t row, std::uint32_t from, std::uint32_t to, bool lost);

    /// Calls `visit(entry)` for what lies in first..last, by whole buckets: the same lanes may be told
    /// several times. What is told may reach up to one small bucket beyond either end.
    template <class Visit> void visit(std::uint32_t first, std::uint32_t last, Visit&& visit) const
    {
        std::uint32_t bucket = first / bucketRows;
        const std::uint32_t end = last / bucketRows + 1;
        while (bucket < end) {
            std::size_t level = 0;
            while (level + 1 < levels && bucket % size(level + 1) == 0 && bucket + size(level + 1) <= end
                && bucket / size(level + 1) < closed(level + 1))
                ++level;
            const std::uint32_t index = bucket / size(level);
            if (index < closed(level)) {
                const auto& starts = m_levels[level].starts;
                for (std::uint32_t i = starts[index]; i < starts[index + 1]; ++i)
                    visit(m_levels[level].entries[i]);
            } else if (bucket == m_openBucket) {
                for (const Entry& entry : m_open)
                    visit(entry);
            }
            bucket += size(level);
        }
    }

private:
    static constexpr std::size_t levels = 8;
    /// In smallest buckets.
    static constexpr std::uint32_t size(std::size_t level) { return std::uint32_t {1} << (2 * level); }

    struct Level {
        std::vector<std::uint32_t> starts {
            0}; ///< where each closed bucket's entries start; one more than buckets
        std::vector<Entry> entries;
    };
    [[nodiscard]] std::uint32_t closed(std::size_t level) const
    {
        return static_cast<std::uint32_t>(m_levels[level].starts.size() - 1);
    }
    void close(std::size_t level, std::vector<Entry> entries);

    std::array<Level, levels> m_levels;
    std::vector<Entry> m_open;
    std::uint32_t m_openBucket = 0;
};

} // namespace socketscope::journal
