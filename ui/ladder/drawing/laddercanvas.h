// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What a ladder is drawn on: a widget, a picture, a page, or an SVG file without any window system.
#pragma once

#include <QtCore/QRectF>
#include <QtCore/QString>

#include <cstdint>

namespace socketscope::ui {

/// Colours by meaning, as in the theme.
enum class Ink : std::uint8_t {
    Page,
    Card,
    Frame,
    Field,
    Border,
    Text,
    Quiet,
    Accent,
    OnAccent,
    Selection,
    SelectionBorder,
    Client,
    Server,
    Connection,
    Other,
    Lost,
    Warning,
    Blocked,
    BlockedEdge,
    Inferred,
    None
};

struct Colour {
    Ink ink = Ink::None;
    std::uint8_t variation = 0; ///< of a lane among those of its kind
    std::uint8_t alpha = 255;

    [[nodiscard]] Colour faint(std::uint8_t a) const { return {ink, variation, a}; }
    friend bool operator==(const Colour&, const Colour&) = default;
};

enum class LadderFont : std::uint8_t { Code, SmallCode, Title, Small, SmallItalic, Chip };
enum class Stroke : std::uint8_t { Solid, Dashed, Dotted };
enum class Align : std::uint8_t { Left, Centre, Right };

class LadderCanvas {
public:
    virtual ~LadderCanvas() = default;

    virtual void line(QPointF from, QPointF to, Colour colour, double width, Stroke stroke = Stroke::Solid)
        = 0;
    /// Square corners, no edge, no smoothing: quick.
    virtual void fill(const QRectF& rect, Colour colour) = 0;
    virtual void box(const QRectF& rect, double radius, Colour fill, Colour edge, double edgeWidth = 1) = 0;
    /// The hatched bar of a blocked call.
    virtual void hatched(const QRectF& rect, Colour fill, Colour edge) = 0;
    virtual void dot(QPointF centre, double radius, Colour fill, Colour edge) = 0;
    virtual void triangle(QPointF a, QPointF b, QPointF c, Colour fill) = 0;
    /// One line, vertically centred; the caller has elided it.
    virtual void text(const QRectF& rect, Align align, const QString& text, LadderFont font, Colour colour)
        = 0;
    virtual void clip(const QRectF& rect) = 0;
    virtual void unclip() = 0;

    [[nodiscard]] virtual double width(const QString& text, LadderFont font) const = 0;
    /// `text`, or as much of it as fits with an ellipsis.
    [[nodiscard]] QString elided(const QString& text, LadderFont font, double room) const;
};

} // namespace socketscope::ui
