// SPDX-License-Identifier: GPL-3.0-or-later
// Where an event stands on the ladder, and what stands there.
#include "core/journal/ladder.h"

#include <algorithm>

namespace socketscope::journal {

// Rows are made in the order of events, so their sequence numbers never fall.
std::uint32_t Ladder::rowStartedBy(Seq seq) const
{
    const auto after = std::upper_bound(
        m_rows.begin(), m_rows.end(), seq, [](Seq s, const RowEntry& entry) { return s < entry.seq; });
    if (after == m_rows.begin())
        return noIndex;
    auto row = static_cast<Row>(after - m_rows.begin() - 1);
    while (row > 0 && m_rows[row].kind() == RowEntry::Kind::Space)
        --row;
    return row;
}

std::uint32_t Ladder::callOf(const JournalView& view, Seq seq) const
{
    for (int steps = 0; seq >= 1 && seq <= view.size() && steps < 4;
         ++steps) { // a chain of causes is short, a damaged one endless
        const Row row = rowStartedBy(seq);
        if (row != noIndex && m_rows[row].seq == seq
            && (m_rows[row].kind() == RowEntry::Kind::Call || m_rows[row].kind() == RowEntry::Kind::Return))
            return m_rows[row].index;
        seq = view.at(seq).cause;
    }
    return noIndex;
}

std::optional<Row> Ladder::rowOf(const JournalView& view, Seq seq) const
{
    const Row own = rowStartedBy(seq);
    if (own == noIndex || seq > view.size())
        return std::nullopt;
    if (m_rows[own].seq == seq)
        return own;
    if (const std::uint32_t index = callOf(view, seq); index != noIndex)
        return m_calls[index].row();
    return own;
}

Seq Ladder::seqAt(Row row) const
{
    const RowEntry& entry = m_rows[row];
    if (entry.kind() == RowEntry::Kind::Call && m_calls[entry.index].row() == row)
        return m_calls[entry.index].seq();
    return entry.seq;
}

LaneIndex Ladder::laneAt(Row row) const
{
    const RowEntry& entry = m_rows[row];
    switch (entry.kind()) {
    case RowEntry::Kind::Call:
    case RowEntry::Kind::Return:
        return m_calls[entry.index].lane;
    case RowEntry::Kind::Failure:
    case RowEntry::Kind::Note:
        return entry.index == RowEntry::noLane ? noIndex : entry.index;
    case RowEntry::Kind::Packet:
        return m_packets.at(entry.index).lane;
    case RowEntry::Kind::Space:
        return noIndex;
    }
    return noIndex;
}

Row Ladder::roughRowAt(Instant at) const
{
    const auto after = std::upper_bound(m_bucketTimes.begin(), m_bucketTimes.end(), at);
    const auto bucket = after == m_bucketTimes.begin() ? 0 : after - m_bucketTimes.begin() - 1;
    return static_cast<Row>(bucket) * LadderOverview::bucketRows;
}

Row Ladder::firstRowAt(const JournalView& view, Instant at) const
{
    const auto notBefore = std::lower_bound(m_bucketTimes.begin(), m_bucketTimes.end(), at);
    const auto bucket = notBefore == m_bucketTimes.begin() ? 0 : notBefore - m_bucketTimes.begin() - 1;
    Row row = static_cast<Row>(bucket) * LadderOverview::bucketRows;
    while (row < rowCount() && timeOf(view, row) < at)
        ++row;
    return row;
}

} // namespace socketscope::journal
