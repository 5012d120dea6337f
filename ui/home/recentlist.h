// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The sessions used last, to be opened again.
#pragma once

#include "ui/home/recent.h"
#include "ui/widgets/card.h"

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace socketscope::ui {

class RecentList final : public Card {
    Q_OBJECT

public:
    /// `recent` outlives the list.
    explicit RecentList(Recent& recent, QWidget* parent = nullptr);

    /// Shows the list anew, with times as seen from `now`.
    void update(const QDateTime& now);

Q_SIGNALS:
    void opened(const QString& path);

private:
    Recent& m_recent;
    QVBoxLayout* m_rows;
    QLabel* m_empty;
    QPushButton* m_clear;
};

} // namespace socketscope::ui
