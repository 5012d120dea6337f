// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The strip at the left: one entry for each page that exists, and the menu.
#pragma once

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QAbstractButton;
class QButtonGroup;
class QMenu;
class QVBoxLayout;
QT_END_NAMESPACE

namespace socketscope::ui {

class Rail final : public QWidget {
    Q_OBJECT

public:
    /// `menu` opens from the entry at the bottom.
    explicit Rail(QMenu* menu, QWidget* parent = nullptr);

    static constexpr int mostEntries = 9; ///< as many as there are keys Ctrl+1 to Ctrl+9

    /// Entries stand in the order of these calls.
    void addEntry(const QString& name, const QString& iconName);
    void setCurrent(int index);
    void openMenu();

Q_SIGNALS:
    void chosen(int index);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QMenu* m_menu;
    QVBoxLayout* m_entries;
    QButtonGroup* m_group;
    QList<QAbstractButton*> m_spare;
    QWidget* m_menuButton;
};

} // namespace socketscope::ui
