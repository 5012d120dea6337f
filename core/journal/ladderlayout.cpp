// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/ladderlayout.h"

#include <algorithm>
#include <utility>

namespace socketscope::journal {
namespace {

int group(const Lane& lane)
{
    switch (lane.kind) {
    case Lane::Kind::Outside:
    case Lane::Kind::OtherPrograms:
        return lane.onLeft ? 0 : 5;
    case Lane::Kind::Client:
        return 1;
    case Lane::Kind::Node:
        return 2;
    case Lane::Kind::Server:
        return 3;
    case Lane::Kind::Connection:
        return 4;
    }
    return 1;
}

} // namespace

LadderLayout::LadderLayout(const Ladder& ladder)
{
    const auto lanes = ladder.lanes();
    std::vector<std::pair<std::pair<int, std::uint32_t>, LaneIndex>> places;
    for (LaneIndex i = 0; i < lanes.size(); ++i) {
        if (lanes[i].mergedInto != noIndex)
            continue;
        const bool last = lanes[i].kind == Lane::Kind::OtherPrograms;
        places.push_back({{group(lanes[i]), last ? noIndex : lanes[i].slot}, i});
    }
    std::sort(places.begin(), places.end());
    m_columns.assign(lanes.size(), -1);
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (i == 0 || places[i].first != places[i - 1].first)
            m_lanes.emplace_back();
        m_lanes.back().push_back(places[i].second);
        m_columns[places[i].second] = columnCount() - 1;
    }
    for (LaneIndex i = 0; i < lanes.size(); ++i)
        if (lanes[i].mergedInto != noIndex)
            m_columns[i] = m_columns[ladder.shown(i)];
}

LaneIndex LadderLayout::laneAt(const Ladder& ladder, int column, Row row) const
{
    const auto& lanes = lanesIn(column);
    if (lanes.size() == 1 && ladder.lane(lanes.front()).kind != Lane::Kind::Connection)
        return lanes.front();
    const auto after = std::upper_bound(lanes.begin(), lanes.end(), row,
        [&](Row r, LaneIndex lane) { return r < ladder.lane(lane).firstRow; });
    return after == lanes.begin() ? noIndex : *(after - 1);
}

} // namespace socketscope::journal
