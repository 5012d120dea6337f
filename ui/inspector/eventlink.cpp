// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/eventlink.h"

#include "ui/theme/theme.h"

#include <QtGui/QPainter>

namespace socketscope::ui {

EventLink::EventLink(const QString& text, QWidget* parent)
    : QPushButton(parent)
    , m_text(text)
{
    setAccessibleName(text);
    setToolTip(QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped()));
    setStyleSheet(QStringLiteral("border: none; padding: 2px 3px;")); // for its height: it paints itself
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
}

void EventLink::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(parentWidget()); // a stylesheet changes the palette of the button itself
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    constexpr qreal radius = 4;
    if (underMouse() || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(theme.accent) : QPen(Qt::NoPen));
        painter.setBrush(underMouse() ? theme.selection : QColor(Qt::transparent));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    }
    constexpr int padding = 3;
    const QRect room = rect().adjusted(padding, 0, -padding, 0);
    painter.setPen(theme.accent);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        fontMetrics().elidedText(m_text, Qt::ElideRight, room.width()));
}

} // namespace socketscope::ui
