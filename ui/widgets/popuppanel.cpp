// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/popuppanel.h"

#include "ui/theme/theme.h"

#include <QtGui/QPainter>
#include <QtGui/QScreen>

namespace socketscope::ui {

PopupPanel::PopupPanel(QWidget* parent)
    : QFrame(parent, Qt::Popup)
{
}

void PopupPanel::showBelow(const QWidget* button, Qt::Alignment edge)
{
    constexpr int gap = 4; // to the button and to the screen's edges
    const QRect room = button->screen()->availableGeometry();
    const int left = edge.testFlag(Qt::AlignRight) ? button->width() - width() : 0;
    QPoint place = button->mapToGlobal(QPoint(left, button->height() + gap));
    place.setX(qBound(room.left() + gap, place.x(), room.right() - width() - gap));
    place.setY(qMax(room.top() + gap, qMin(place.y(), room.bottom() - height() - gap)));
    move(place);
    show();
}

void PopupPanel::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.card);
    painter.setPen(theme.border);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace socketscope::ui
