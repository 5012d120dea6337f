// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ladder/paintercanvas.h"

#include <cmath>

namespace socketscope::ui {
namespace {

std::array<QFont, 6> makeFonts()
{
    QFont italic = textFont(0.86);
    italic.setItalic(true);
    return {codeFont(0.92), codeFont(0.82), textFont(0.95, QFont::DemiBold), textFont(0.84), italic,
        textFont(0.66, QFont::Bold)};
}

QColor inkOf(const Theme& theme, Ink ink)
{
    switch (ink) {
    case Ink::Page:
        return theme.page;
    case Ink::Card:
        return theme.card;
    case Ink::Frame:
        return theme.frame;
    case Ink::Field:
        return theme.field;
    case Ink::Border:
        return theme.border;
    case Ink::Text:
        return theme.text;
    case Ink::Quiet:
        return theme.quiet;
    case Ink::Accent:
        return theme.accent;
    case Ink::OnAccent:
        return theme.onAccent;
    case Ink::Selection:
        return theme.selection;
    case Ink::SelectionBorder:
        return theme.selectionBorder;
    case Ink::Client:
        return theme.client;
    case Ink::Server:
        return theme.server;
    case Ink::Connection:
        return theme.connection;
    case Ink::Other:
        return theme.other;
    case Ink::Lost:
        return theme.lost;
    case Ink::Warning:
        return theme.warning;
    case Ink::Blocked:
        return theme.blocked;
    case Ink::BlockedEdge:
        return theme.blockedEdge;
    case Ink::Inferred:
        return theme.inferred;
    case Ink::None:
        break;
    }
    return Qt::transparent;
}

} // namespace

LadderFonts::LadderFonts()
    : m_fonts(makeFonts())
    , m_metrics {QFontMetricsF(m_fonts[0]), QFontMetricsF(m_fonts[1]), QFontMetricsF(m_fonts[2]),
          QFontMetricsF(m_fonts[3]), QFontMetricsF(m_fonts[4]), QFontMetricsF(m_fonts[5])}
{
}

double LadderFonts::unit() const
{
    return metrics(LadderFont::Code).height();
}

namespace {

/// What one sees of a translucent colour on an opaque ground.
QColor over(const QColor& ground, const QColor& colour)
{
    const float a = colour.alphaF();
    return QColor::fromRgbF(ground.redF() + a * (colour.redF() - ground.redF()),
        ground.greenF() + a * (colour.greenF() - ground.greenF()),
        ground.blueF() + a * (colour.blueF() - ground.blueF()));
}

} // namespace

PainterCanvas::PainterCanvas(QPainter& painter, const LadderFonts& fonts, const Theme& theme)
    : m_painter(painter)
    , m_fonts(fonts)
    , m_theme(theme)
{
    m_painter.setRenderHint(QPainter::Antialiasing);
}

QColor PainterCanvas::colourOf(const Theme& theme, Colour colour)
{
    QColor base = inkOf(theme, colour.ink);
    if (colour.variation > 0)
        base = theme.lane(base, colour.variation);
    if (colour.alpha != 255)
        base.setAlpha(colour.alpha);
    return base;
}

void PainterCanvas::line(QPointF from, QPointF to, Colour ink, double width, Stroke stroke)
{
    if (stroke == Stroke::Solid && qFuzzyCompare(from.x(), to.x())) {
        // As an opaque strip: Qt blends a long upright line span by span on several threads, and waits for
        // them.
        const QRectF strip(
            from.x() - width / 2, std::min(from.y(), to.y()), width, std::abs(to.y() - from.y()));
        m_painter.setRenderHint(QPainter::Antialiasing, false);
        m_painter.fillRect(strip, over(m_theme.page, colour(ink)));
        m_painter.setRenderHint(QPainter::Antialiasing, true);
        return;
    }
    QPen pen(colour(ink), width, Qt::SolidLine, Qt::FlatCap);
    if (stroke != Stroke::Solid)
        pen.setDashPattern(stroke == Stroke::Dashed ? QList<qreal> {4 / width, 3 / width}
                                                    : QList<qreal> {1.5 / width, 2.5 / width});
    m_painter.setPen(pen);
    m_painter.drawLine(from, to);
}

void PainterCanvas::fill(const QRectF& rect, Colour ink)
{
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    m_painter.fillRect(rect, colour(ink));
    m_painter.setRenderHint(QPainter::Antialiasing, true);
}

void PainterCanvas::box(const QRectF& rect, double radius, Colour fill, Colour edge, double edgeWidth)
{
    m_painter.setBrush(fill.ink == Ink::None ? QBrush(Qt::NoBrush) : QBrush(colour(fill)));
    m_painter.setPen(edge.ink == Ink::None ? QPen(Qt::NoPen) : QPen(colour(edge), edgeWidth));
    m_painter.drawRoundedRect(rect, radius, radius);
}

void PainterCanvas::hatched(const QRectF& rect, Colour fill, Colour edge)
{
    box(rect, 2, fill, edge, 1);
    QColor hatch = colour(edge);
    hatch.setAlpha(90);
    m_painter.setPen(QPen(hatch, 1.2));
    m_painter.save();
    m_painter.setClipRect(rect, Qt::IntersectClip);
    constexpr double step = 6;
    const double first = std::floor(rect.top() / step) * step;
    for (double y = first; y < rect.bottom() + rect.width(); y += step)
        m_painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y - rect.width()));
    m_painter.restore();
}

void PainterCanvas::dot(QPointF centre, double radius, Colour fill, Colour edge)
{
    m_painter.setBrush(fill.ink == Ink::None ? QBrush(Qt::NoBrush) : QBrush(colour(fill)));
    m_painter.setPen(edge.ink == Ink::None ? QPen(Qt::NoPen) : QPen(colour(edge), 1.5));
    m_painter.drawEllipse(centre, radius, radius);
}

void PainterCanvas::triangle(QPointF a, QPointF b, QPointF c, Colour fill)
{
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(colour(fill));
    const std::array points {a, b, c};
    m_painter.drawConvexPolygon(points.data(), 3);
}

void PainterCanvas::text(const QRectF& rect, Align align, const QString& text, LadderFont font, Colour ink)
{
    const QFontMetricsF& metrics = m_fonts.metrics(font);
    m_painter.setFont(m_fonts.font(font));
    m_painter.setPen(colour(ink));
    double left = rect.left();
    if (align != Align::Left)
        left += (rect.width() - metrics.horizontalAdvance(text)) / (align == Align::Centre ? 2 : 1);
    const double baseline = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    m_painter.drawText(QPointF(left, baseline), text);
}

void PainterCanvas::clip(const QRectF& rect)
{
    m_painter.save();
    m_painter.setClipRect(rect, Qt::IntersectClip);
}

void PainterCanvas::unclip()
{
    m_painter.restore();
}

double PainterCanvas::width(const QString& text, LadderFont font) const
{
    return m_fonts.metrics(font).horizontalAdvance(text);
}

} // namespace socketscope::ui
