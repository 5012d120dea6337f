// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/grid/gridgeometry.h"

#include <algorithm>
#include <cmath>

namespace socketscope::ui {

namespace {

constexpr double betweenBlocks = 10;
constexpr double belowTitle = 3;
constexpr double addWidth = 0.3; ///< of the block: "+ Extension headers"

} // namespace

double GridGeometry::x(std::size_t column) const
{
    return std::round(m_width * static_cast<double>(column) / static_cast<double>(craft::bitsPerRow));
}

void GridGeometry::setContents(const GridLayout& layout, double width)
{
    m_width = width;
    m_blocks.clear();
    m_cells.assign(layout.cells().size(), {});
    double y = ruler().bottom() + 2;
    for (const GridBlock& block : layout.blocks())
        y = placeBlock(layout, block, y) + betweenBlocks;
    m_height = layout.blocks().empty() ? y : y - betweenBlocks + 1;
}

double GridGeometry::placeBlock(const GridLayout& layout, const GridBlock& block, double y)
{
    const QRectF title(0, y, m_width, m_metrics.title);
    const double top = title.bottom() + belowTitle;
    double bottom = top;
    for (int i = block.first; i < block.first + block.count; ++i) {
        const GridCell& cell = layout.cell(i);
        std::vector<QRectF>& parts = m_cells[static_cast<std::size_t>(i)];
        if (cell.kind == GridCell::Kind::Add) {
            const double room = std::round(m_width * addWidth);
            parts.push_back({m_width - room, title.top(), room, title.height()});
            continue;
        }
        if (cell.kind == GridCell::Kind::Payload) {
            parts.push_back({0, top, m_width, rowHeight()});
            bottom = parts.back().bottom();
            continue;
        }
        placeCell(cell, parts, bottom);
    }
    m_blocks.push_back({title, {0, top, m_width, bottom - top}});
    return bottom;
}

/// `y` is the bottom of what stands already; a cell that begins a row stands below it.
void GridGeometry::placeCell(const GridCell& cell, std::vector<QRectF>& parts, double& y) const
{
    constexpr std::size_t row = craft::bitsPerRow;
    const std::size_t column = cell.bit % row;
    if (column == 0)
        y += rowHeight();
    const double top = y - rowHeight();
    const std::size_t inFirst = std::min(row - column, cell.width);
    parts.push_back({x(column), top, x(column + inFirst) - x(column), rowHeight()});
    const std::size_t rest = cell.width - inFirst;
    const auto whole = static_cast<double>(std::min(rest / row, std::size_t {mostSteps})) * step;
    if (column == 0) {
        parts.front().setHeight(rowHeight() + whole);
        y += whole;
    } else if (whole > 0) {
        parts.push_back({0, y, m_width, whole});
        y += whole;
    }
    if (rest % row != 0) {
        parts.push_back({0, y, x(rest % row), rowHeight()});
        y += rowHeight();
    }
}

QRectF GridGeometry::around(int cell) const
{
    QRectF all;
    for (const QRectF& part : parts(cell))
        all |= part;
    return all;
}

std::vector<double> GridGeometry::steps(int cell) const
{
    std::vector<double> at;
    for (double y = main(cell).top() + rowHeight(); y < main(cell).bottom(); y += step)
        at.push_back(y);
    return at;
}

int GridGeometry::at(QPointF point) const
{
    for (std::size_t i = 0; i < m_cells.size(); ++i)
        for (const QRectF& part : m_cells[i])
            // QRectF counts its right and bottom edges as inside: they are the neighbour's.
            if (point.x() >= part.left() && point.x() < part.right() && point.y() >= part.top()
                && point.y() < part.bottom())
                return static_cast<int>(i);
    return -1;
}

int GridGeometry::above(int cell, int direction) const
{
    const QRectF from = main(cell);
    int best = cell;
    double bestRow = 0;
    double bestAside = 0;
    for (int i = 0; i < static_cast<int>(m_cells.size()); ++i) {
        const QRectF to = main(i);
        const double rows = (to.top() - from.top()) * direction;
        if (rows <= 0)
            continue;
        const double begin = from.left() + 1; // where its text begins
        const double aside = std::max({0.0, to.left() - begin, begin - to.right()});
        if (best == cell || rows < bestRow || (rows == bestRow && aside < bestAside)) {
            best = i;
            bestRow = rows;
            bestAside = aside;
        }
    }
    return best;
}

} // namespace socketscope::ui
