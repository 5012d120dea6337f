// SPDX-License-Identifier: GPL-3.0-or-later
// The arrows of a ladder: what was sent and received, what was lost, what was concluded.
#include "ui/ladder/drawing/ladderdrawing.h"
#include "ui/ladder/drawing/ladderlabels.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace socketscope::ui {

using journal::Arrow;

namespace {

constexpr std::size_t mostArrows = 700; // in one picture

QPointF between(QPointF a, QPointF b, double part)
{
    return a + (b - a) * part;
}

double distance(QPointF point, QPointF a, QPointF b)
{
    const QPointF way = b - a;
    const double square = QPointF::dotProduct(way, way);
    const double part = square > 0 ? std::clamp(QPointF::dotProduct(point - a, way) / square, 0.0, 1.0) : 0;
    const QPointF off = point - between(a, b, part);
    return std::hypot(off.x(), off.y());
}

/// What a person means who points at an arrow: that it came in, or why it did not.
journal::Seq seqOf(const Arrow& arrow)
{
    if (arrow.isBroken() && arrow.reason != 0)
        return arrow.reason;
    return arrow.received != 0 ? arrow.received : arrow.sent;
}

} // namespace

journal::Seq LadderDrawing::eventAt(QPointF point) const
{
    for (const Label& label : m_labels)
        if (label.arrow && label.rect.contains(point))
            return seqOf(*label.arrow);
    for (const Pill& pill : m_pills)
        if (pill.rect.contains(point))
            return m_ladder.seqAt(pill.row);
    double nearest = 0.35 * m_geometry.unit();
    journal::Seq found = 0;
    for (const ArrowLabel& each : m_arrowLabels) {
        const double off = distance(point, each.ends.from, each.ends.to);
        if (off < nearest) {
            nearest = off;
            found = seqOf(*each.arrow);
        }
    }
    return found;
}

void LadderDrawing::drawArrows()
{
    if (m_rows.empty)
        return;
    std::unordered_set<std::uint32_t> drawn; // one that landed late is found where it started, too
    m_ladder.visitArrows(m_rows.first, m_rows.last, [&](std::uint32_t index) {
        if (drawn.insert(index).second)
            drawArrow(m_ladder.arrow(index));
        return drawn.size() < mostArrows;
    });
}

LadderDrawing::Ends LadderDrawing::endsOf(const Arrow& arrow) const
{
    const double gap = m_geometry.showsText() ? 0.35 * m_geometry.unit() : 0;
    const double slant
        = m_geometry.scale() == LadderScale::Steps ? 0.45 * m_geometry.rowHeight() : 0.4 * m_geometry.unit();
    const double from = x(arrow.fromLane);
    double to = arrow.toLane == journal::noIndex ? m_geometry.x(m_layout.columnCount() - 1) : x(arrow.toLane);
    if (arrow.toLane == journal::noIndex && to == from)
        to = from + m_geometry.spacing() / 2;
    const double right = from <= to ? 1 : -1;
    Ends ends {{from + right * gap, y(arrow.fromRow)}, {to - right * gap, y(arrow.toRow)}};
    if (arrow.fromRow == arrow.toRow) {
        if (arrow.sent == 0)
            ends.from.ry() -= slant;
        else
            ends.to.ry() += slant;
    }
    if (landsOnItsPill(arrow, from, to))
        ends.to.ry() -= 0.55 * m_geometry.rowHeight();
    return ends;
}

// A pill on the side that an arrow comes from would hide its head: such an arrow lands just above.
bool LadderDrawing::landsOnItsPill(const Arrow& arrow, double from, double to) const
{
    if (m_geometry.scale() != LadderScale::Steps || !m_geometry.showsText() || arrow.toRow <= arrow.fromRow
        || arrow.toLane == journal::noIndex)
        return false;
    const Side side = pillSide(m_layout.columnOf(arrow.toLane));
    return side == (from < to ? Side::Left : Side::Right);
}

void LadderDrawing::drawArrow(const Arrow& arrow)
{
    if (m_layout.columnOf(arrow.fromLane) < 0)
        return;
    const Ends ends = endsOf(arrow);
    const double left = std::min(ends.from.x(), ends.to.x());
    const double right = std::max(ends.from.x(), ends.to.x());
    if (right < 0 || left > m_geometry.viewport().width())
        return;
    Colour colour = colourOf(arrow.fromLane);
    if (arrow.isInferred())
        colour = {arrow.kind == Arrow::Kind::Reset ? Ink::Lost : Ink::Inferred};
    if (arrow.isBroken())
        return drawLost(arrow, ends, arrow.isInferred() ? Colour {Ink::Lost} : colour);
    if (arrow.state == Arrow::State::InFlight)
        return drawFlying(ends, colour);
    const bool selected = m_selectedRow != journal::noIndex
        && (m_selectedRow == arrow.fromRow || m_selectedRow == arrow.toRow);
    const double width = !m_geometry.showsText() ? 1 : selected ? 2.6 : arrow.isInferred() ? 1.2 : 1.8;
    m_canvas.line(ends.from, ends.to, colour, width, arrow.isInferred() ? Stroke::Dashed : Stroke::Solid);
    if (m_geometry.showsText() || m_geometry.rowHeight() > 6)
        drawArrowHead(ends.to, ends.from, colour);
    if (m_geometry.showsText())
        m_arrowLabels.push_back({&arrow, ends, colour});
}

