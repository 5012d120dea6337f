// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/clampedlabel.h"

#include <QtCore/QEvent>
#include <QtGui/QTextLayout>

namespace socketscope::ui {

namespace {

/// Line by line; the last one is elided where there is more.
QStringList wrapped(const QString& text, const QFont& font, int width, int lines)
{
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    QStringList found;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        if (found.size() + 1 == lines) {
            found << QFontMetrics(font).elidedText(text.mid(line.textStart()), Qt::ElideRight, width);
            break;
        }
        found << text.mid(line.textStart(), line.textLength()).trimmed();
    }
    layout.endLayout();
    return found;
}

} // namespace

ClampedLabel::ClampedLabel(int lines, QWidget* parent)
    : QLabel(parent)
    , m_lines(lines)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    adapt();
}

void ClampedLabel::setWhole(const QString& text)
{
    if (text == m_whole)
        return;
    m_whole = text;
    setAccessibleName(text);
    adapt();
}

void ClampedLabel::adapt()
{
    const QString shown = wrapped(m_whole, font(), contentsRect().width(), m_lines).join(QLatin1Char('\n'));
    const int height = m_lines * fontMetrics().lineSpacing();
    if (minimumHeight() != height || maximumHeight() != height)
        setFixedHeight(height);
    if (shown != text())
        setText(shown);
    const bool isCut = QString(shown).replace(QLatin1Char('\n'), QLatin1Char(' ')) != m_whole;
    setToolTip(isCut ? QStringLiteral("<p>%1</p>").arg(m_whole.toHtmlEscaped()) : QString());
}

void ClampedLabel::resizeEvent(QResizeEvent* event)
{
    QLabel::resizeEvent(event);
    adapt();
}

void ClampedLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        adapt();
}

} // namespace socketscope::ui
