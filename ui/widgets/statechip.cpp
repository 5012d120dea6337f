// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/statechip.h"

#include <QtGui/QPainter>

namespace socketscope::ui {

namespace {
constexpr int sidePadding = 8;
constexpr int verticalPadding = 2;
} // namespace

StateChip::StateChip(QWidget* parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setFont(textFont(0.8, QFont::DemiBold));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    hide();
}

void StateChip::setState(const QString& text, ThemeColor color)
{
    m_color = color;
    setText(text);
    setVisible(!text.isEmpty());
    updateGeometry();
    update();
}

QSize StateChip::sizeHint() const
{
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(text()) + 2 * sidePadding, metrics.height() + 2 * verticalPadding};
}

void StateChip::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.frame);
    painter.drawRoundedRect(QRectF(rect()), height() / 2.0, height() / 2.0);
    painter.setFont(font());
    painter.setPen(theme.*m_color);
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, text());
}

} // namespace socketscope::ui
