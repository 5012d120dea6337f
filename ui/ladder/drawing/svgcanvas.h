// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A ladder as SVG 1.1, without any window system, so that the terminal program can write one too.
#pragma once

#include "ui/ladder/drawing/laddercanvas.h"

#include <QtCore/QByteArray>

namespace socketscope::ui {

class SvgCanvas final : public LadderCanvas {
public:
    /// The height of a line of text, which the geometry of an SVG ladder is measured in.
    static constexpr double unit = 15;

    void line(QPointF from, QPointF to, Colour colour, double width, Stroke stroke) override;
    void fill(const QRectF& rect, Colour colour) override;
    void box(const QRectF& rect, double radius, Colour fill, Colour edge, double edgeWidth) override;
    void hatched(const QRectF& rect, Colour fill, Colour edge) override;
    void dot(QPointF centre, double radius, Colour fill, Colour edge) override;
    void triangle(QPointF a, QPointF b, QPointF c, Colour fill) override;
    void text(const QRectF& rect, Align align, const QString& text, LadderFont font, Colour colour) override;
    void clip(const QRectF& rect) override;
    void unclip() override;
    /// Estimated from the usual proportions of the fonts named in the file.
    [[nodiscard]] double width(const QString& text, LadderFont font) const override;

    /// The whole document. `title` and `description` are for readers who do not see it.
    [[nodiscard]] QByteArray document(QSizeF size, const QString& title, const QString& description) const;

    /// "#2f6fed": the light theme's colour.
    [[nodiscard]] static QByteArray colourName(Colour colour);

private:
    QByteArray m_body;
    int m_clips = 0;
};

} // namespace socketscope::ui
