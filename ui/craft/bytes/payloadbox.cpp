// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/bytes/payloadbox.h"

#include "ui/craft/packeteditor.h"
#include "ui/theme/theme.h"

#include <QtGui/QPainter>

namespace socketscope::ui {

PayloadBox::PayloadBox(const PacketEditor& editor, QWidget* parent)
    : QWidget(parent)
    , m_editor(editor)
{
    connect(&m_editor, &PacketEditor::selectionChanged, this, qOverload<>(&QWidget::update));
}

void PayloadBox::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    constexpr qreal radius = 5;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.server);
    painter.setBrush(m_editor.selection().field == "payload.data" ? theme.selection : theme.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

} // namespace socketscope::ui
