// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Which lane stands in which column. Integers only; pixels are the geometry's business.
#pragma once

#include "core/journal/ladder.h"

#include <vector>

namespace socketscope::journal {

/// From left to right: programs outside that talk to our servers, clients, nodes of a practice network as
/// packets came by them, servers, their connections, programs outside that our clients talk to. Connections
/// that follow one another share a column.
class LadderLayout {
public:
    LadderLayout() = default;
    explicit LadderLayout(const Ladder& ladder);

    [[nodiscard]] int columnCount() const { return static_cast<int>(m_lanes.size()); }
    /// -1 for no lane.
    [[nodiscard]] int columnOf(LaneIndex lane) const
    {
        return lane < m_columns.size() ? m_columns[lane] : -1;
    }
    /// The lanes of a column, oldest first.
    [[nodiscard]] const std::vector<LaneIndex>& lanesIn(int column) const
    {
        return m_lanes[static_cast<std::size_t>(column)];
    }
    /// The lane of a column that a row belongs to (the last that starts at or before it), or noIndex.
    [[nodiscard]] LaneIndex laneAt(const Ladder& ladder, int column, Row row) const;

private:
    std::vector<int> m_columns;
    std::vector<std::vector<LaneIndex>> m_lanes;
};

} // namespace socketscope::journal
