// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Path, table and plot as one picture, in light or dark colours.
#pragma once

#include <QtCore/QSize>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace socketscope::ui {

class HopTable;
class LatencyPlot;
class PathView;
struct Theme;

/// What is on the page: columns, period and stretch of time as they are shown there.
struct TracePicture {
    const PathView& path;
    const HopTable& table;
    const LatencyPlot& plot;

    [[nodiscard]] QSize size() const;
    void paint(QPainter& painter, const Theme& theme) const;

private:
    [[nodiscard]] QSize tableSize() const;
    void paintTable(QPainter& painter, const Theme& theme, int left, int top, int width) const;
};

} // namespace socketscope::ui
