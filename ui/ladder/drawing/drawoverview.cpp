// SPDX-License-Identifier: GPL-3.0-or-later
// A ladder from afar: how much happened, strip by strip. Costs by the pixel, however many events there are.
#include "ui/ladder/drawing/ladderdrawing.h"

#include <algorithm>
#include <cmath>

namespace socketscope::ui {

using journal::LadderOverview;
using journal::noIndex;
using journal::Row;

namespace {

constexpr double stripHeight = 2; // pixels
constexpr int mostBars = 3000;

/// 0 for nothing, growing slowly: what is ten times as much is seen as more, not as all.
double weight(std::uint32_t count)
{
    return std::log2(1.0 + count);
}

} // namespace

void LadderDrawing::drawOverview()
{
    drawLongBlocked();
    const double bottom = m_geometry.viewport().height();
    const bool steps = m_geometry.scale() == LadderScale::Steps;
    const auto last = static_cast<std::int64_t>(m_ladder.rowCount()) - 1;
    const auto rowBelow = [&](double at) {
        return steps ? m_geometry.rowAt(at) : std::int64_t {m_ladder.roughRowAt(m_geometry.timeAt(at))};
    };
    std::int64_t from = std::max<std::int64_t>(0, rowBelow(m_geometry.headHeight()));
    for (double top = m_geometry.headHeight(); top < bottom && from <= last; top += stripHeight) {
        if (steps && m_geometry.rowAt(top) > last)
            return;
        const std::int64_t to = std::min(last, rowBelow(top + stripHeight));
        if (to > from || (steps && to == from)) {
            drawStrip({top, stripHeight, static_cast<Row>(from), static_cast<Row>(std::max(from, to - 1))});
            from = to;
        }
    }
}

void LadderDrawing::tallyEntry(int from, int to, std::uint32_t count, std::uint32_t lost)
{
    if (from < 0 || to < 0)
        return;
    for (Tally& tally : m_tally) {
        if (tally.from == from && tally.to == to) {
            tally.count += count;
            tally.lost += lost;
            return;
        }
    }
    m_tally.push_back({from, to, count, lost});
}

void LadderDrawing::tally(const Strip& strip)
{
    m_tally.clear();
    if (strip.last - strip.first >= 2 * LadderOverview::bucketRows) {
        m_ladder.overview().visit(strip.first, strip.last, [&](const LadderOverview::Entry& entry) {
            tallyEntry(m_layout.columnOf(entry.from), entry.to == noIndex ? -1 : m_layout.columnOf(entry.to),
                entry.count, entry.lost);
        });
        return;
    }
    for (Row row = strip.first; row <= strip.last; ++row) {
        const auto kind = m_ladder.row(row).kind();
        const bool isCall = kind == journal::RowEntry::Kind::Call || kind == journal::RowEntry::Kind::Return;
        const journal::CallSpan* call = isCall ? &m_ladder.call(m_ladder.row(row).index) : nullptr;
        const journal::LaneIndex lane = m_ladder.laneAt(row);
        const journal::PacketMark* packet
            = kind == journal::RowEntry::Kind::Packet ? &m_ladder.packet(m_ladder.row(row).index) : nullptr;
        if (lane != noIndex)
            tallyEntry(m_layout.columnOf(lane), m_layout.columnOf(lane), 1,
                kind == journal::RowEntry::Kind::Failure || (call && call->failed)
                    || (packet && packet->dropped));
        const std::uint32_t tied = call ? call->arrow
            : !packet                   ? noIndex
            : packet->in != noIndex     ? packet->in
                                        : packet->out;
        if (tied == noIndex)
            continue;
        const journal::Arrow& arrow = m_ladder.arrow(tied);
        if (arrow.toLane != noIndex && (arrow.toRow == row || arrow.isBroken()))
            tallyEntry(
                m_layout.columnOf(arrow.fromLane), m_layout.columnOf(arrow.toLane), 1, arrow.isBroken());
    }
}

void LadderDrawing::drawStrip(const Strip& strip)
{
    tally(strip);
    for (const Tally& tally : m_tally) {
        if (tally.from == tally.to)
            continue;
        const double a = m_geometry.x(tally.from);
        const double b = m_geometry.x(tally.to);
        const auto alpha = static_cast<std::uint8_t>(std::min(150.0, 35 + 12 * weight(tally.count)));
        const Colour colour = colourOf(m_layout.lanesIn(tally.from).front());
        m_canvas.fill({std::min(a, b), strip.top, std::abs(b - a), strip.height}, colour.faint(alpha));
        if (tally.lost > 0) {
            const double width = std::min(std::abs(b - a) / 2, 6 + 3 * weight(tally.lost));
            m_canvas.fill({(a + b - width) / 2, strip.top, width, strip.height}, {Ink::Lost});
        }
    }
    for (const Tally& tally : m_tally) {
        if (tally.from != tally.to)
            continue;
        const double half = std::min(0.3 * m_geometry.spacing(), 2 + 2 * weight(tally.count));
        const double at = m_geometry.x(tally.from);
        m_canvas.fill(
            {at - half, strip.top, 2 * half, strip.height}, colourOf(m_layout.lanesIn(tally.from).front()));
        if (tally.lost > 0)
            m_canvas.fill({at + half, strip.top, 4 + weight(tally.lost), strip.height}, {Ink::Lost});
    }
}

void LadderDrawing::drawLongBlocked()
{
    const double rowsPerPixel = m_rows.count() / std::max(1.0, m_geometry.viewport().height());
    const auto least = static_cast<Row>(std::max(4.0, 3 * rowsPerPixel));
    int bars = 0;
    m_ladder.visitLongBlocked(m_rows.first, m_rows.last, least, [&](std::uint32_t index) {
        const journal::CallSpan& call = m_ladder.call(index);
        if (columnInView(m_layout.columnOf(call.lane)))
            drawBar(index);
        return ++bars < mostBars;
    });
    for (const journal::Lane& lane : m_ladder.lanes())
        if (lane.openCall != noIndex && columnInView(m_layout.columnOf(m_ladder.call(lane.openCall).lane))
            && ++bars < mostBars)
            drawBar(lane.openCall);
}

} // namespace socketscope::ui
