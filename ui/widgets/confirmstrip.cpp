// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/confirmstrip.h"

#include "ui/theme/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QtGui/QPainter>
#include <QtWidgets/QVBoxLayout>

namespace socketscope::ui {

ConfirmStrip::ConfirmStrip(const QString& yes, const QString& no, QWidget* parent)
    : QFrame(parent)
    , m_question(makeLabel({}, LabelStyle::Body, this))
    , m_yes(makeButton(yes, {}, this))
    , m_no(makePrimaryButton(no, {}, this))
{
    m_question->setWordWrap(true);
    m_yes->setObjectName(QStringLiteral("confirmOpen"));
    m_no->setObjectName(QStringLiteral("keepLocal"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 8, 10, 8);
    column->addWidget(m_question);
    auto* row = new QHBoxLayout;
    row->addWidget(m_no);
    row->addWidget(m_yes);
    row->addStretch();
    column->addLayout(row);
    connect(m_yes, &QPushButton::clicked, this, &ConfirmStrip::confirmed);
    connect(m_no, &QPushButton::clicked, this, &ConfirmStrip::declined);
    hide();
}

void ConfirmStrip::ask(const QString& question)
{
    m_question->setText(question);
    show();
    m_no->setFocus(Qt::OtherFocusReason);
}

void ConfirmStrip::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.lost, 1));
    painter.setBrush(theme.field);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace socketscope::ui
