// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

namespace socketscope::ui {

namespace {
constexpr qreal radius = 8.0;
constexpr qreal edgeWidth = 4.0;
} // namespace

Card::Card(QWidget* parent)
    : QFrame(parent)
{
    setFrameShape(QFrame::NoFrame);
}

void Card::setEdge(ThemeColor color, int n)
{
    m_edge = color;
    m_lane = n;
    update();
}

void Card::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath outline;
    outline.addRoundedRect(box, radius, radius);
    painter.setPen(QPen(theme.border, 1));
    painter.setBrush(theme.card);
    painter.drawPath(outline);
    if (!m_edge)
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.lane(theme.*m_edge, m_lane));
    QPainterPath inner; // what remains is a band that follows both round corners
    inner.addRoundedRect(QRectF(rect()).adjusted(edgeWidth, 0, 0, 0), radius - 1, radius);
    QPainterPath outer;
    outer.addRoundedRect(QRectF(rect()), radius, radius);
    QPainterPath leftHalf;
    leftHalf.addRect(0, 0, radius * 2, height());
    painter.drawPath(outer.intersected(leftHalf).subtracted(inner));
}

} // namespace socketscope::ui
