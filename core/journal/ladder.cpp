// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/ladder.h"

#include <algorithm>
#include <cerrno>

namespace socketscope::journal {

Ladder::Ladder() = default;

void Ladder::update(const JournalView& view)
{
    if (m_seen == view.size())
        return;
    while (m_seen < view.size())
        take(view, view.at(++m_seen));
    m_streams.settle(newest());
}

void Ladder::take(const JournalView& view, const Event& event)
{
    const LaneIndex lane = m_lanes.ofActor(view, event.actor, rowCount());
    switch (event.kind) {
    case EventKind::Call:
        return takeCall(event, lane);
    case EventKind::Return:
        return takeReturn(view, event, lane);
    case EventKind::State:
        return takeState(event, lane);
    case EventKind::Failure:
        return takeFailure(view, event, lane);
    case EventKind::Note:
        return takeNote(event, lane);
    case EventKind::Packet:
        return takePacket(view, event, lane);
    case EventKind::Message: // the calls that moved it are shown
        return;
    }
}

Row Ladder::newRow(const Event& event, RowEntry::Kind kind, std::uint32_t index, LaneIndex lane, bool failed)
{
    const Row row = rowCount();
    m_rows.emplace_back(static_cast<ShortSeq>(event.seq), kind, index);
    if (row % LadderOverview::bucketRows == 0)
        m_bucketTimes.push_back(event.at);
    if (lane != noIndex)
        m_overview.add(row, lane, lane, failed);
    return row;
}

void Ladder::takeCall(const Event& event, LaneIndex lane)
{
    if (lane == noIndex)
        return;
    const auto index = static_cast<std::uint32_t>(m_calls.size());
    CallSpan span;
    span.call = static_cast<ShortSeq>(event.seq);
    span.callRow = newRow(event, RowEntry::Kind::Call, index, lane, false);
    span.lane = lane;
    span.name = event.call;
    span.blocked = true;
    span.byQt = event.has(Event::ByQt);
    m_calls.push_back(span);
    m_lanes.at(lane).openCall = index;
    if (event.call == CallName::Connect && !m_lanes.at(lane).datagram)
        m_streams.connecting(lane, event.peer);
}

void Ladder::takeReturn(const JournalView& view, const Event& event, LaneIndex lane)
{
    if (lane == noIndex)
        return;
    std::uint32_t index = m_lanes.at(lane).openCall;
    if (index == noIndex || m_calls[index].call != event.cause) {
        takeCall(event, lane); // a return whose call was not recorded stands for both
        index = m_lanes.at(lane).openCall;
        m_calls[index].call = 0;
    }
    CallSpan& span = m_calls[index];
    m_lanes.at(lane).openCall = noIndex;
    span.returned = static_cast<ShortSeq>(event.seq);
    span.failed = event.result < 0;
    span.blocked = event.has(Event::Blocked);
    const bool apart = span.blocked || rowCount() != span.callRow + 1;
    if (apart) {
        span.returnRow = newRow(event, RowEntry::Kind::Return, index, lane, span.failed);
        m_blocked.insert(span.callRow, span.returnRow, index);
    } else {
        span.returnRow = span.callRow;
    }
    const std::int32_t asked = span.call ? view.at(span.call).argument : event.argument;
    takeResult(view, event, index, asked);
}

void Ladder::takeResult(const JournalView& view, const Event& event, std::uint32_t index, std::int32_t asked)
{
    const CallSpan span = m_calls[index];
    Lane& lane = m_lanes.at(span.lane);
    const TiedCall call {event, span.lane, span.callRow, span.returnRow, asked};
    if (event.call == CallName::Bind && event.result >= 0)
        m_lanes.own(span.lane, event.local);
    if (event.call == CallName::Accept && event.result >= 0) {
        const StreamTying::Index connection = m_streams.accepted(call);
        m_branches[span.lane].accepted.push_back({index, connection});
        newRow(event, RowEntry::Kind::Space, index, noIndex, false);
        branch(span.lane);
        m_calls[index].arrow = m_streams.handshake(connection);
        return;
    }
    const std::uint32_t arrow = lane.packets ? noIndex
        : lane.datagram                      ? tieDatagram(view, call)
                                             : tieStream(call);
    m_calls[index].arrow = arrow;
    if (arrow != noIndex && m_arrows.at(arrow).kind == Arrow::Kind::EndOfStream
        && m_arrows.at(arrow).sent != 0)
        if (const std::uint32_t closing = callOf(view, m_arrows.at(arrow).sent); closing != noIndex)
            m_calls[closing].arrow = arrow;
    if (event.call == CallName::Close && lane.kind == Lane::Kind::Connection)
        m_lanes.end(span.lane, span.returnRow);
}

std::uint32_t Ladder::tieDatagram(const JournalView& view, const TiedCall& call)
{
    switch (call.event.call) {
    case CallName::Sendto:
    case CallName::Send:
        return call.event.result >= 0 && !call.event.peer.isNone() ? m_datagrams.sent(call) : noIndex;
    case CallName::Recvfrom:
    case CallName::Recv:
        return call.event.result >= 0 && !call.event.peer.isNone() ? m_datagrams.received(view, call)
                                                                   : noIndex;
    case CallName::Close:
        m_datagrams.closed(call.lane, static_cast<ShortSeq>(call.event.seq), call.returnRow);
        return noIndex;
    default:
        return noIndex;
    }
}

std::uint32_t Ladder::tieStream(const TiedCall& call)
{
    const Event& event = call.event;
    const bool ok = event.result >= 0;
    switch (event.call) {
    case CallName::Connect:
        return ok ? m_streams.connected(call) : m_streams.refused(call);
    case CallName::Send:
        return ok ? m_streams.sent(call) : event.error == ECONNRESET ? m_streams.resetSeen(call) : noIndex;
    case CallName::Recv:
        if (!ok)
            return event.error == ECONNRESET ? m_streams.resetSeen(call) : noIndex;
        return event.result > 0 ? m_streams.received(call) : m_streams.endRead(call);
    case CallName::Shutdown:
        if (ok && call.asked != 0)
            m_streams.ended(call, false);
        return noIndex;
    case CallName::Close:
        m_streams.ended(call, true);
        return noIndex;
    default:
        return noIndex;
    }
}

void Ladder::branch(LaneIndex server)
{
    Branches& branches = m_branches[server];
    while (!branches.accepted.empty() && !branches.lanes.empty()) {
        const Branch from = branches.accepted.front();
        const LaneIndex lane = branches.lanes.front();
        branches.accepted.pop_front();
        branches.lanes.pop_front();
        m_lanes.at(lane).acceptCall = from.call;
        m_calls[from.call].branch = lane;
        m_lanes.at(lane).firstRow = m_calls[from.call].returnRow;
        m_streams.setLane(from.connection, lane, newest());
    }
}

void Ladder::takeState(const Event& event, LaneIndex lane)
{
    if (lane == noIndex)
        return;
    Lane& it = m_lanes.at(lane);
    if (event.state() <= StateCode::Closed) // the rest is about the run, not the socket
        it.state = event.state();
    if (event.state() == StateCode::Created && it.kind == Lane::Kind::Connection && it.parent != noIndex) {
        m_branches[it.parent].lanes.push_back(lane);
        branch(it.parent);
    }
}

void Ladder::takeFailure(const JournalView& view, const Event& event, LaneIndex lane)
{
    const std::uint32_t cause = event.cause ? callOf(view, event.cause) : noIndex;
    const std::uint32_t arrow = cause == noIndex ? noIndex : m_calls[cause].arrow;
    if (event.failure() == FailureCode::Truncated) {
        if (arrow != noIndex)
            m_arrows.at(arrow).lostBytes = static_cast<std::uint32_t>(std::max(event.argument, 0));
        return;
    }
    // What a failed call shows already needs no second row.
    if (cause != noIndex && m_calls[cause].failed && event.failure() != FailureCode::IcmpError)
        return;
    const Row row
        = newRow(event, RowEntry::Kind::Failure, lane == noIndex ? RowEntry::noLane : lane, lane, true);
    const auto seq = static_cast<ShortSeq>(event.seq);
    if (event.failure() == FailureCode::IcmpError && arrow != noIndex)
        m_arrows.lose(arrow, seq, row);
    if (lane == noIndex)
        return;
    if (event.failure() == FailureCode::KernelDrops)
        m_datagrams.dropped(lane, static_cast<std::uint32_t>(std::max(event.argument, 0)), seq);
    if (event.failure() == FailureCode::Unread) {
        m_datagrams.closed(lane, seq, row);
        m_streams.unread(lane, seq, row);
    }
}

void Ladder::takeNote(const Event& event, LaneIndex lane)
{
    switch (event.note()) {
    case NoteCode::Text:
    case NoteCode::RecordingGap:
    case NoteCode::RecordingCut:
    case NoteCode::QtDid:
    case NoteCode::Abridged:
        newRow(event, RowEntry::Kind::Note, lane == noIndex ? RowEntry::noLane : lane, lane, false);
        return;
    case NoteCode::PlainProgramSeesNothing: // said beside the event that they are about
    case NoteCode::OptionHeld:
    case NoteCode::StoppedByPerson:
    case NoteCode::TraceStarted: // a trace has pictures of its own
    case NoteCode::TraceVerdict:
    case NoteCode::TraceEnded:
    case NoteCode::CallsOmitted: // the packets themselves are there
        return;
    case NoteCode::CraftStarted:
        m_packets.started(event);
        return;
    case NoteCode::CraftEnded:
    case NoteCode::ListenStarted:
    case NoteCode::ListenEnded:
        return;
    }
}

void Ladder::takePacket(const JournalView& view, const Event& event, LaneIndex lane)
{
    if (lane == noIndex || !m_packets.hasRow(view, event, lane))
        return;
    const Row row = newRow(event, RowEntry::Kind::Packet, m_packets.count(), lane, false);
    if (m_packets.at(m_packets.take(event, lane, row)).dropped)
        m_overview.add(row, lane, lane, true);
}

} // namespace socketscope::journal
