// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/networkbox.h"

#include <QtWidgets/QAbstractItemView>

namespace socketscope::ui {

NetworkBox::NetworkBox(QWidget* parent)
    : FlatComboBox(tr("Network"), parent)
{
    setMaxVisibleItems(30);
}

void NetworkBox::addNetwork(const QString& title, const QString& summary, bool isPractice)
{
    addItem(isPractice ? tr("Practice: %1").arg(title) : title);
    if (!summary.isEmpty())
        setItemData(count() - 1, QStringLiteral("<p>%1</p>").arg(summary.toHtmlEscaped()), Qt::ToolTipRole);
    constexpr int roomForTheBar = 24;
    view()->setMinimumWidth(view()->sizeHintForColumn(0) + roomForTheBar);
}

} // namespace socketscope::ui
