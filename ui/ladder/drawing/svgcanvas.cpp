// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ladder/drawing/svgcanvas.h"

#include <algorithm>
#include <QtCore/QList>

#include <array>
#include <cmath>

namespace socketscope::ui {
namespace {

// In the order of Ink; a test holds them to the light theme.
constexpr std::array<std::uint32_t, 20> inks {0xf6f7f9, 0xffffff, 0xeef1f4, 0xf6f7f9, 0xdfe3e8, 0x1d232b,
    0x5d6776, 0x2f6fed, 0xffffff, 0xe6efff, 0x2f6fed, 0x2f6fed, 0xc2570c, 0x7a3ff2, 0x5d6776, 0xc8281e,
    0x9a6100, 0xf3c969, 0xa8782d, 0x727b8a};

struct FontFacts {
    double size;
    double advance; ///< of an average character, in sizes
    const char* style;
};

FontFacts factsOf(LadderFont font)
{
    constexpr auto code = "font-family=\"'JetBrains Mono','Noto Sans Mono','DejaVu Sans Mono',monospace\"";
    constexpr auto sans = "font-family=\"Inter,'Noto Sans','DejaVu Sans',sans-serif\"";
    constexpr auto bold = "font-family=\"Inter,'Noto Sans','DejaVu Sans',sans-serif\" font-weight=\"600\"";
    constexpr auto italic
        = "font-family=\"Inter,'Noto Sans','DejaVu Sans',sans-serif\" font-style=\"italic\"";
    switch (font) {
    case LadderFont::Code:
        return {12, 0.602, code};
    case LadderFont::SmallCode:
        return {11, 0.602, code};
    case LadderFont::Title:
        return {12.5, 0.60, bold};
    case LadderFont::Small:
        return {11, 0.57, sans};
    case LadderFont::SmallItalic:
        return {11, 0.55, italic};
    case LadderFont::Chip:
        return {8.5, 0.70, bold};
    }
    return {12, 0.602, code};
}

QByteArray number(double value)
{
    return QByteArray::number(std::round(value * 100) / 100, 'f', value == std::round(value) ? 0 : 2);
}

QByteArray paint(const char* what, Colour colour)
{
    QByteArray attributes = QByteArray(" ") + what + "=\""
        + (colour.ink == Ink::None ? QByteArray("none") : SvgCanvas::colourName(colour)) + '"';
    if (colour.ink != Ink::None && colour.alpha != 255)
        attributes += QByteArray(" ") + what + "-opacity=\"" + number(colour.alpha / 255.0) + '"';
    return attributes;
}

QByteArray place(const QRectF& rect)
{
    return "x=\"" + number(rect.x()) + "\" y=\"" + number(rect.y()) + "\" width=\""
        + number(std::max(0.0, rect.width())) + "\" height=\"" + number(std::max(0.0, rect.height())) + '"';
}

/// XML 1.0 cannot hold most control characters even as references; what cannot stand is replaced.
QByteArray escaped(const QString& text)
{
    QString clean;
    for (const char32_t c : text.toUcs4()) {
        const bool allowed = c == U'\t' || (c >= 0x20 && c < 0xd800) || (c >= 0xe000 && c < 0xfffe)
            || (c >= 0x10000 && c <= 0x10ffff);
        clean += QString::fromUcs4(allowed ? &c : U"\ufffd", 1);
    }
    return clean.toHtmlEscaped().toUtf8();
}

} // namespace

QByteArray SvgCanvas::colourName(Colour colour)
{
    std::uint32_t rgb = inks[static_cast<std::size_t>(colour.ink)];
    if (colour.variation > 0) { // the same turn of the hue as the theme's
        const double r = (rgb >> 16 & 255) / 255.0;
        const double g = (rgb >> 8 & 255) / 255.0;
        const double b = (rgb & 255) / 255.0;
        const double high = std::max({r, g, b});
        const double low = std::min({r, g, b});
        const double light = (high + low) / 2;
        const double range = high - low;
        const double saturation = range == 0 ? 0 : range / (1 - std::abs(2 * light - 1));
        double hue = range == 0 ? 0
            : high == r         ? (g - b) / range
            : high == g         ? 2 + (b - r) / range
                                : 4 + (r - g) / range;
        hue = std::fmod(hue * 60 + 360 + 47 * colour.variation, 360);
        const auto channel = [&](double n) {
            const double k = std::fmod(n + hue / 30, 12);
            const double a = saturation * std::min(light, 1 - light);
            return static_cast<std::uint32_t>(
                std::lround(255 * (light - a * std::clamp(std::min(k - 3, 9 - k), -1.0, 1.0))));
        };
        rgb = channel(0) << 16 | channel(8) << 8 | channel(4);
    }
    return '#' + QByteArray::number(rgb, 16).rightJustified(6, '0');
}

void SvgCanvas::line(QPointF from, QPointF to, Colour colour, double width, Stroke stroke)
{
    const char* dashes = stroke == Stroke::Dashed ? " stroke-dasharray=\"4 3\""
        : stroke == Stroke::Dotted                ? " stroke-dasharray=\"1.5 2.5\""
                                                  : "";
    m_body += "<line x1=\"" + number(from.x()) + "\" y1=\"" + number(from.y()) + "\" x2=\"" + number(to.x())
        + "\" y2=\"" + number(to.y()) + '"' + paint("stroke", colour) + " stroke-width=\"" + number(width)
        + '"' + dashes + "/>\n";
}

void SvgCanvas::fill(const QRectF& rect, Colour colour)
{
    m_body += "<rect " + place(rect) + paint("fill", colour) + "/>\n";
}

void SvgCanvas::box(const QRectF& rect, double radius, Colour fill, Colour edge, double edgeWidth)
{
    m_body += "<rect " + place(rect) + " rx=\"" + number(radius) + '"' + paint("fill", fill)
        + paint("stroke", edge) + " stroke-width=\"" + number(edgeWidth) + "\"/>\n";
}

void SvgCanvas::hatched(const QRectF& rect, Colour fill, Colour edge)
{
    box(rect, 2, fill, edge, 1);
    QByteArray path; // no pattern: several viewers, Qt's among them, do not know them
    constexpr double step = 6;
    for (double y = rect.top() + step; y < rect.bottom() + rect.width(); y += step) {
        const double cutLeft
            = std::max(0.0, y - rect.bottom()); // of the line from the left edge at y up to the right
        const double cutRight = std::max(0.0, rect.top() - (y - rect.width()));
        path += 'M' + number(rect.left() + cutLeft) + ' ' + number(y - cutLeft) + 'L'
            + number(rect.right() - cutRight) + ' ' + number(y - rect.width() + cutRight);
    }
    m_body += "<path d=\"" + path + "\" fill=\"none\"" + paint("stroke", edge.faint(90))
        + " stroke-width=\"1.2\"/>\n";
}

void SvgCanvas::dot(QPointF centre, double radius, Colour fill, Colour edge)
{
    m_body += "<circle cx=\"" + number(centre.x()) + "\" cy=\"" + number(centre.y()) + "\" r=\""
        + number(radius) + '"' + paint("fill", fill) + paint("stroke", edge) + " stroke-width=\"1.5\"/>\n";
}

void SvgCanvas::triangle(QPointF a, QPointF b, QPointF c, Colour fill)
{
    m_body += "<path d=\"M" + number(a.x()) + ' ' + number(a.y()) + 'L' + number(b.x()) + ' ' + number(b.y())
        + 'L' + number(c.x()) + ' ' + number(c.y()) + "Z\"" + paint("fill", fill) + "/>\n";
}

void SvgCanvas::text(const QRectF& rect, Align align, const QString& text, LadderFont font, Colour colour)
{
    if (text.isEmpty())
        return;
    const FontFacts facts = factsOf(font);
    const double x = align == Align::Left ? rect.left()
        : align == Align::Centre          ? rect.center().x()
                                          : rect.right();
    const char* anchor = align == Align::Left ? "start" : align == Align::Centre ? "middle" : "end";
    m_body += "<text x=\"" + number(x) + "\" y=\"" + number(rect.center().y() + 0.35 * facts.size)
        + "\" text-anchor=\"" + anchor + "\" font-size=\"" + number(facts.size) + "\" " + facts.style
        + paint("fill", colour) + " xml:space=\"preserve\">" + escaped(text) + "</text>\n";
}

void SvgCanvas::clip(const QRectF& rect)
{
    ++m_clips;
    const QByteArray id = "clip" + QByteArray::number(m_clips);
    // Without a fill, so that viewers that know no clip paths (Qt's) do not paint it.
    m_body += "<clipPath id=\"" + id + "\"><rect " + place(rect)
        + " fill=\"none\"/></clipPath>\n<g clip-path=\"url(#" + id + ")\">\n";
}

void SvgCanvas::unclip()
{
    m_body += "</g>\n";
}

double SvgCanvas::width(const QString& text, LadderFont font) const
{
    const FontFacts facts = factsOf(font);
    return static_cast<double>(text.size()) * facts.size * facts.advance;
}

QByteArray SvgCanvas::document(QSizeF size, const QString& title, const QString& description) const
{
    const QByteArray w = number(std::ceil(size.width()));
    const QByteArray h = number(std::ceil(size.height()));
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\""
        + w + "\" height=\"" + h + "\" viewBox=\"0 0 " + w + ' ' + h + "\" role=\"img\">\n<title>"
        + escaped(title) + "</title>\n<desc>" + escaped(description) + "</desc>\n" + m_body + "</svg>\n";
}

} // namespace socketscope::ui
