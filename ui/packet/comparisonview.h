// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Two packets field by field in a table, with what differs marked.
#pragma once

#include "ui/packet/comparison.h"

#include <QtCore/QAbstractTableModel>
#include <QtWidgets/QTableView>

namespace socketscope::ui {

class ComparisonModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Field, First, Second, Remark, ColumnCount };
    enum Role { DiffersRole = Qt::UserRole, IsLayerRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<ComparedRow> rows);
    void setTitles(const QString& first, const QString& second);
    [[nodiscard]] const std::vector<ComparedRow>& rows() const { return m_rows; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<ComparedRow> m_rows;
    QString m_first;
    QString m_second;
};

class ComparisonView final : public QTableView {
    Q_OBJECT

public:
    explicit ComparisonView(QWidget* parent = nullptr);

    void compare(const QString& firstTitle, ByteView first, const QString& secondTitle, ByteView second);
    void clear();
    [[nodiscard]] const std::vector<ComparedRow>& rows() const { return m_model->rows(); }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    ComparisonModel* m_model;
};

} // namespace socketscope::ui
