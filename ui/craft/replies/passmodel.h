// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The packets that came in and belong to none that was sent, as a table.
#pragma once

#include "core/crafting/exchange.h"

#include <QtCore/QAbstractTableModel>

#include <deque>

namespace socketscope::ui {

/// Rows are added at the end and, where an exchange forgets the oldest, taken away at the front; the model is
/// never reset.
class PassModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Time, From, To, What, Why, Size, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// The rows of another exchange take the place of all that are there; null: none.
    void show(const crafting::Exchange* exchange, const journal::Journal* journal);
    void catchUp();

    [[nodiscard]] journal::Seq seqAt(int row) const; ///< 0: no such row
    [[nodiscard]] int rowOf(journal::Seq seq) const; ///< -1: none

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void drop(std::size_t count);
    [[nodiscard]] QString cell(const crafting::Overheard& packet, Column column) const;

    const crafting::Exchange* m_exchange = nullptr;
    const journal::Journal* m_journal = nullptr;
    std::deque<journal::Seq> m_rows; ///< events
};

} // namespace socketscope::ui
