// SPDX-License-Identifier: GPL-3.0-or-later
// The calls of a ladder: dots, pills, the bars of those that wait; failures and notes.
#include "ui/ladder/drawing/ladderdrawing.h"
#include "ui/ladder/drawing/ladderlabels.h"

#include <algorithm>
#include <array>

namespace socketscope::ui {

using journal::CallSpan;
using journal::Row;
using journal::RowEntry;

namespace {

constexpr int mostBars = 2000; // in one picture

} // namespace

bool LadderDrawing::isSelected(Row row) const
{
    return row == m_selectedRow;
}

void LadderDrawing::drawBlocked()
{
    if (m_ladder.rowCount() == 0)
        return;
    const Row first = m_rows.empty ? m_ladder.rowCount() - 1 : m_rows.first;
    const Row last = m_rows.empty ? m_ladder.rowCount() - 1 : m_rows.last;
    int bars = 0;
    m_ladder.visitBlocked(first, last, [&](std::uint32_t index) {
        if (columnInView(m_layout.columnOf(m_ladder.call(index).lane)))
            drawBar(index);
        return ++bars < mostBars;
    });
}

void LadderDrawing::drawBar(std::uint32_t index)
{
    const CallSpan& call = m_ladder.call(index);
    const double unit = m_geometry.unit();
    const double at = x(call.lane);
    const bool text = m_geometry.showsText();
    const bool steps = m_geometry.scale() == LadderScale::Steps;
    double top = y(call.callRow) - (steps ? 0.35 * m_geometry.rowHeight() : 0);
    double bottom = call.isOpen() ? y(m_ladder.rowCount()) : y(call.returnRow);
    if (call.isOpen() && steps)
        bottom = m_geometry.yOfRow(m_ladder.rowCount() + 0.3);
    else if (steps && text)
        bottom -= 0.22 * m_geometry.rowHeight();
    bottom = std::max(bottom, top + 2);
    if (!inView(top, bottom))
        return;
    const double width
        = std::min(0.62 * unit, std::max(3.0, 0.5 * m_geometry.rowHeight() + (steps ? 0 : unit)));
    const QRectF bar(at - width / 2, top, width, bottom - top);
    if (!call.blocked)
        return m_canvas.line({at, top}, {at, bottom}, colourOf(call.lane), 3);
    const double edge = 4; // beyond the view, so that its ends do not show there
    top = std::max(top, m_geometry.headHeight() - edge);
    bottom = std::min(bottom, m_geometry.viewport().height() + edge);
    const QRectF shown(bar.left(), top, width, bottom - top);
    m_canvas.hatched(shown, {Ink::Blocked}, {Ink::BlockedEdge});
    m_taken.push_back(shown);
    if (text && bottom - top >= 0.7 * unit)
        m_barLabels.push_back({index, shown});
}

void LadderDrawing::placeBlockedLabel(std::uint32_t index, const QRectF& bar)
{
    const CallSpan& call = m_ladder.call(index);
    const double unit = m_geometry.unit();
    const int column = m_layout.columnOf(call.lane);
    const bool left = column == 0;
    const double room = pillRoom(column, left ? Side::Left : Side::Right);
    const PillText texts = blockedText(m_view, call, m_content.now);
    const bool fits = m_canvas.width(texts.text, LadderFont::SmallItalic) <= room;
    const QString text = m_canvas.elided(fits ? texts.text : texts.shorter, LadderFont::SmallItalic, room);
    const double width = m_canvas.width(text, LadderFont::SmallItalic);
    const double top = std::max(bar.top(), m_geometry.headHeight());
    const double bottom = std::min(bar.bottom(), m_geometry.viewport().height());
    const double start = left ? bar.left() - 0.6 * unit - width : bar.right() + 0.6 * unit;
    constexpr std::array parts {
        0.5, 0.25, 0.75, 0.12, 0.88, 0.5}; // in the end across an arrow, if it must be
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const double middle = top + (bottom - top) * parts[i];
        const QRectF rect(start, middle - 0.55 * unit, width, 1.1 * unit);
        const bool lastResort = i + 1 == parts.size();
        if (!isFree(rect) || (!lastResort && crossesArrow(rect)))
            continue;
        m_taken.push_back(rect);
        m_labels.push_back({rect, text, {}, {Ink::Quiet}, LadderFont::SmallItalic});
        return;
    }
}

