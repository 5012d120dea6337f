// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/quietbox.h"

#include "ui/theme/theme.h"

#include <QtGui/QPainter>

namespace socketscope::ui {

void QuietBox::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::of(this).frame);
    painter.drawRoundedRect(QRectF(rect()), 8, 8);
}

} // namespace socketscope::ui
