// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/sums/resultbox.h"

#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"

#include <QtWidgets/QHBoxLayout>

namespace socketscope::ui {

ResultBox::ResultBox(QWidget* parent)
    : QuietBox(parent)
    , m_made(makeLabel({}, LabelStyle::Code, this))
    , m_result(makeLabel({}, LabelStyle::Code, this))
{
    m_result->setFont(codeFont(0.95, QFont::Bold));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(10, 8, 10, 8);
    row->setSpacing(8);
    row->addWidget(m_made);
    row->addWidget(m_result, 1);
    for (QLabel* label : {m_made, m_result})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
}

void ResultBox::setOutcome(const Outcome& outcome)
{
    m_made->setText(outcome.made);
    m_result->setText(outcome.result);
}

QString ResultBox::text() const
{
    return m_made->text() + QLatin1Char(' ') + m_result->text();
}

} // namespace socketscope::ui
