// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/path/pathgeometry.h"

#include <algorithm>

namespace socketscope::ui {

namespace {

constexpr double gap = 0.7; // units between the texts of two nodes
constexpr double farthest = 12; // units from one node to the next: more looks torn apart
constexpr double widestShown = 19; // units; longer addresses lose their middle

} // namespace

PathGeometry::PathGeometry(double unit)
    : m_unit(unit)
{
}

void PathGeometry::setContents(const PathLayout& layout, double widest, double latency)
{
    m_columns = layout.columns();
    m_slots = layout.slots();
    m_loops = layout.loops();
    m_unsure = layout.isUnsure();
    m_widest = std::min(widest, widestShown * m_unit);
    m_latency = latency;
}

double PathGeometry::edge() const
{
    return std::max(m_widest / 2 + gap * m_unit, 2.4 * m_unit);
}

double PathGeometry::spread() const
{
    return m_columns > 1 ? (m_width - 2 * edge()) / (m_columns - 1) : 0;
}

/// Room for every address on one line.
double PathGeometry::wished() const
{
    return std::max(m_widest, m_latency) + gap * m_unit;
}

/// Room for addresses on two lines, turn by turn.
double PathGeometry::least() const
{
    return std::max({(m_widest + gap * m_unit) / 2, m_latency + gap * m_unit, 2.8 * m_unit});
}

bool PathGeometry::staggers() const
{
    return m_columns > 1 && spread() < wished();
}

double PathGeometry::pitch() const
{
    return std::clamp(spread(), std::min(least(), farthest * m_unit), std::max(farthest * m_unit, wished()));
}

double PathGeometry::slotPitch() const
{
    const double lines = staggers() ? 3 : 2; // addresses above, the latency below
    return 2 * radius() + lines * lineHeight() + 0.6 * m_unit;
}

double PathGeometry::x(int column) const
{
    const double all = pitch() * std::max(0, m_columns - 1);
    const double left = std::max(edge(), (m_width - all) / 2);
    return left + pitch() * column;
}

double PathGeometry::y(double slot) const
{
    const double lines = staggers() ? 2 : 1;
    const double first = 0.6 * m_unit + lines * lineHeight() + radius();
    return first + ((m_slots - 1) / 2.0 + slot) * slotPitch();
}

QSizeF PathGeometry::contentsSize() const
{
    const double all = 2 * edge() + pitch() * std::max(0, m_columns - 1);
    const double bottom = y((m_slots - 1) / 2.0) + radius() + lineHeight() + 0.7 * m_unit;
    return {std::max(all, m_width), bottom + (m_loops || m_unsure ? 1.6 * m_unit : 0)};
}

QRectF PathGeometry::above(const PathNode& node) const
{
    const double room = staggers() ? 2 * pitch() - gap * m_unit : std::max(pitch(), m_widest + gap * m_unit);
    const double up = staggers() && node.column % 2 == 1 && node.slot == 0 ? 2 : 1;
    const QPointF middle = centre(node);
    const double top = middle.y() - radius() - 0.25 * m_unit - up * lineHeight();
    return {middle.x() - room / 2, top, room, lineHeight()};
}

QRectF PathGeometry::below(const PathNode& node) const
{
    const double room = m_columns > 1 ? std::max(pitch(), 2.0 * edge()) : 2 * edge();
    const QPointF middle = centre(node);
    return {middle.x() - room / 2, middle.y() + radius() + 0.25 * m_unit, room, lineHeight()};
}

QRectF PathGeometry::around(const PathNode& node) const
{
    const QPointF middle = centre(node);
    const double half = std::max(radius() + 0.3 * m_unit, std::min(pitch(), 5 * m_unit) / 2);
    const double up = radius() + 0.25 * m_unit + lineHeight();
    return {middle.x() - half, middle.y() - up, 2 * half, 2 * up};
}

} // namespace socketscope::ui