void LadderDrawing::drawRows()
{
    for (Row row = m_ownRows.first; !m_ownRows.empty && row <= m_ownRows.last; ++row) {
        const RowEntry& entry = m_ladder.row(row);
        switch (entry.kind()) {
        case RowEntry::Kind::Call:
        case RowEntry::Kind::Return:
            drawCall(row, m_ladder.call(entry.index));
            break;
        case RowEntry::Kind::Failure:
        case RowEntry::Kind::Note:
            drawMark(row, entry);
            break;
        case RowEntry::Kind::Packet:
            drawPacket(row, entry);
            break;
        case RowEntry::Kind::Space:
            break;
        }
    }
}

void LadderDrawing::placeLabels()
{
    for (const ArrowLabel& label : m_arrowLabels) {
        if (label.arrow->isBroken())
            placeReason(*label.arrow, label.ends);
        placeArrowLabel(*label.arrow, label.ends, label.colour);
    }
    for (const BarLabel& label : m_barLabels)
        placeBlockedLabel(label.call, label.bar);
}

void LadderDrawing::drawLabels()
{
    for (const Label& label : m_labels) {
        if (label.edge.ink != Ink::None)
            m_canvas.box(label.rect, 0.3 * m_geometry.unit(), {Ink::Page}, label.edge, 1);
        m_canvas.text(label.rect, Align::Centre, label.text, label.font, label.ink);
    }
}

void LadderDrawing::drawCall(Row row, const CallSpan& call)
{
    const int column = m_layout.columnOf(call.lane);
    if (!columnInView(column))
        return;
    const Colour colour = colourOf(call.lane);
    // The start of a call that waited is the top of its bar; the pill stands where it returned.
    if (row != call.row() || call.isOpen()) {
        if (isSelected(row)) {
            const double r = 0.42 * m_geometry.unit();
            m_canvas.box({x(call.lane) - r, y(row) - r, 2 * r, 2 * r}, 3, {}, {Ink::SelectionBorder}, 2);
        }
        return;
    }
    const double radius = m_geometry.showsText() ? 0.27 * m_geometry.unit()
                                                 : std::clamp(0.4 * m_geometry.rowHeight(), 1.0, 4.0);
    if (m_geometry.showsText()) {
        const PillText text = pillText(m_ladder, m_view, call);
        drawPill(row, call.lane, text.text, text.shorter, {call.failed ? Ink::Lost : Ink::Border},
            call.byQt ? Stroke::Dashed : Stroke::Solid);
    }
    m_canvas.dot({x(call.lane), y(row)}, radius, call.failed ? Colour {Ink::Lost} : colour, {Ink::Page});
    if (isSelected(row) && !m_geometry.showsText())
        m_canvas.dot({x(call.lane), y(row)}, radius + 2, {}, {Ink::SelectionBorder});
}

void LadderDrawing::drawMark(Row row, const RowEntry& entry)
{
    const journal::LaneIndex lane = m_ladder.laneAt(row);
    const bool bad = entry.kind() == RowEntry::Kind::Failure;
    if (lane == journal::noIndex) {
        const double unit = m_geometry.unit();
        m_canvas.text({m_geometry.timeWidth(), y(row) - unit / 2,
                          m_geometry.viewport().width() - m_geometry.timeWidth() - unit, unit},
            Align::Left,
            m_canvas.elided(markText(m_view, entry.seq).text, LadderFont::SmallItalic,
                m_geometry.viewport().width() - m_geometry.timeWidth() - unit),
            LadderFont::SmallItalic, {bad ? Ink::Lost : Ink::Quiet});
        return;
    }
    if (!columnInView(m_layout.columnOf(lane)))
        return;
    const Colour ink {bad ? Ink::Lost : Ink::Inferred};
    if (m_geometry.showsText()) {
        const PillText text = markText(m_view, entry.seq);
        drawPill(row, lane, text.text, text.shorter, ink, bad ? Stroke::Solid : Stroke::Dashed);
    }
    m_canvas.dot({x(lane), y(row)}, 0.22 * m_geometry.unit(), {Ink::Page}, ink);
}