void LadderDrawing::drawArrowHead(QPointF tip, QPointF from, Colour colour)
{
    const QPointF way = tip - from;
    const double length = std::hypot(way.x(), way.y());
    if (length < 1)
        return;
    const double size = m_geometry.showsText() ? 0.62 * m_geometry.unit() : 5;
    const QPointF along = way / length * size;
    const QPointF across(-along.y() * 0.45, along.x() * 0.45);
    m_canvas.triangle(tip, tip - along + across, tip - along - across, colour);
}

void LadderDrawing::drawFlying(const Ends& ends, Colour colour)
{
    const QPointF tip = between(ends.from, ends.to, 0.6);
    m_canvas.line(ends.from, tip, colour, m_geometry.showsText() ? 1.8 : 1);
    if (m_geometry.showsText())
        m_canvas.dot(tip, 0.25 * m_geometry.unit(), {Ink::Page}, colour);
}

void LadderDrawing::drawLost(const Arrow& arrow, const Ends& ends, Colour colour)
{
    const QPointF tip = between(ends.from, ends.to, 0.45); // its reason stands behind it
    m_canvas.line(ends.from, tip, colour, m_geometry.showsText() ? 1.8 : 1,
        arrow.isInferred() ? Stroke::Dashed : Stroke::Solid);
    const double arm = m_geometry.showsText() ? 0.32 * m_geometry.unit() : 2;
    m_canvas.line(tip + QPointF(-arm, -arm), tip + QPointF(arm, arm), {Ink::Lost}, 2);
    m_canvas.line(tip + QPointF(-arm, arm), tip + QPointF(arm, -arm), {Ink::Lost}, 2);
    if (!m_geometry.showsText())
        return;
    m_arrowLabels.push_back({&arrow, {ends.from, tip}, colour});
}

// Beside the cross, on the side of those whom it never reached.
void LadderDrawing::placeReason(const Arrow& arrow, const Ends& shaft)
{
    const double unit = m_geometry.unit();
    const QPointF tip = shaft.to;
    const double aim = arrow.toLane == journal::noIndex ? tip.x() + 8 * unit : x(arrow.toLane);
    const bool right = tip.x() > shaft.from.x();
    const double room = std::max(6 * unit, std::abs(aim - tip.x()) - unit);
    const QString text = m_canvas.elided(lostText(m_view, arrow), LadderFont::SmallItalic, room);
    const double width = m_canvas.width(text, LadderFont::SmallItalic);
    for (const double lift : {0.0, 0.75, -0.75}) {
        const QRectF rect(right ? tip.x() + 0.7 * unit : tip.x() - 0.7 * unit - width,
            tip.y() - (0.55 - lift) * unit, width, 1.1 * unit);
        if (!isFree(rect))
            continue;
        m_taken.push_back(rect);
        m_labels.push_back({rect, text, {}, {Ink::Lost}, LadderFont::SmallItalic, &arrow});
        return;
    }
}

bool LadderDrawing::crossesArrow(const QRectF& rect) const
{
    return std::any_of(m_arrowLabels.begin(), m_arrowLabels.end(), [&](const ArrowLabel& label) {
        const QPointF a = label.ends.from;
        const QPointF b = label.ends.to;
        if (std::max(a.x(), b.x()) < rect.left() || std::min(a.x(), b.x()) > rect.right() || a.x() == b.x())
            return false;
        const auto at = [&](double x) {
            return a.y() + (b.y() - a.y()) * std::clamp((x - a.x()) / (b.x() - a.x()), 0.0, 1.0);
        };
        return std::max(at(rect.left()), at(rect.right())) > rect.top()
            && std::min(at(rect.left()), at(rect.right())) < rect.bottom();
    });
}

// Where there is no room for the text, the size alone is said.
void LadderDrawing::placeArrowLabel(const Arrow& arrow, const Ends& ends, Colour colour)
{
    const QString text = arrowText(m_view, arrow);
    if (!placeArrowText(text, arrow, ends, colour) && !arrow.isInferred())
        static_cast<void>(placeArrowText(text.section(u'"', 0, 0).trimmed(), arrow, ends, colour));
}

// The first place along the arrow where no other label stands; false where there is none.
bool LadderDrawing::placeArrowText(const QString& whole, const Arrow& arrow, const Ends& ends, Colour colour)
{
    const double unit = m_geometry.unit();
    const bool inferred = arrow.isInferred();
    const LadderFont font = inferred ? LadderFont::SmallItalic : LadderFont::Small;
    const double room = std::abs(ends.to.x() - ends.from.x()) - 2 * unit;
    const QString text = m_canvas.elided(whole, font, std::min(room, 14 * unit));
    if (text.isEmpty())
        return false;
    const double width = m_canvas.width(text, font) + (inferred ? 0.4 : 0.9) * unit;
    const double height = inferred ? unit : 1.15 * unit;
    for (const double part : {0.5, 0.36, 0.64, 0.24, 0.76}) {
        const QPointF at = between(ends.from, ends.to, part);
        const double lift = inferred ? 0.62 * unit : 0;
        const QRectF rect(at.x() - width / 2, at.y() - height / 2 - lift, width, height);
        const bool within = rect.left() > std::min(ends.from.x(), ends.to.x())
            && rect.right() < std::max(ends.from.x(), ends.to.x());
        if (!within || !isFree(rect))
            continue;
        m_taken.push_back(rect);
        m_labels.push_back({rect, text, inferred ? Colour {} : colour.faint(150),
            inferred ? colour : Colour {Ink::Text}, font, &arrow});
        return true;
    }
    return false;
}

} // namespace socketscope::ui
