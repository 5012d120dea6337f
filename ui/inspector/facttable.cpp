// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/facttable.h"

#include "ui/widgets/labels.h"

#include <QtWidgets/QGridLayout>

namespace socketscope::ui {

FactTable::FactTable(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(14);
    m_grid->setVerticalSpacing(3);
    m_grid->setColumnStretch(1, 1);
    hide();
}

void FactTable::setRows(const QList<FactRow>& rows)
{
    if (rows == m_rows)
        return;
    m_rows = rows;
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (int row = 0; row < rows.size(); ++row) {
        QLabel* name = makeLabel(rows.at(row).name, LabelStyle::Quiet, this);
        QLabel* value = makeLabel(rows.at(row).value, LabelStyle::Code, this);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        value->setWordWrap(true);
        value->setAccessibleName(rows.at(row).name + QStringLiteral(": ") + rows.at(row).value);
        name->setBuddy(value);
        m_grid->addWidget(name, row, 0, Qt::AlignTop | Qt::AlignLeft);
        m_grid->addWidget(value, row, 1);
    }
    setVisible(!rows.isEmpty());
}

} // namespace socketscope::ui
