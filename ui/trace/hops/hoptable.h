// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The hop table: its columns are chosen from the menu of its header and remembered.
#pragma once

#include "ui/trace/hops/hopmodel.h"

#include <QtWidgets/QTableView>

QT_BEGIN_NAMESPACE
class QMenu;
class QSettings;
QT_END_NAMESPACE

namespace socketscope::ui {

class HopTable final : public QTableView {
    Q_OBJECT

public:
    /// `settings` outlive the table.
    explicit HopTable(QSettings& settings, QWidget* parent = nullptr);
    ~HopTable() override;

    void showHops(const trace::Hops& hops, const std::optional<TracePeriod>& period = {});
    /// Null: none. Without a source for them the column of systems is not shown.
    void setNames(const AddressBook* names);
    [[nodiscard]] HopModel& hopModel() { return *m_model; }

    /// Shows which hop is chosen; emits nothing. -1: the first responder.
    void select(int ttl, int responder = -1);
    void selectNone();

    [[nodiscard]] bool isColumnChosen(HopModel::Column column) const;
    void setColumnChosen(HopModel::Column column, bool chosen);
    /// Entries for all columns that can be left out.
    void fillColumnMenu(QMenu& menu);
    /// All rows without scrolling.
    [[nodiscard]] int wholeHeight(bool dense) const;
    /// Rows stand closer together.
    void setDense(bool dense);
    [[nodiscard]] bool isDense() const { return m_dense; }

Q_SIGNALS:
    /// By a person. `responder` is an index in Hop::responders.
    void selected(int ttl, int responder);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void readColumns();
    void adaptColumns();
    void adaptRows();
    void shareWidth();
    [[nodiscard]] int widthOfName(int row) const;
    [[nodiscard]] int widthOf(HopModel::Column column) const;
    void copyRows() const;

    QSettings& m_settings;
    HopModel* m_model;
    std::array<bool, HopModel::ColumnCount> m_chosen {};
    bool m_knowsSystems = false;
    bool m_selecting = false;
    int m_widestName = 0; ///< pixels, with the remark
    bool m_dense = false;
    int m_longestAddress = 0; ///< in letters
};

} // namespace socketscope::ui
