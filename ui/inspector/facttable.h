// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A small table of names and values, to be read and copied.
#pragma once

#include "ui/inspector/factrows.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QGridLayout;
QT_END_NAMESPACE

namespace socketscope::ui {

class FactTable final : public QWidget {
    Q_OBJECT

public:
    explicit FactTable(QWidget* parent = nullptr);

    /// Hidden while empty.
    void setRows(const QList<FactRow>& rows);
    [[nodiscard]] const QList<FactRow>& rows() const { return m_rows; }

private:
    QGridLayout* m_grid;
    QList<FactRow> m_rows;
};

} // namespace socketscope::ui
