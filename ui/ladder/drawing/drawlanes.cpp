// SPDX-License-Identifier: GPL-3.0-or-later
// The lanes of a ladder: their lines, cards and state chips.
#include "ui/ladder/drawing/ladderdrawing.h"
#include "ui/ladder/drawing/ladderlabels.h"

#include <algorithm>

namespace socketscope::ui {

using journal::Lane;
using journal::noIndex;

void LadderDrawing::drawLanes()
{
    for (int column = 0; column < m_layout.columnCount(); ++column) {
        if (!columnInView(column))
            continue;
        const auto& lanes = m_layout.lanesIn(column);
        const journal::Row last = m_rows.empty ? 0 : m_rows.last;
        // Lanes of a column follow one another: only those that are not over above the first row in view.
        auto lane = std::partition_point(lanes.begin(), lanes.end(), [&](journal::LaneIndex i) {
            return m_ladder.lane(i).lastRow != noIndex && !m_rows.empty
                && m_ladder.lane(i).lastRow < m_rows.first;
        });
        double from = -1e9;
        for (; lane != lanes.end()
             && (m_ladder.lane(*lane).kind != Lane::Kind::Connection
                 || m_ladder.lane(*lane).firstRow <= last);
             ++lane) {
            const double top
                = m_ladder.lane(*lane).kind == Lane::Kind::Connection ? y(m_ladder.lane(*lane).firstRow) : 0;
            if (top - from < 0.5 && from > -1e9)
                continue; // seen from afar they are one
            from = top;
            drawLane(*lane);
        }
    }
}

void LadderDrawing::drawLane(journal::LaneIndex index)
{
    const Lane& lane = m_ladder.lane(index);
    const double at = x(index);
    const bool branches = lane.kind == Lane::Kind::Connection;
    double top = m_geometry.headHeight();
    if (branches)
        top = std::max(top, y(lane.firstRow));
    double bottom = m_geometry.viewport().height();
    if (lane.lastRow != noIndex)
        bottom = std::min(bottom, y(lane.lastRow));
    if (bottom > top)
        m_canvas.line({at, top}, {at, bottom}, colourOf(index).faint(130), 1.5);
    if (branches && m_rows.count() <= 400)
        drawBranch(index);
}

void LadderDrawing::drawBranch(journal::LaneIndex index)
{
    const Lane& lane = m_ladder.lane(index);
    const double middle = y(lane.firstRow);
    const double height = 2.25 * m_geometry.unit();
    if (lane.acceptCall == noIndex || !inView(middle - height, middle + height))
        return;
    const double from = x(m_ladder.call(lane.acceptCall).lane);
    const double at = x(index);
    const QRectF card(
        at - m_geometry.cardWidth() / 2, middle - 0.62 * m_geometry.unit(), m_geometry.cardWidth(), height);
    m_canvas.line({from, middle}, {from < at ? card.left() : card.right(), middle}, colourOf(index), 1.4,
        Stroke::Dotted);
    if (!m_geometry.showsText())
        return;
    m_cards.push_back({card, index});
    m_taken.push_back(card);
    m_pillBottom[static_cast<std::size_t>(m_layout.columnOf(index))] = card.bottom();
}

void LadderDrawing::drawBranchCards()
{
    for (const BranchCard& card : m_cards)
        drawCard(card.rect, card.lane);
}

void LadderDrawing::drawHead()
{
    const double height = m_geometry.headHeight();
    m_canvas.fill({0, 0, m_geometry.viewport().width(), height}, {Ink::Page});
    m_canvas.fill({0, height - 1, m_geometry.viewport().width(), 1}, {Ink::Border});
    for (int column = 0; column < m_layout.columnCount(); ++column) {
        if (!columnInView(column))
            continue;
        journal::LaneIndex lane = m_layout.lanesIn(column).front();
        if (m_ladder.lane(lane).kind == Lane::Kind::Connection) {
            // Its own card stands where it branches, and here once that has scrolled away.
            const journal::Row top = m_rows.empty ? 0 : m_rows.first;
            lane = m_layout.laneAt(m_ladder, column, top);
            if (lane == noIndex || y(m_ladder.lane(lane).firstRow) > height - 0.4 * m_geometry.unit())
                continue;
            if (m_ladder.lane(lane).lastRow != noIndex && y(m_ladder.lane(lane).lastRow) < height)
                continue;
        }
        const double at = m_geometry.x(column);
        const double cardHeight = 2.9 * m_geometry.unit();
        drawCard(
            {at - m_geometry.cardWidth() / 2, (height - cardHeight) / 2, m_geometry.cardWidth(), cardHeight},
            lane);
    }
}

void LadderDrawing::drawCard(const QRectF& rect, journal::LaneIndex index)
{
    const Lane& lane = m_ladder.lane(index);
    const Colour colour = colourOf(index);
    const double unit = m_geometry.unit();
    m_canvas.box(rect, 0.35 * unit, {Ink::Card}, colour, 1.4);
    m_canvas.box({rect.left(), rect.top(), 0.32 * unit, rect.height()}, 0.15 * unit, colour, {});
    const double half = rect.height() / 2;
    const double left = rect.left() + 0.75 * unit;
    const double room = rect.width() - 1.1 * unit;
    const QString name = laneName(m_view, lane);
    m_canvas.text({left, rect.top() + 0.1 * unit, room, half}, Align::Left,
        m_canvas.elided(name, LadderFont::Title, room), LadderFont::Title, {Ink::Text});
    m_canvas.text({left, rect.top() + half - 0.15 * unit, room, half}, Align::Left,
        m_canvas.elided(laneAddress(lane), LadderFont::SmallCode, room), LadderFont::SmallCode, {Ink::Quiet});
    if (lane.kind != Lane::Kind::Connection)
        drawChip(rect, lane, left + m_canvas.width(name, LadderFont::Title));
}

// Beside the name, where there is room.
void LadderDrawing::drawChip(const QRectF& card, const Lane& lane, double nameEnd)
{
    const double unit = m_geometry.unit();
    const double room = card.right() - nameEnd - 1.4 * unit;
    const PillText states = laneState(lane);
    const QString state
        = m_canvas.width(states.text, LadderFont::Chip) <= room ? states.text : states.shorter;
    if (state.isEmpty() || m_canvas.width(state, LadderFont::Chip) > room)
        return;
    const double width = m_canvas.width(state, LadderFont::Chip) + 0.8 * unit;
    const QRectF chip(card.right() - width - 0.35 * unit, card.top() + 0.38 * unit, width, unit);
    const bool bad = lane.state == journal::StateCode::Reset;
    m_canvas.box(chip, unit / 2, {Ink::Frame}, {});
    const Colour quiet {Ink::Quiet};
    const bool live
        = lane.state == journal::StateCode::Listening || lane.state == journal::StateCode::Established;
    m_canvas.text(chip, Align::Centre, state, LadderFont::Chip,
        bad        ? Colour {Ink::Lost}
            : live ? Colour {lane.kind == Lane::Kind::Client ? Ink::Client : Ink::Server}
                   : quiet);
}

} // namespace socketscope::ui