// A node that only passes a packet on says nothing more than the arrows do.
void LadderDrawing::drawPacket(Row row, const RowEntry& entry)
{
    const journal::PacketMark& mark = m_ladder.packet(entry.index);
    if (!columnInView(m_layout.columnOf(mark.lane)))
        return;
    const Colour ink = mark.dropped ? Colour {Ink::Lost} : colourOf(mark.lane);
    if (m_geometry.showsText()) {
        const PillText text = packetText(m_view, entry.seq);
        if (!text.text.isEmpty())
            drawPill(row, mark.lane, text.text, text.shorter, {mark.dropped ? Ink::Lost : Ink::Border},
                Stroke::Solid);
    }
    const double radius = m_geometry.showsText() ? 0.22 * m_geometry.unit()
                                                 : std::clamp(0.4 * m_geometry.rowHeight(), 1.0, 4.0);
    m_canvas.dot({x(mark.lane), y(row)}, radius, ink, {Ink::Page});
    if (isSelected(row))
        m_canvas.dot({x(mark.lane), y(row)}, radius + 2.5, {}, {Ink::SelectionBorder});
}

void LadderDrawing::drawPill(
    Row row, journal::LaneIndex lane, const QString& text, const QString& shorter, Colour edge, Stroke stroke)
{
    const double unit = m_geometry.unit();
    const int column = m_layout.columnOf(lane);
    const Side side = pillSide(column);
    const double room = pillRoom(column, side) - 1.2 * unit;
    const bool mark = m_ladder.row(row).kind() == RowEntry::Kind::Failure
        || m_ladder.row(row).kind() == RowEntry::Kind::Note;
    const bool words = m_ladder.row(row).kind() == RowEntry::Kind::Packet;
    const LadderFont font = mark ? LadderFont::SmallItalic : words ? LadderFont::Small : LadderFont::Code;
    const QString& fitting = m_canvas.width(text, font) <= room ? text : shorter;
    const QString shown = m_canvas.elided(fitting, font, room);
    const double width = m_canvas.width(shown, font) + unit;
    const double height = m_geometry.pillHeight();
    const double dot = y(row);
    double middle = dot;
    double& bottom = m_pillBottom[static_cast<std::size_t>(column)];
    if (middle - height / 2
        < bottom) { // real time: moves down a little, and is left out where that would mislead
        if (m_geometry.scale() == LadderScale::Steps || bottom + height / 2 - dot > 2.2 * height)
            middle = m_geometry.scale() == LadderScale::Steps ? dot : 1e9;
        else
            middle = bottom + height / 2 + 1;
    }
    if (middle > 1e8 && !isSelected(row))
        return;
    middle = std::min(middle, dot + 2.5 * height);
    bottom = middle + height / 2;
    const double at = x(lane);
    const double left = side == Side::Left ? at - 0.6 * unit - width : at + 0.6 * unit;
    const QRectF rect(left, middle - height / 2, width, height);
    const bool selected = isSelected(row);
    if (middle != dot)
        m_canvas.line({at, dot}, {side == Side::Left ? rect.right() : rect.left(), middle},
            colourOf(lane).faint(150), 1);
    m_taken.push_back(rect);
    m_pills.push_back({rect, row});
    m_canvas.box(rect, 0.3 * unit, {selected ? Ink::Selection : Ink::Card},
        selected                                                  ? Colour {Ink::SelectionBorder}
            : stroke == Stroke::Dashed && edge.ink == Ink::Border ? Colour {Ink::Inferred}
                                                                  : edge,
        selected && m_content.focused ? 2 : 1.2);
    m_canvas.text(rect, Align::Centre, shown, font,
        {edge.ink == Ink::Lost ? Ink::Lost
                : mark         ? Ink::Quiet
                               : Ink::Text});
}

} // namespace socketscope::ui
