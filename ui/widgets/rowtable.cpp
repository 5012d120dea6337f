// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/rowtable.h"

#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTableView>

namespace socketscope::ui {

void setUpRows(QTableView& table, int rowHeight)
{
    QHeaderView& rows = *table.verticalHeader();
    rows.hide();
    rows.setSectionResizeMode(QHeaderView::Fixed);
    if (rowHeight > 0) {
        rows.setMinimumSectionSize(rowHeight);
        rows.setDefaultSectionSize(rowHeight);
    }
    table.horizontalHeader()->setHighlightSections(false);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setTabKeyNavigation(false);
}

} // namespace socketscope::ui
