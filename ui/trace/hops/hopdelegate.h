// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Paints a cell of the hop table: figures, the bar from best to worst, the line of the last round
/// trips.
#pragma once

#include "ui/trace/hops/hopmodel.h"

#include <QtGui/QFont>
#include <QtWidgets/QStyledItemDelegate>

namespace socketscope::ui {

struct Theme;

/// Only for a HopModel.
class HopDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static constexpr int margin = 8; ///< beside the text of a cell

    /// Lower for silent hops and further responders, and for all where there are many.
    [[nodiscard]] static int rowHeight(const HopRow& row, int rows, bool dense = false);
    [[nodiscard]] static QFont fontOf(HopModel::Column column);

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintText(QPainter& painter, const Theme& theme, const QRect& room, const QModelIndex& index) const;
    void paintName(QPainter& painter, const Theme& theme, const QRect& room, const QModelIndex& index) const;
    void paintLoss(QPainter& painter, const Theme& theme, const QRect& room, const QModelIndex& index) const;
    static void paintRange(
        QPainter& painter, const Theme& theme, const QRect& room, const HopRow& row, double range);
    static void paintHistory(
        QPainter& painter, const Theme& theme, const QRect& room, const HopRow& row, double range);
    [[nodiscard]] const QFont& cachedFont(HopModel::Column column) const;

    mutable QFont m_basis;
    mutable QFont m_text;
    mutable QFont m_code;
    mutable bool m_hasFonts = false;
};

} // namespace socketscope::ui
