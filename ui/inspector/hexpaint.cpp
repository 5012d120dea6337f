// SPDX-License-Identifier: GPL-3.0-or-later
// How HexView paints its lines.
#include "ui/inspector/hexview.h"
#include "ui/theme/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QScrollBar>

namespace socketscope::ui {

/// Null: nobody gave it one.
ThemeColor HexView::colorOf(qsizetype byte) const
{
    if (byte < m_concluded)
        return &Theme::inferred;
    for (const HexSpan& span : m_spans)
        if (byte >= span.first && byte - span.first < span.count)
            return span.color;
    return nullptr;
}

void HexView::paintChosen(QPainter& painter, qsizetype first, qsizetype last, int top) const
{
    const Theme& theme = Theme::of(this);
    const int width = charWidth();
    for (qsizetype byte = first; byte < last; ++byte) {
        if (!isChosen(byte))
            continue;
        const int column = static_cast<int>(byte - first);
        const QRect hexCell(rectOf(byte).left(), top, 2 * width, lineHeight());
        const bool joins = isChosen(byte + 1) && byte + 1 < last;
        painter.fillRect(
            joins ? hexCell.adjusted(0, 0, width + (column == 7 ? width : 0), 0) : hexCell, theme.selection);
        painter.fillRect(QRect(textLeft() + column * width, top, width, lineHeight()), theme.selection);
    }
}

/// Bytes of one line that have one colour.
void HexView::paintRun(QPainter& painter, qsizetype first, qsizetype last, int top) const
{
    const Theme& theme = Theme::of(this);
    const ThemeColor color = colorOf(first);
    QString hex;
    QString text;
    for (qsizetype byte = first; byte < last; ++byte) {
        const std::uint8_t value = m_bytes[static_cast<std::size_t>(byte)];
        if (byte % m_perLine == 8 && byte > first)
            hex += QLatin1Char(' ');
        hex += QStringLiteral("%1 ").arg(value, 2, 16, QLatin1Char('0'));
        text += value >= 0x20 && value < 0x7f ? QLatin1Char(static_cast<char>(value)) : QLatin1Char('.');
    }
    const auto draw = [&](int left, const QString& characters) {
        const auto width = static_cast<int>(characters.size() + 1) * charWidth();
        painter.drawText(QRect(left, top, width, lineHeight()),
            Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, characters);
    };
    painter.setPen(color ? theme.*color : theme.text);
    draw(rectOf(first).left(), hex);
    painter.setPen(color ? theme.*color : theme.quiet);
    draw(textRectOf(first).left(), text);
}

void HexView::paintLine(QPainter& painter, qsizetype line, int top) const
{
    const qsizetype first = line * m_perLine;
    const qsizetype last = qMin(first + m_perLine, static_cast<qsizetype>(m_bytes.size()));
    painter.setPen(Theme::of(this).quiet);
    painter.drawText(QRect(padding, top, hexLeft(), lineHeight()),
        Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        QStringLiteral("%1").arg(first, offsetDigits(), 16, QLatin1Char('0')));
    paintChosen(painter, first, last, top);
    for (qsizetype from = first; from < last;) {
        qsizetype to = from + 1;
        while (to < last && colorOf(to) == colorOf(from))
            ++to;
        paintRun(painter, from, to, top);
        from = to;
    }
}

void HexView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    const Theme& theme = Theme::of(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? theme.accent : theme.border);
    painter.setBrush(theme.*m_background);
    painter.fillRect(viewport()->rect(), theme.card);
    constexpr qreal radius = 5;
    painter.drawRoundedRect(QRectF(viewport()->rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setFont(hexFont());
    const qsizetype top = verticalScrollBar()->value();
    const int visible = (viewport()->height() - 2 * padding) / lineHeight();
    for (int row = 0; row < visible && top + row < lineCount(); ++row)
        paintLine(painter, top + row, padding + row * lineHeight());
}

} // namespace socketscope::ui
