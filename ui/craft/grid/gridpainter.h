// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Paints the headers of a packet as the RFCs draw them.
#pragma once

#include "ui/craft/grid/gridtext.h"
#include "ui/theme/theme.h"

#include <QtGui/QPainter>

namespace socketscope::ui {

class GridPainter {
public:
    struct Picture {
        const GridLayout& layout;
        const GridGeometry& geometry;
        const std::vector<bool>& lit; ///< of each cell: it is chosen
        int current = -1; ///< where the keyboard is
        int hovered = -1;
        bool focused = false;
        bool forPaper = false; ///< without what can only be pressed
    };

    GridPainter(QPainter& painter, const Theme& theme, const Picture& picture);

    /// Everything that touches `region`.
    void paint(const QRectF& region);

    /// The press that lets a pinned field be computed again; where it stands in its cell.
    [[nodiscard]] static QRectF backButton(const GridGeometry& geometry, int cell);
    [[nodiscard]] static QString backText();

private:
    void paintRuler();
    void paintTitle(const GridBlock& block, int index);
    void paintCell(int index);
    void paintField(int index, const CellText& text);
    void paintFlag(int index, const CellText& text);
    void paintAdd(int index, const CellText& text);
    void paintBack(int index);
    void paintFrame(int block);
    void paintFocus();
    void write(const QRectF& room, const QString& text, const QFont& font, const QColor& color,
        Qt::Alignment alignment = Qt::AlignLeft);
    [[nodiscard]] bool offersBack(int index) const;
    [[nodiscard]] QColor frameColor(const GridBlock& block) const;
    [[nodiscard]] QColor valueColor(const GridCell& cell) const;
    [[nodiscard]] QColor markColor(const GridCell& cell) const;

    QPainter& m_painter;
    const Theme& m_theme;
    const Picture& m_picture;
    const GridGeometry& m_geometry;
};

} // namespace socketscope::ui
