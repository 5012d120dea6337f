// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Columns and slots of a path to pixels and back. A value.
#pragma once

#include "ui/trace/path/pathlayout.h"

#include <QtCore/QRectF>

namespace socketscope::ui {

/// Addresses stand above their nodes; where they are too wide for that, every other one a line higher; where
/// that is not enough the path is wider than the view and scrolls. A path of few hops stands in the middle.
class PathGeometry {
public:
    /// `unit` is the height of a line of text: everything is measured in it.
    explicit PathGeometry(double unit = 16);

    /// `widest` and `latency` are the widths of the widest address and of the widest latency.
    void setContents(const PathLayout& layout, double widest, double latency);
    void setWidth(double width) { m_width = width; } ///< of the view

    [[nodiscard]] double unit() const { return m_unit; }
    [[nodiscard]] double radius() const { return 0.84 * m_unit; }
    [[nodiscard]] double lineHeight() const { return 1.2 * m_unit; }
    /// From one column to the next.
    [[nodiscard]] double pitch() const;
    [[nodiscard]] double x(int column) const;
    [[nodiscard]] double y(double slot) const;
    [[nodiscard]] QPointF centre(const PathNode& node) const { return {x(node.column), y(node.slot)}; }
    [[nodiscard]] QSizeF contentsSize() const;

    /// Where the address stands, and the latency.
    [[nodiscard]] QRectF above(const PathNode& node) const;
    [[nodiscard]] QRectF below(const PathNode& node) const;
    /// The node with everything that belongs to it: what a click hits.
    [[nodiscard]] QRectF around(const PathNode& node) const;
    [[nodiscard]] bool staggers() const;

private:
    [[nodiscard]] double edge() const; ///< room beside the outer columns
    [[nodiscard]] double wished() const;
    [[nodiscard]] double least() const;
    [[nodiscard]] double spread() const; ///< from column to column where all of them fit into the view
    [[nodiscard]] double slotPitch() const;

    double m_unit;
    double m_width = 800;
    double m_widest = 0;
    double m_latency = 0;
    int m_columns = 0;
    int m_slots = 1;
    bool m_loops = false;
    bool m_unsure = false;
};

} // namespace socketscope::ui
