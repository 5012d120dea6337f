// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Paints a row of a packet's tree: name, value, remark.
#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace socketscope::ui {

class PacketDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace socketscope::ui
