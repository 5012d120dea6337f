// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/emptystate.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QtWidgets/QVBoxLayout>

namespace socketscope::ui {

EmptyState::EmptyState(const QString& title, const QString& sentence, const QString& action, QWidget* parent)
    : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(8);
    column->addStretch(2);
    QLabel* heading = makeLabel(title, LabelStyle::Title, this);
    heading->setAlignment(Qt::AlignCenter);
    heading->setWordWrap(true);
    column->addWidget(heading);
    QLabel* text = makeLabel(sentence, LabelStyle::Quiet, this);
    text->setAlignment(Qt::AlignCenter);
    text->setWordWrap(true);
    column->addWidget(text);
    if (!action.isEmpty()) {
        m_button = makePrimaryButton(action, {}, this);
        column->addSpacing(4);
        column->addWidget(m_button, 0, Qt::AlignHCenter);
        connect(m_button, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    }
    column->addStretch(3);
}

} // namespace socketscope::ui
