// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The log: a filterable table of the same events as the ladder, with the same selection.
#pragma once

#include "ui/log/logfilter.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QToolButton;
QT_END_NAMESPACE

namespace socketscope::ui {

class FlatComboBox;
class LogModel;

class LogView final : public QWidget {
    Q_OBJECT

public:
    explicit LogView(const journal::Journal& journal, QWidget* parent = nullptr);

    /// Once a frame: catches up with the journal. Returns true while there is more to do.
    bool refresh();
    [[nodiscard]] LogModel* model() const { return m_model; }
    [[nodiscard]] bool isFollowing() const { return m_following; }

public Q_SLOTS:
    /// Chooses the event and brings it into view, now or once it is there; 0 chooses nothing. Emits nothing.
    void selectSeq(quint64 seq);
    /// Shows what comes in as it comes.
    void follow();

Q_SIGNALS:
    /// A person chose this event.
    void selected(quint64 seq);
    /// The filter changed: refresh() has work to do.
    void wantsFrame();

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeFilterRow();
    void makeTable();
    QToolButton* makeChip(const QString& text, std::uint8_t kinds);
    void applyFilter();
    void listActors();
    void onScrolled(int value);
    void showNewCount();
    void showColumnsThatFit();
    void copy(bool asCsv);

    LogModel* m_model;
    QLineEdit* m_text = nullptr;
    FlatComboBox* m_actor = nullptr;
    QList<QToolButton*> m_kinds;
    QToolButton* m_errors = nullptr;
    QLabel* m_count = nullptr;
    QTableView* m_table = nullptr;
    QPushButton* m_new = nullptr;
    journal::Seq m_chosen = 0; ///< shown as chosen wherever the filter lets it through
    journal::Seq m_wanted = 0; ///< to be chosen once it is there
    journal::ActorId m_listedActors = 0;
    int m_newRows = 0;
    bool m_following = true;
    bool m_moving = false; ///< we scroll or select, not a person
};

} // namespace socketscope::ui
