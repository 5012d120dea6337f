// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Paints a path: on the widget, into a picture, into an SVG file.
#pragma once

#include "ui/theme/theme.h"
#include "ui/trace/path/pathgeometry.h"

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace socketscope::ui {

class PathPainter {
public:
    struct Picture {
        const PathLayout& layout;
        const PathGeometry& geometry;
        int selected = -1; ///< indexes of nodes; -1: none
        int hovered = -1;
        bool focused = false; ///< the view has the keyboard
    };

    PathPainter(QPainter& painter, const Theme& theme, const Picture& picture);
    /// All of it; the caller has filled the background.
    void paint();

    [[nodiscard]] static QFont addressFont();
    [[nodiscard]] static QFont latencyFont();
    /// What a geometry needs to know of the texts.
    static void measure(PathGeometry& geometry, const PathLayout& layout);

private:
    void paintEdge(const PathEdge& edge);
    void paintBack(const PathEdge& edge);
    void paintLegend();
    void paintNode(int index);
    void paintMark(const PathNode& node, const QColor& color);
    void paintTexts(const PathNode& node);
    [[nodiscard]] QColor colorOf(const PathNode& node) const;

    QPainter& m_painter;
    const Theme& m_theme;
    const Picture& m_picture;
    const PathGeometry& m_geometry;
};

} // namespace socketscope::ui
