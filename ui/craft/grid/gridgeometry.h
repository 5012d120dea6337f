// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Where the cells of a packet's drawing stand, and which one is at a place. A value.
#pragma once

#include "ui/craft/grid/gridlayout.h"

#include <QtCore/QRectF>

#include <vector>

namespace socketscope::ui {

/// Heights of the fonts it is drawn with.
struct GridMetrics {
    double label = 12;
    double value = 15;
    double title = 16;
};

/// Every header is a frame of 32 columns as wide as the view. What goes on over whole rows, an address of
/// IPv6 or options, is one cell with a short step for each further row.
class GridGeometry {
public:
    GridGeometry() = default;
    explicit GridGeometry(const GridMetrics& metrics)
        : m_metrics(metrics)
    {
    }

    void setContents(const GridLayout& layout, double width);

    [[nodiscard]] const GridMetrics& metrics() const { return m_metrics; }
    [[nodiscard]] double height() const { return m_height; }
    [[nodiscard]] double rowHeight() const { return m_metrics.label + m_metrics.value + 2 * padding; }
    [[nodiscard]] double x(std::size_t column) const; ///< of a bit's left edge, on whole pixels

    [[nodiscard]] QRectF ruler() const { return {0, 0, m_width, m_metrics.label + 2}; }
    [[nodiscard]] QRectF title(int block) const { return m_blocks[static_cast<std::size_t>(block)].title; }
    [[nodiscard]] QRectF frame(int block) const { return m_blocks[static_cast<std::size_t>(block)].frame; }

    /// What of a cell lies in rows of one width: mostly all of it. The first has its text.
    [[nodiscard]] const std::vector<QRectF>& parts(int cell) const
    {
        return m_cells[static_cast<std::size_t>(cell)];
    }
    [[nodiscard]] QRectF main(int cell) const { return parts(cell).front(); }
    [[nodiscard]] QRectF around(int cell) const;
    /// Where rows of 32 bits meet inside of a cell.
    [[nodiscard]] std::vector<double> steps(int cell) const;
    [[nodiscard]] int at(QPointF point) const; ///< -1: none is there
    /// The nearest in the row above (-1) or below (1), or the same where there is none.
    [[nodiscard]] int above(int cell, int direction) const;

    static constexpr double padding = 4;
    static constexpr double side = 8; ///< beside the text of cells that are wide enough
    static constexpr double step = 8; ///< height of a row in which a cell only goes on
    static constexpr int mostSteps = 10; ///< a header of IPv6 may go on over thousands of rows

private:
    struct Block {
        QRectF title;
        QRectF frame;
    };

    double placeBlock(const GridLayout& layout, const GridBlock& block, double y);
    void placeCell(const GridCell& cell, std::vector<QRectF>& parts, double& y) const;

    GridMetrics m_metrics;
    double m_width = 0;
    double m_height = 0;
    std::vector<Block> m_blocks;
    std::vector<std::vector<QRectF>> m_cells;
};

} // namespace socketscope::ui
