// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Rows of the log as text to paste.
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

QT_BEGIN_NAMESPACE
class QAbstractItemModel;
QT_END_NAMESPACE

namespace socketscope::ui {

/// Columns padded to line up, one event a line.
[[nodiscard]] QString rowsAsText(const QAbstractItemModel& model, const QList<int>& rows);
/// RFC 4180, with a header line.
[[nodiscard]] QString rowsAsCsv(const QAbstractItemModel& model, const QList<int>& rows);
/// One field: quoted where it must be, and with an apostrophe in front of what a spreadsheet would take for a
/// formula.
[[nodiscard]] QString csvField(const QString& text);

} // namespace socketscope::ui
