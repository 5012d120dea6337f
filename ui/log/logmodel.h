// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The journal as a table. Rows are events in their order; text is made only for the rows that are
/// looked at.
#pragma once

#include "ui/log/logfilter.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QCache>

#include <vector>

namespace socketscope::ui {

/// Without a filter row n is event n + 1 and costs nothing. With one, the rows are found by going through the
/// journal a slice at a time, so that a filter over a million events never holds up a frame. Rows are only
/// added and, when the filter changes, removed; the model is never reset.
class LogModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        TimeColumn,
        WhoColumn,
        EventColumn,
        CallColumn,
        ResultColumn,
        PeerColumn,
        BytesColumn,
        MeaningColumn,
        ColumnCount
    };
    enum Role {
        SeqRole = Qt::UserRole, ///< qulonglong
        ToneRole, ///< int, see Tone
        ActorRole, ///< uint: ActorId
    };
    enum Tone { Plain, Quiet, Good, Failed };
    Q_ENUM(Tone)
    /// What refresh() looks at in one frame at most: an event, or a kilobyte of its bytes.
    static constexpr std::size_t slice = 20'000;

    explicit LogModel(const journal::Journal& journal, QObject* parent = nullptr);

    /// Once a frame: adds what is new, in one batch. Returns true while there is more to look at.
    bool refresh(std::size_t most = slice);
    /// Takes the rows away; the next calls of refresh() bring back those that match.
    void setFilter(const LogFilter& filter);
    [[nodiscard]] const LogFilter& filter() const { return m_filter; }

    /// The row of that event, or -1 where it is filtered out or not yet there.
    [[nodiscard]] int rowOf(journal::Seq seq) const;
    /// The event of that row, or 0.
    [[nodiscard]] journal::Seq seqAt(int row) const;
    /// Whether refresh() has been at that event, shown or not.
    [[nodiscard]] bool hasSeen(journal::Seq seq) const { return seq <= m_seen; }
    [[nodiscard]] const journal::Journal& journal() const { return m_journal; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    using Cells = std::array<QString, ColumnCount>;

    void addUnfiltered(journal::Seq size);
    void addMatching(const journal::JournalView& view, std::size_t most);
    [[nodiscard]] QString cell(journal::Seq seq, Column column) const;
    [[nodiscard]] QString cellText(
        const journal::JournalView& view, const journal::Event& event, Column column) const;

    const journal::Journal& m_journal;
    LogFilter m_filter;
    LogMatcher m_matcher;
    journal::Seq m_seen = 0;
    std::vector<journal::Seq> m_rows; ///< with a filter only
    mutable QCache<journal::Seq, Cells> m_cells; ///< of rows that can no longer change
};

/// "call", "return", "state": the event's kind in a word.
[[nodiscard]] QString eventKindText(journal::EventKind kind);

} // namespace socketscope::ui
