// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Paints a cell of the log: times, calls and addresses in the code font, failures in their colour.
#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace socketscope::ui {

class LogDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Of every row, whatever it holds.
    [[nodiscard]] static int rowHeight();
    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace socketscope::ui
