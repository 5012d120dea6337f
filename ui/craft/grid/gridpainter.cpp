// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/grid/gridpainter.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QFontMetricsF>
#include <QtGui/QPainterPath>

#include <cmath>

namespace socketscope::ui {

using craft::FieldState;
using Author = GridBlock::Author;
using Kind = GridCell::Kind;
using Verdict = GridCell::Verdict;

namespace {

class GridWords {
    Q_DECLARE_TR_FUNCTIONS(GridWords)
};

constexpr double corner = 5;
constexpr double beforeMark = 6;

/// A line of one pixel lies in the middle of it.
QRectF onPixels(const QRectF& rect)
{
    return rect.adjusted(0.5, 0.5, -0.5, -0.5);
}

/// The theme's colours are made for lines and large type: small letters need more against their ground.
QColor forText(const QColor& color, const Theme& theme)
{
    constexpr float share = 0.2F;
    const auto mix = [](float a, float b) { return a + share * (b - a); };
    return QColor::fromRgbF(mix(color.redF(), theme.text.redF()), mix(color.greenF(), theme.text.greenF()),
        mix(color.blueF(), theme.text.blueF()));
}

} // namespace

GridPainter::GridPainter(QPainter& painter, const Theme& theme, const Picture& picture)
    : m_painter(painter)
    , m_theme(theme)
    , m_picture(picture)
    , m_geometry(picture.geometry)
{
}

QString GridPainter::backText()
{
    return GridWords::tr("↺ auto");
}

QRectF GridPainter::backButton(const GridGeometry& geometry, int cell)
{
    const QRectF around = geometry.main(cell);
    const double width = std::ceil(QFontMetricsF(gridLabelFont()).horizontalAdvance(backText())) + 10;
    const double height = geometry.metrics().value + 2;
    return {around.right() - width - 4, around.top() + geometry.rowHeight() - height - 3, width, height};
}

void GridPainter::paint(const QRectF& region)
{
    m_painter.setRenderHint(QPainter::Antialiasing);
    if (region.intersects(m_geometry.ruler()))
        paintRuler();
    for (int block = 0; block < static_cast<int>(m_picture.layout.blocks().size()); ++block) {
        const GridBlock& of = m_picture.layout.blocks()[static_cast<std::size_t>(block)];
        if (region.intersects(m_geometry.title(block)))
            paintTitle(of, block);
        for (int i = of.first; i < of.first + of.count; ++i)
            if (region.intersects(m_geometry.around(i)))
                paintCell(i);
        if (region.intersects(m_geometry.frame(block)))
            paintFrame(block);
    }
    paintFocus();
}

void GridPainter::write(
    const QRectF& room, const QString& text, const QFont& font, const QColor& color, Qt::Alignment alignment)
{
    m_painter.setFont(font);
    m_painter.setPen(color);
    m_painter.drawText(room, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine, text);
}

void GridPainter::paintRuler()
{
    constexpr std::size_t bitsPerNumber = 8;
    const QRectF ruler = m_geometry.ruler();
    for (std::size_t bit = 0; bit < craft::bitsPerRow; bit += bitsPerNumber) {
        const double x = m_geometry.x(bit);
        write({x, ruler.top(), m_geometry.x(bitsPerNumber), ruler.height()}, QString::number(bit),
            codeFont(0.77), m_theme.quiet);
    }
}

QColor GridPainter::frameColor(const GridBlock& block) const
{
    return block.author == Author::Payload ? m_theme.server
        : block.author == Author::System   ? m_theme.quiet
                                           : m_theme.accent;
}

void GridPainter::paintTitle(const GridBlock& block, int index)
{
    write(m_geometry.title(index), block.title, gridTitleFont(), forText(frameColor(block), m_theme));
}

QColor GridPainter::valueColor(const GridCell& cell) const
{
    return cell.system || cell.state == FieldState::Automatic ? m_theme.quiet : m_theme.text;
}

QColor GridPainter::markColor(const GridCell& cell) const
{
    if (cell.system)
        return m_theme.quiet;
    if (cell.state == FieldState::Pinned)
        return forText(cell.verdict == Verdict::Wrong ? m_theme.lost : m_theme.accent, m_theme);
    return forText(m_theme.good, m_theme);
}

void GridPainter::paintCell(int index)
{
    const GridCell& cell = m_picture.layout.cell(index);
    const CellText text = cellText(m_picture.layout, m_geometry, index);
    if (cell.kind == Kind::Add) {
        if (!m_picture.forPaper)
            paintAdd(index, text);
        return;
    }
    const bool isLit = m_picture.lit[static_cast<std::size_t>(index)];
    const QColor ground = isLit ? m_theme.selection : cell.system ? m_theme.frame : m_theme.card;
    for (const QRectF& part : m_geometry.parts(index)) {
        m_painter.fillRect(part, ground);
        m_painter.fillRect(QRectF(part.right() - 1, part.top(), 1, part.height()), m_theme.border);
        m_painter.fillRect(QRectF(part.left(), part.bottom() - 1, part.width(), 1), m_theme.border);
    }
    constexpr double tick = 5;
    for (const double y : m_geometry.steps(index)) {
        const QRectF main = m_geometry.main(index);
        m_painter.fillRect(QRectF(main.left(), y - 1, tick, 1), m_theme.quiet);
        m_painter.fillRect(QRectF(main.right() - tick, y - 1, tick, 1), m_theme.quiet);
    }
    if (cell.kind == Kind::Flag)
        paintFlag(index, text);
    else
        paintField(index, text);
}

void GridPainter::paintField(int index, const CellText& text)
{
    const GridCell& cell = m_picture.layout.cell(index);
    const GridMetrics& metrics = m_geometry.metrics();
    const QRectF main = m_geometry.main(index).adjusted(GridGeometry::side, GridGeometry::padding, 0, 0);
    const QRectF labelLine(main.left(), main.top(), main.width(), metrics.label);
    const QRectF valueLine(main.left(), labelLine.bottom(), main.width(), metrics.value);
    write(labelLine, text.label, gridLabelFont(), m_theme.quiet);
    const double afterLabel = QFontMetricsF(gridLabelFont()).horizontalAdvance(text.label) + beforeMark;
    write(labelLine.adjusted(afterLabel, 0, 0, 0), text.mark, gridLabelFont(), markColor(cell));
    QFont font = gridValueFont();
    const QFontMetricsF values(font);
    font.setStrikeOut(cell.system && cell.system->differs);
    write(valueLine, text.value, font, valueColor(cell));
    if (!text.valueName.isEmpty()) {
        const double after = values.horizontalAdvance(text.value + QLatin1Char(' '));
        write(valueLine.adjusted(after, 0, 0, 0), text.valueName, text.hasSmallName ? gridSmallFont() : font,
            valueColor(cell));
    }
    if (offersBack(index))
        paintBack(index);
}

void GridPainter::paintFlag(int index, const CellText& text)
{
    const GridCell& cell = m_picture.layout.cell(index);
    const GridMetrics& metrics = m_geometry.metrics();
    const QRectF main = m_geometry.main(index).adjusted(0, GridGeometry::padding, -1, 0);
    const QRectF labelLine(main.left(), main.top(), main.width(), metrics.label);
    const QRectF valueLine(main.left(), labelLine.bottom(), main.width(), metrics.value);
    write(labelLine, text.label, gridLabelFont(), m_theme.quiet, Qt::AlignHCenter);
    const QColor color = cell.system ? m_theme.quiet
        : cell.isSet()               ? forText(m_theme.accent, m_theme)
                                     : m_theme.text;
    write(valueLine, text.value, codeFont(0.95, cell.isSet() ? QFont::Bold : QFont::Normal), color,
        Qt::AlignHCenter);
}

void GridPainter::paintAdd(int index, const CellText& text)
{
    const bool isPointedAt = index == m_picture.hovered || index == m_picture.current;
    write(m_geometry.main(index).adjusted(0, 0, -4, 0), text.label, gridLabelFont(),
        isPointedAt ? forText(m_theme.accent, m_theme) : m_theme.quiet, Qt::AlignRight);
}

bool GridPainter::offersBack(int index) const
{
    const bool isAt = index == m_picture.hovered || (index == m_picture.current && m_picture.focused);
    return isAt && m_picture.layout.cell(index).state == FieldState::Pinned;
}

void GridPainter::paintBack(int index)
{
    const QRectF button = backButton(m_geometry, index);
    m_painter.setPen(m_theme.border);
    m_painter.setBrush(m_theme.card);
    m_painter.drawRoundedRect(onPixels(button), 4, 4);
    write(button, backText(), gridLabelFont(), forText(m_theme.accent, m_theme), Qt::AlignHCenter);
}

/// Over the lines at the cells' outer edges, and over their corners.
void GridPainter::paintFrame(int block)
{
    const QRectF frame = m_geometry.frame(block);
    const QRectF inner = onPixels(frame);
    QPainterPath corners;
    corners.addRect(frame);
    corners.addRoundedRect(inner, corner, corner);
    m_painter.fillPath(corners, m_theme.page); // what is outside of the round corners
    m_painter.setPen(QPen(frameColor(m_picture.layout.blocks()[static_cast<std::size_t>(block)]), 1));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRoundedRect(inner, corner, corner);
}

void GridPainter::paintFocus()
{
    if (!m_picture.focused || !m_picture.layout.isCell(m_picture.current))
        return;
    m_painter.setPen(QPen(m_theme.accent, 2));
    m_painter.setBrush(Qt::NoBrush);
    for (const QRectF& part : m_geometry.parts(m_picture.current))
        m_painter.drawRoundedRect(part.adjusted(1.5, 1.5, -2, -2), 3, 3);
}

} // namespace socketscope::ui
