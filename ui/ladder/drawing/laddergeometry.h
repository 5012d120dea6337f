// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Rows, times and columns to pixels and back. A value.
#pragma once

#include "core/base/time.h"

#include <QtCore/QRectF>

#include <cstdint>

namespace socketscope::ui {

enum class LadderScale : std::uint8_t {
    Steps, ///< one row per event, evenly
    RealTime, ///< as far apart as they were
};

/// What is in view is a rectangle of the whole drawing at `offset`. Columns and the head scroll sideways
/// together, the head stays on top.
class LadderGeometry {
public:
    /// `unit` is the height of a line of text: everything is measured in it.
    explicit LadderGeometry(double unit = 16);

    void setViewport(QSizeF size) { m_viewport = size; }
    void setContents(int columns, std::uint32_t rows, Instant first, Instant last);
    void setScale(LadderScale scale) { m_scale = scale; }
    void setOffset(QPointF offset);

    [[nodiscard]] double unit() const { return m_unit; }
    [[nodiscard]] LadderScale scale() const { return m_scale; }
    [[nodiscard]] QSizeF viewport() const { return m_viewport; }
    [[nodiscard]] QPointF offset() const { return m_offset; }
    [[nodiscard]] QPointF furthestOffset() const;
    [[nodiscard]] QSizeF contentsSize() const; ///< head included
    [[nodiscard]] int columns() const { return m_columns; }

    // Sideways
    [[nodiscard]] double timeWidth() const { return (m_scale == LadderScale::RealTime ? 4.4 : 3.3) * m_unit; }
    [[nodiscard]] double spacing() const;
    [[nodiscard]] double edge() const; ///< room beside the outer columns
    [[nodiscard]] double x(int column) const;
    [[nodiscard]] int columnAt(double x) const; ///< the nearest
    [[nodiscard]] double cardWidth() const;

    // Down
    [[nodiscard]] double headHeight() const { return 4.2 * m_unit; }
    [[nodiscard]] double pillHeight() const { return 1.35 * m_unit; }
    [[nodiscard]] double rowHeight() const { return m_rowHeight; }
    [[nodiscard]] double usualRowHeight() const { return 1.7 * m_unit; }
    [[nodiscard]] double nanosecondsPerPixel() const { return m_nsPerPixel; }
    /// Whether a row is high enough for its text.
    [[nodiscard]] bool showsText() const
    {
        return m_scale == LadderScale::RealTime || m_rowHeight >= pillHeight();
    }
    [[nodiscard]] double yOfRow(double row) const; ///< the row's middle; Steps only
    [[nodiscard]] double yOfTime(Instant at) const; ///< RealTime only
    [[nodiscard]] std::int64_t rowAt(double y) const; ///< may lie outside what there is
    [[nodiscard]] Instant timeAt(double y) const;

    /// Makes `factor` times as much room for a row or a moment, and keeps what is at `y` where it is.
    void zoom(double factor, double y);
    /// Everything in view; Steps: not larger than usual.
    void fit();
    /// The usual size again (RealTime: all of a short session).
    void reset();

private:
    /// Three columns fit into half a small screen; where they do not fit they scroll, and need not be so
    /// close.
    [[nodiscard]] bool fitsAcross() const;
    [[nodiscard]] double leastSpacing() const { return 9 * m_unit; }
    [[nodiscard]] double leastEdge() const { return 7.5 * m_unit; }
    [[nodiscard]] double lengthDown() const;
    [[nodiscard]] double room() const; ///< for rows: the viewport without head and edges
    [[nodiscard]] double span() const; ///< in ns, at least 1
    [[nodiscard]] double topOfRows() const { return headHeight() + 0.5 * m_unit; }

    QSizeF m_viewport {800, 600};
    QPointF m_offset {};
    Instant m_first {};
    Instant m_last {};
    double m_unit;
    double m_rowHeight;
    double m_nsPerPixel = 1e6;
    int m_columns = 0;
    std::uint32_t m_rows = 0;
    LadderScale m_scale = LadderScale::Steps;
};

} // namespace socketscope::ui
