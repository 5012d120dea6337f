// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The packets that were sent, each with what came back for it, as a table.
#pragma once

#include "core/crafting/exchange.h"

#include "ui/craft/replies/packettable.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QCache>

#include <array>
#include <optional>
#include <vector>

namespace socketscope::ui {

/// A row for each packet, with its first reply beside it, and a row below for each further one. Rows are only
/// added; the model is never reset. Text is made only for the rows that are looked at.
class ReplyModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Number, Sent, To, From, What, RoundTrip, Size, ColumnCount };
    static constexpr int SeqRole = Qt::UserRole; ///< qulonglong: the event of the reply, or of the packet

    using QAbstractTableModel::QAbstractTableModel;

    /// The rows of another exchange take the place of all that are there; null: none.
    void show(const crafting::Exchange* exchange, const journal::Journal* journal);
    /// Adds what is new. Returns how many rows came.
    int catchUp();

    /// The event of that row, or 0.
    [[nodiscard]] journal::Seq seqAt(int row) const;
    /// The sent packet of that row, or null.
    [[nodiscard]] const crafting::SentPacket* sentAt(int row) const;
    /// The row of a sent packet's event or of a reply's; -1: none.
    [[nodiscard]] int rowOf(journal::Seq seq) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row {
        std::uint32_t sent = 0; ///< number of the packet
        std::uint32_t reply = 0; ///< the event of the reply; 0: none. An exchange may forget both
    };
    using Cells = std::array<QString, ColumnCount>;

    void dropForgotten();
    void addSent();
    void addReplies();
    void addReply(const crafting::Reply& reply, std::uint32_t sent);
    void tellChanges();
    [[nodiscard]] std::size_t firstRowOf(std::uint32_t sent) const;
    /// Null: forgotten since the last time.
    [[nodiscard]] const crafting::SentPacket* packetOfRow(const Row& row) const;
    /// Of the newest packet that has a row.
    [[nodiscard]] std::uint32_t lastNumber() const { return m_rows.empty() ? 0 : m_rows.back().sent; }
    [[nodiscard]] bool isSettled(const Row& row) const;
    [[nodiscard]] Cells cellsOf(const Row& row) const;
    [[nodiscard]] QString cell(const Row& row, Column column) const;
    [[nodiscard]] QString whatOf(const Row& row, const journal::JournalView& view) const;
    [[nodiscard]] RowTone toneOf(const Row& row) const;

    const crafting::Exchange* m_exchange = nullptr;
    const journal::Journal* m_journal = nullptr;
    std::vector<Row> m_rows; ///< by sent packet, then as the replies came
    journal::Seq m_lastReply = 0; ///< the newest that has a row
    std::size_t m_firstOpen = 0; ///< rows before this one cannot change any more
    journal::Seq m_size = 0; ///< of the journal, when rows were last told to have changed
    bool m_toldAll = false; ///< the exchange had come as far then
    mutable QCache<quint64, Cells> m_cells {500}; ///< of rows that cannot
};

} // namespace socketscope::ui
