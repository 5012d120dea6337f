// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/eventlink.h"

#include "ui/theme/theme.h"

#include <QtGui/QPainter>

namespace socketscope::ui {
namespace {

constexpr int paddingAcross = 3;
constexpr int paddingDown = 2;
constexpr int lines = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;

} // namespace

EventLink::EventLink(const QString& text, QWidget* parent)
    : QPushButton(parent)
    , m_text(text)
{
    setAccessibleName(text);
    setToolTip(QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped()));
    setStyleSheet(
        QStringLiteral("border: none; padding: 0; min-height: 0;")); // for its height: it paints itself
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setCursor(Qt::PointingHandCursor);
}

QSize EventLink::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + 2 * paddingAcross, minimumSizeHint().height()};
}

QSize EventLink::minimumSizeHint() const
{
    return {0, fontMetrics().height() + 2 * paddingDown};
}

int EventLink::heightForWidth(int width) const
{
    const QRect room(0, 0, qMax(1, width - 2 * paddingAcross), 1 << 20);
    return fontMetrics().boundingRect(room, lines, m_text).height() + 2 * paddingDown;
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
    painter.setPen(theme.accent);
    painter.drawText(
        rect().adjusted(paddingAcross, paddingDown, -paddingAcross, -paddingDown), lines, m_text);
}

} // namespace socketscope::ui
