// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Which of many row ranges touch the rows in view: bins of growing size, each range in the smallest
/// that holds it.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace socketscope::journal {

class RowIntervals {
public:
    /// first <= last. An id may be inserted again with other rows; a visit may then show it twice.
    void insert(std::uint32_t first, std::uint32_t last, std::uint32_t id)
    {
        std::size_t level = 0;
        while (level + 1 < levels && (first >> shift(level)) != (last >> shift(level)))
            ++level;
        auto& bins = m_bins[level];
        const std::size_t bin = first >> shift(level);
        if (bins.size() <= bin)
            bins.resize(bin + 1);
        bins[bin].push_back(id);
    }

    /// Calls `visit(id)` for everything that may touch first..last, short ranges first, until it returns
    /// false.
    template <class Visit>
    void visit(std::uint32_t first, std::uint32_t last, Visit&& visit, std::size_t fromLevel = 0) const
    {
        for (std::size_t level = fromLevel; level < levels; ++level) {
            const auto& bins = m_bins[level];
            const std::size_t end
                = std::min<std::size_t>(bins.size(), (last >> shift(level)) + std::size_t {1});
            for (std::size_t bin = first >> shift(level); bin < end; ++bin)
                for (const std::uint32_t id : bins[bin])
                    if (!visit(id))
                        return;
        }
    }

    /// The first level whose bins hold more than `rows` rows: ranges in lower levels are shorter than that.
    [[nodiscard]] static std::size_t levelAbove(std::uint32_t rows)
    {
        std::size_t level = 0;
        while (level + 1 < levels && (std::uint32_t {1} << shift(level)) <= rows)
            ++level;
        return level;
    }

private:
    static constexpr std::size_t levels = 9;
    static constexpr unsigned shift(std::size_t level) { return static_cast<unsigned>(5 + 3 * level); }

    std::array<std::vector<std::vector<std::uint32_t>>, levels> m_bins;
};

} // namespace socketscope::journal
