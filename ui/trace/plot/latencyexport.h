// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The latency plot as a picture: PNG, SVG or PDF, in light colours.
#pragma once

#include "core/base/result.h"
#include "ui/trace/plot/latencyplot.h"

#include <QtCore/QByteArray>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace socketscope::ui {

enum class PictureFormat : std::uint8_t { Png, Svg, Pdf };

/// Paints the lines, the stretch of time and the period that the plot shows, with its title, into `area`.
void paintLatency(const LatencyPlot& plot, QPainter& painter, const QRectF& area, const Theme& theme);
/// The whole file.
[[nodiscard]] QByteArray latencyPicture(const LatencyPlot& plot, PictureFormat format, QSize size);
/// Writes beside the file and puts it in place when it is whole. Fails with FileUnwritable.
[[nodiscard]] Result<> exportLatency(
    const LatencyPlot& plot, PictureFormat format, const QString& file, QSize size = {1000, 320});

} // namespace socketscope::ui
