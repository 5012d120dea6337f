// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/ladderarrows.h"

namespace socketscope::journal {

std::uint32_t LadderArrows::add(const Arrow& arrow, Row now)
{
    const auto index = static_cast<std::uint32_t>(m_arrows.size());
    m_arrows.push_back(arrow);
    m_intervals.insert(std::min(arrow.fromRow, arrow.toRow), std::max(arrow.fromRow, arrow.toRow), index);
    if (arrow.isBroken())
        ++m_lost;
    if (arrow.state != Arrow::State::InFlight)
        m_overview.add(now, arrow.fromLane, arrow.toLane, arrow.isBroken());
    return index;
}

void LadderArrows::arrive(std::uint32_t arrow, ShortSeq received, Row row)
{
    Arrow& it = m_arrows[arrow];
    if (it.isBroken())
        --m_lost;
    it.state = Arrow::State::Arrived;
    it.received = received;
    it.toRow = row;
    it.reason = 0;
    m_intervals.insert(std::min(it.fromRow, row), std::max(it.fromRow, row), arrow);
    m_overview.add(row, it.fromLane, it.toLane, false);
}

void LadderArrows::lose(std::uint32_t arrow, ShortSeq reason, Row now)
{
    Arrow& it = m_arrows[arrow];
    if (!it.isBroken()) {
        ++m_lost;
        m_overview.add(now, it.fromLane, it.toLane, true);
    }
    it.state = reason ? Arrow::State::Lost : Arrow::State::Missing;
    it.reason = reason;
}

} // namespace socketscope::journal
