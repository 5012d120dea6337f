// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A ladder on whatever a QPainter paints: the view, a picture, a page.
#pragma once

#include "ui/ladder/drawing/laddercanvas.h"
#include "ui/theme/theme.h"

#include <QtGui/QFontMetricsF>
#include <QtGui/QPainter>

#include <array>

namespace socketscope::ui {

/// The fonts of a ladder and their widths, kept from frame to frame.
class LadderFonts {
public:
    LadderFonts();
    [[nodiscard]] const QFont& font(LadderFont font) const { return m_fonts[static_cast<std::size_t>(font)]; }
    [[nodiscard]] const QFontMetricsF& metrics(LadderFont font) const
    {
        return m_metrics[static_cast<std::size_t>(font)];
    }
    /// What a geometry is measured in.
    [[nodiscard]] double unit() const;

private:
    std::array<QFont, 6> m_fonts;
    std::array<QFontMetricsF, 6> m_metrics;
};

class PainterCanvas final : public LadderCanvas {
public:
    PainterCanvas(QPainter& painter, const LadderFonts& fonts, const Theme& theme);

    void line(QPointF from, QPointF to, Colour colour, double width, Stroke stroke) override;
    void fill(const QRectF& rect, Colour colour) override;
    void box(const QRectF& rect, double radius, Colour fill, Colour edge, double edgeWidth) override;
    void hatched(const QRectF& rect, Colour fill, Colour edge) override;
    void dot(QPointF centre, double radius, Colour fill, Colour edge) override;
    void triangle(QPointF a, QPointF b, QPointF c, Colour fill) override;
    void text(const QRectF& rect, Align align, const QString& text, LadderFont font, Colour colour) override;
    void clip(const QRectF& rect) override;
    void unclip() override;
    [[nodiscard]] double width(const QString& text, LadderFont font) const override;

    [[nodiscard]] static QColor colourOf(const Theme& theme, Colour colour);

private:
    [[nodiscard]] QColor colour(Colour colour) const { return colourOf(m_theme, colour); }

    QPainter& m_painter;
    const LadderFonts& m_fonts;
    const Theme& m_theme;
};

} // namespace socketscope::ui
