// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ladder/drawing/laddergeometry.h"

#include <algorithm>
#include <cmath>

namespace socketscope::ui {
namespace {

constexpr double tail = 3; // units of room below the last row, for what comes next
constexpr double longest = 1 << 30; // pixels; scroll bars count in int
constexpr double finest = 50; // ns a pixel

} // namespace

LadderGeometry::LadderGeometry(double unit)
    : m_unit(unit)
    , m_rowHeight(1.7 * unit)
{
}

void LadderGeometry::setContents(int columns, std::uint32_t rows, Instant first, Instant last)
{
    m_columns = columns;
    m_rows = rows;
    m_first = first;
    m_last = std::max(first, last);
    m_nsPerPixel = std::max(m_nsPerPixel, span() / longest);
}

void LadderGeometry::setOffset(QPointF offset)
{
    const QPointF furthest = furthestOffset();
    m_offset = {std::clamp(offset.x(), 0.0, furthest.x()), std::clamp(offset.y(), 0.0, furthest.y())};
}

QPointF LadderGeometry::furthestOffset() const
{
    const QSizeF all = contentsSize();
    return {
        std::max(0.0, all.width() - m_viewport.width()), std::max(0.0, all.height() - m_viewport.height())};
}

QSizeF LadderGeometry::contentsSize() const
{
    const double across = timeWidth() + 2 * edge() + spacing() * std::max(0, m_columns - 1);
    return {across, topOfRows() + lengthDown() + tail * m_unit};
}

bool LadderGeometry::fitsAcross() const
{
    return timeWidth() + 2 * leastEdge() + leastSpacing() * std::max(0, m_columns - 1) <= m_viewport.width();
}

double LadderGeometry::edge() const
{
    if (!fitsAcross())
        return 9 * m_unit;
    const double spare = m_viewport.width() - timeWidth() - 9.6 * m_unit * std::max(0, m_columns - 1);
    return std::clamp(std::min(spare / 2, m_viewport.width() * 0.24), leastEdge(), 15 * m_unit);
}

double LadderGeometry::spacing() const
{
    if (m_columns < 2 || !fitsAcross())
        return 11 * m_unit;
    return std::clamp(
        (m_viewport.width() - timeWidth() - 2 * edge()) / (m_columns - 1), leastSpacing(), 34 * m_unit);
}

double LadderGeometry::x(int column) const
{
    double left = timeWidth() + edge();
    const double spare = m_viewport.width() - contentsSize().width();
    if (spare > 0)
        left += spare / 2;
    return left + column * spacing() - m_offset.x();
}

int LadderGeometry::columnAt(double x) const
{
    return std::clamp(
        static_cast<int>(std::lround((x - this->x(0)) / spacing())), 0, std::max(0, m_columns - 1));
}

double LadderGeometry::cardWidth() const
{
    return std::min(12.5 * m_unit, spacing() - 0.5 * m_unit);
}

double LadderGeometry::span() const
{
    return std::max(1.0, static_cast<double>((m_last - m_first).count()));
}

double LadderGeometry::lengthDown() const
{
    return m_scale == LadderScale::Steps ? m_rows * m_rowHeight : span() / m_nsPerPixel + m_unit;
}

double LadderGeometry::room() const
{
    return std::max(50.0, m_viewport.height() - topOfRows() - (tail + 1) * m_unit);
}

double LadderGeometry::yOfRow(double row) const
{
    return topOfRows() + (row + 0.5) * m_rowHeight - m_offset.y();
}

double LadderGeometry::yOfTime(Instant at) const
{
    return topOfRows() + 0.5 * m_unit + static_cast<double>((at - m_first).count()) / m_nsPerPixel
        - m_offset.y();
}

std::int64_t LadderGeometry::rowAt(double y) const
{
    return static_cast<std::int64_t>(std::floor((y - topOfRows() + m_offset.y()) / m_rowHeight));
}

Instant LadderGeometry::timeAt(double y) const
{
    const double ns = (y - topOfRows() - 0.5 * m_unit + m_offset.y()) * m_nsPerPixel;
    return m_first + Duration(static_cast<std::int64_t>(ns));
}

void LadderGeometry::zoom(double factor, double y)
{
    if (m_scale == LadderScale::Steps) {
        const double row = (y - topOfRows() + m_offset.y()) / m_rowHeight;
        const double least = std::min(usualRowHeight(), room() / std::max(1U, m_rows));
        m_rowHeight = std::clamp(m_rowHeight * factor, least, 2 * usualRowHeight());
        setOffset({m_offset.x(), topOfRows() + row * m_rowHeight - y});
        return;
    }
    const Instant at = timeAt(y);
    const double most = std::max(finest, span() / room());
    m_nsPerPixel = std::clamp(m_nsPerPixel / factor, std::max(finest, span() / longest), most);
    setOffset({m_offset.x(), m_offset.y() + yOfTime(at) - y});
}

void LadderGeometry::fit()
{
    m_rowHeight = std::min(usualRowHeight(), room() / std::max(1U, m_rows));
    m_nsPerPixel = std::max(finest, span() / room());
    setOffset({m_offset.x(), 0});
}

void LadderGeometry::reset()
{
    m_rowHeight = usualRowHeight();
    m_nsPerPixel = std::max(finest, std::min(span() / room(), 2e6));
    setOffset(m_offset);
}

} // namespace socketscope::ui
