// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The ladder of both ends, as a projection of the journal: lanes, calls, blocked spans, arrows, rows.
#pragma once

#include "core/journal/datagramtying.h"
#include "core/journal/ladderpackets.h"
#include "core/journal/streamtying.h"

#include <deque>
#include <optional>

namespace socketscope::journal {

/// Grows with the journal and keeps places only: 8 bytes a row, 40 a call, 48 an arrow, and the bins to find
/// them. Every event costs the same however many came before.
class Ladder {
public:
    Ladder();
    Ladder(const Ladder&) = delete;
    Ladder& operator=(const Ladder&) = delete;

    /// Takes in what is new. `view` must be of the same journal each time.
    void update(const JournalView& view);
    /// The newest event taken in.
    [[nodiscard]] Seq seen() const { return m_seen; }

    [[nodiscard]] std::span<const Lane> lanes() const { return m_lanes.all(); }
    [[nodiscard]] const Lane& lane(LaneIndex lane) const { return m_lanes.at(lane); }
    /// The lane itself, or the one that it was merged into.
    [[nodiscard]] LaneIndex shown(LaneIndex lane) const { return m_lanes.shown(lane); }
    /// Grows whenever a lane is added or merged, and so LadderLayout changes.
    [[nodiscard]] std::uint64_t laneChanges() const { return m_lanes.changes(); }
    [[nodiscard]] LaneIndex laneOf(ActorId actor) const { return m_lanes.known(actor); }

    [[nodiscard]] Row rowCount() const { return static_cast<Row>(m_rows.size()); }
    [[nodiscard]] const RowEntry& row(Row row) const { return m_rows[row]; }
    [[nodiscard]] std::span<const CallSpan> calls() const { return m_calls; }
    [[nodiscard]] const CallSpan& call(std::uint32_t call) const { return m_calls[call]; }
    [[nodiscard]] std::span<const Arrow> arrows() const { return m_arrows.all(); }
    [[nodiscard]] const Arrow& arrow(std::uint32_t arrow) const { return m_arrows.at(arrow); }
    [[nodiscard]] const PacketMark& packet(std::uint32_t mark) const { return m_packets.at(mark); }
    [[nodiscard]] std::uint64_t lostCount() const { return m_arrows.lostCount(); }
    [[nodiscard]] const LadderOverview& overview() const { return m_overview; }

    /// Blocked calls that touch first..last, open ones too; `visit(index)` returns false to stop. May tell
    /// one twice.
    template <class Visit> void visitBlocked(Row first, Row last, Visit&& visit) const
    {
        m_blocked.visit(first, last, [&](std::uint32_t call) {
            return m_calls[call].callRow > last || m_calls[call].returnRow < first || visit(call);
        });
        for (const Lane& lane : m_lanes.all())
            if (lane.openCall != noIndex && m_calls[lane.openCall].callRow <= last && !visit(lane.openCall))
                return;
    }
    /// Blocked calls of more than `rows` rows, else the same.
    template <class Visit> void visitLongBlocked(Row first, Row last, Row rows, Visit&& visit) const
    {
        m_blocked.visit(
            first, last,
            [&](std::uint32_t call) {
                const CallSpan& span = m_calls[call];
                return span.callRow > last || span.returnRow < first || span.returnRow - span.callRow <= rows
                    || visit(call);
            },
            RowIntervals::levelAbove(rows));
    }
    /// Arrows that touch first..last, short ones first. May tell one twice.
    template <class Visit> void visitArrows(Row first, Row last, Visit&& visit) const
    {
        m_arrows.visit(first, last, [&](std::uint32_t arrow) {
            const Arrow& it = m_arrows.at(arrow);
            return std::min(it.fromRow, it.toRow) > last || std::max(it.fromRow, it.toRow) < first
                || visit(arrow);
        });
    }

    /// The call that an event belongs to: a Call, a Return, or something that one of them caused.
    [[nodiscard]] std::uint32_t callOf(const JournalView& view, Seq seq) const;
    /// Where an event stands: its own row, that of its call, or the last row before it.
    [[nodiscard]] std::optional<Row> rowOf(const JournalView& view, Seq seq) const;
    /// The event that a person means who points at this row: the return of a call rather than its start.
    [[nodiscard]] Seq seqAt(Row row) const;
    [[nodiscard]] LaneIndex laneAt(Row row) const; ///< noIndex where the row belongs to none

    [[nodiscard]] Instant timeOf(const JournalView& view, Row row) const
    {
        return view.at(m_rows[row].seq).at;
    }
    /// Roughly: the time of the small overview bucket that the row lies in. Reads no event.
    [[nodiscard]] Instant roughTimeOf(Row row) const
    {
        return m_bucketTimes[row / LadderOverview::bucketRows];
    }
    /// The first row at or after `at`; rowCount() if there is none.
    [[nodiscard]] Row firstRowAt(const JournalView& view, Instant at) const;
    /// Roughly, by whole buckets.
    [[nodiscard]] Row roughRowAt(Instant at) const;

private:
    void take(const JournalView& view, const Event& event);
    void takeCall(const Event& event, LaneIndex lane);
    void takeReturn(const JournalView& view, const Event& event, LaneIndex lane);
    void takeState(const Event& event, LaneIndex lane);
    void takeFailure(const JournalView& view, const Event& event, LaneIndex lane);
    void takeNote(const Event& event, LaneIndex lane);
    void takePacket(const JournalView& view, const Event& event, LaneIndex lane);
    void takeResult(const JournalView& view, const Event& event, std::uint32_t call, std::int32_t asked);
    std::uint32_t tieDatagram(const JournalView& view, const TiedCall& call);
    std::uint32_t tieStream(const TiedCall& call);
    void branch(LaneIndex server);
    Row newRow(const Event& event, RowEntry::Kind kind, std::uint32_t index, LaneIndex lane, bool failed);
    [[nodiscard]] Row newest() const { return m_rows.empty() ? 0 : rowCount() - 1; }
    [[nodiscard]] std::uint32_t rowStartedBy(Seq seq) const;

    LadderLanes m_lanes;
    LadderOverview m_overview;
    LadderArrows m_arrows {m_overview};
    DatagramTying m_datagrams {m_lanes, m_arrows};
    StreamTying m_streams {m_lanes, m_arrows};
    LadderPackets m_packets {m_lanes, m_arrows};

    std::vector<RowEntry> m_rows;
    std::vector<Instant> m_bucketTimes; ///< of the first row of each small bucket of the overview
    std::vector<CallSpan> m_calls;
    RowIntervals m_blocked;

    struct Branch {
        std::uint32_t call;
        StreamTying::Index connection;
    };
    struct Branches { ///< of one server: accepts and lanes that wait for each other
        std::deque<Branch> accepted;
        std::deque<LaneIndex> lanes;
    };
    std::unordered_map<LaneIndex, Branches> m_branches;
    Seq m_seen = 0;
};

} // namespace socketscope::journal
