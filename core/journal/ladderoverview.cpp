// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/ladderoverview.h"

#include <algorithm>
#include <tuple>

namespace socketscope::journal {
namespace {

void merge(std::vector<LadderOverview::Entry>& entries)
{
    const auto key = [](const LadderOverview::Entry& e) { return std::tie(e.from, e.to); };
    std::sort(entries.begin(), entries.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
    std::size_t kept = 0;
    for (const auto& entry : entries) {
        if (kept > 0 && key(entries[kept - 1]) == key(entry)) {
            entries[kept - 1].count += entry.count;
            entries[kept - 1].lost += entry.lost;
        } else {
            entries[kept++] = entry;
        }
    }
    entries.resize(kept);
}

} // namespace

void LadderOverview::add(std::uint32_t row, std::uint32_t from, std::uint32_t to, bool lost)
{
    const std::uint32_t bucket = row / bucketRows;
    while (m_openBucket < bucket) {
        close(0, std::move(m_open));
        m_open = {};
        ++m_openBucket;
    }
    for (Entry& entry : m_open) {
        if (entry.from == from && entry.to == to) {
            ++entry.count;
            entry.lost += lost ? 1 : 0;
            return;
        }
    }
    m_open.push_back({from, to, 1, lost ? std::uint32_t {1} : 0});
}

void LadderOverview::close(std::size_t level, std::vector<Entry> entries)
{
    Level& here = m_levels[level];
    here.entries.insert(here.entries.end(), entries.begin(), entries.end());
    here.starts.push_back(static_cast<std::uint32_t>(here.entries.size()));
    constexpr std::uint32_t children = 4;
    const std::uint32_t count = closed(level);
    if (level + 1 == levels || count % children != 0)
        return;
    std::vector<Entry> above(here.entries.begin() + here.starts[count - children], here.entries.end());
    merge(above);
    close(level + 1, std::move(above));
}

} // namespace socketscope::journal
