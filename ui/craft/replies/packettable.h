// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A table of packets that grows at its end while one looks at it.
#pragma once

#include <QtWidgets/QTableView>

#include <vector>

namespace socketscope::ui {

/// What a cell's colour says; there is always a word beside it.
enum class RowTone : quint8 {
    Plain,
    Quiet, ///< waits, or is of little interest
    Failed,
};

class PacketTable final : public QTableView {
    Q_OBJECT

public:
    /// Of models that it shows.
    enum Role {
        ToneRole = Qt::UserRole + 100, ///< int, see RowTone
        CodeRole, ///< bool: in the fixed-width font
    };
    /// How wide a column is, in letters; 0: it takes what is left. One that is given up earlier has a higher
    /// number; 0: never.
    struct ColumnRoom {
        int letters = 0;
        int givenUp = 0;
    };

    PacketTable(QAbstractItemModel* model, std::vector<ColumnRoom> columns, QWidget* parent = nullptr);
    ~PacketTable() override;

    /// After rows have come: the last one stays in view where it was.
    void follow();
    [[nodiscard]] bool isFollowing() const { return m_following; }
    /// Chooses the row without telling; -1: none.
    void chooseRow(int row);
    /// The cell whose text is seen at `index`, and all the room that it has: text of the column that takes
    /// what is left goes on over empty cells to its right.
    struct Shown {
        QModelIndex index;
        QRect room;
    };
    [[nodiscard]] Shown shownAt(const QModelIndex& index) const;

Q_SIGNALS:
    void rowChosen(int row);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void shareWidth();

    std::vector<ColumnRoom> m_columns;
    bool m_following = true;
    bool m_moving = false; ///< we scroll or select, not a person
};

} // namespace socketscope::ui
