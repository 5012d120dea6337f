// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The hops of a trace as a table: one row a hop, and one more for each further responder of it.
#pragma once

#include "ui/trace/hops/hoprow.h"
#include "ui/trace/names/addressbook.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QPointer>

namespace socketscope::ui {

/// Holds a copy of what it shows. Rows are put in, taken out and changed one by one, never all at once.
class HopModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        TtlColumn,
        AddressColumn,
        NameColumn,
        SystemColumn,
        LossColumn,
        SentColumn,
        ReceivedColumn,
        LastColumn,
        BestColumn,
        AverageColumn,
        WorstColumn,
        DeviationColumn,
        JitterColumn, ///< mean
        LastJitterColumn,
        WorstJitterColumn,
        InterarrivalColumn,
        RangeColumn,
        HistoryColumn,
        ColumnCount
    };
    /// "loss": what a column is called where it is remembered.
    [[nodiscard]] static QString keyOf(Column column);
    [[nodiscard]] static bool isShownAtFirst(Column column);

    explicit HopModel(QObject* parent = nullptr);

    /// Takes over what has changed; `hops` need not outlive the call.
    void update(const trace::Hops& hops, const std::optional<TracePeriod>& period = {});
    /// Null: none are known.
    void setNames(const AddressBook* names);

    [[nodiscard]] const HopRow& row(int index) const { return m_rows[static_cast<std::size_t>(index)]; }
    /// The row of that hop and responder; -1: there is none.
    [[nodiscard]] int rowOf(int ttl, int responder = 0) const;
    /// The right end of the range bars: a round number of milliseconds that all round trips fit into.
    [[nodiscard]] double range() const { return m_range; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// What is remarked in the row besides a name; may be empty.
    [[nodiscard]] QString remarkOf(int row) const;

private:
    void merge(std::vector<HopRow> rows);
    void setRange(double worst);
    void tellChanged(int first, int last);
    [[nodiscard]] QString text(const HopRow& row, Column column) const;
    [[nodiscard]] QString figure(const HopRow& row, Column column) const;
    [[nodiscard]] QString reasonOf(const HopRow& row) const;
    [[nodiscard]] QString toolTip(int row, Column column) const;

    std::vector<HopRow> m_rows;
    QPointer<const AddressBook> m_names;
    double m_range = 10;
};

} // namespace socketscope::ui
