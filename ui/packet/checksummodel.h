// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The rows of an addition for Qt's views, as far as a person has followed it.
#pragma once

#include "ui/packet/checksums.h"

#include <QtCore/QAbstractTableModel>

#include <climits>

namespace socketscope::ui {

class ChecksumModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    /// A view shows those that it has room for: the last two say what others say in more columns.
    enum Column { Place, Word, What, Sum, Carry, Origin, Running, ColumnCount };
    enum Role {
        BeyondRole = Qt::UserRole, ///< bool: the word is not added yet
        ChangedRole, ///< bool: the word is one of setChanged()
    };

    using QAbstractTableModel::QAbstractTableModel;
    /// Rows that there were before stay rows.
    void setSum(ChecksumSum sum);
    [[nodiscard]] const ChecksumSum& sum() const { return m_sum; }

    /// So many rows are added; of those behind there is no sum yet. At first: all.
    void setReached(int rows);
    [[nodiscard]] int reached() const { return std::min(m_reached, rowCount()); }
    /// Rows to point out.
    void setChanged(std::vector<int> rows);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] QString toolTip(int row) const;
    [[nodiscard]] bool isChanged(int row) const;
    void tellRows(int first, int last);

    ChecksumSum m_sum;
    int m_count = 0; ///< rows that views know of
    std::vector<int> m_changed;
    int m_reached = INT_MAX;
};

} // namespace socketscope::ui
