// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Where a packet came by in a practice network, and what became of it there, stop by stop.
#pragma once

#include "core/crafting/exchange.h"

#include <QtCore/QAbstractListModel>

namespace socketscope::ui {

class WayModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum class Mark : quint8 {
        Passed,
        Arrived,
        Dropped,
        Withheld,
    };
    enum Role {
        TimeRole = Qt::UserRole,
        MarkRole, ///< int, see Mark
        IsAnswerRole, ///< bool: it is about a packet that answers
    };

    using QAbstractListModel::QAbstractListModel;

    /// The way of the packet of that number; 0: none. More of the same is added to what is there.
    void show(const crafting::Exchange* exchange, const journal::Journal* journal, std::uint32_t number);
    [[nodiscard]] journal::Seq seqAt(int row) const; ///< 0: no such row
    [[nodiscard]] int rowOf(journal::Seq seq) const; ///< -1: none

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] const crafting::PlaceEvent* place(int row) const;
    [[nodiscard]] QString line(const crafting::PlaceEvent& event) const;

    const crafting::Exchange* m_exchange = nullptr;
    const journal::Journal* m_journal = nullptr;
    std::uint32_t m_number = 0;
    std::vector<journal::Seq> m_stops; ///< events: an exchange may forget them
    std::uint64_t m_own = 0; ///< number of the packet itself in the network
};

} // namespace socketscope::ui
