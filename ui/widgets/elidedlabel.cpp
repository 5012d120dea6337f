// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/elidedlabel.h"

#include <QtGui/QPainter>

namespace socketscope::ui {

ElidedLabel::ElidedLabel(const QString& text, QWidget* parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setText(text);
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    update();
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 6, QLabel::minimumSizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QRect room = contentsRect();
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(room, static_cast<int>(alignment()) | Qt::TextSingleLine,
        fontMetrics().elidedText(text(), m_mode, room.width()));
}

void ElidedLabel::resizeEvent(QResizeEvent* event)
{
    QLabel::resizeEvent(event);
    adaptToolTip();
}

void ElidedLabel::setNote(const QString& note)
{
    m_note = note;
    adaptToolTip();
}

void ElidedLabel::adaptToolTip()
{
    if (!m_note.isEmpty())
        return setToolTip(QStringLiteral("<p>%1</p>").arg(m_note.toHtmlEscaped()));
    const bool isCut = fontMetrics().horizontalAdvance(text()) > contentsRect().width();
    setToolTip(isCut ? text().toHtmlEscaped() : QString());
}

} // namespace socketscope::ui
