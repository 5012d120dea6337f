// SPDX-License-Identifier: GPL-3.0-or-later
/// \file How tables look and behave in this program: rows, not cells.
#pragma once

#include <QtCore/QtGlobal>

QT_BEGIN_NAMESPACE
class QTableView;
QT_END_NAMESPACE

namespace socketscope::ui {

/// Rows are chosen whole and scroll by pixels, without a grid and without numbers before them; Tab leads out
/// of the table. A rowHeight of 0 leaves the heights to the caller.
void setUpRows(QTableView& table, int rowHeight = 0);

} // namespace socketscope::ui
