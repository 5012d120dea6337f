// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/streamtying.h"

#include <algorithm>

namespace socketscope::journal {

void StreamTying::connecting(LaneIndex lane, const wire::SocketAddress& to)
{
    m_connecting[lane] = to;
}

StreamTying::Index StreamTying::find(
    const wire::SocketAddress& client, const wire::SocketAddress& server, End joining)
{
    const auto key = std::pair(client, server.port);
    if (const auto found = m_byAddresses.find(key); found != m_byAddresses.end()) {
        const Connection& connection = m_connections[found->second];
        if (connection.made[joining].seq == 0 && !connection.outside[joining])
            return found->second;
    }
    const auto index = static_cast<Index>(m_connections.size());
    Connection& connection = m_connections.emplace_back();
    connection.client = client;
    connection.server = server;
    m_byAddresses[key] = index;
    return index;
}

StreamTying::Ends StreamTying::ends(LaneIndex lane)
{
    const auto found = m_ofLane.find(lane);
    if (found == m_ofLane.end())
        return {};
    Connection& connection = m_connections[found->second];
    const bool isClient = connection.lane[Client] == lane;
    return {&connection, isClient ? Client : Server, isClient ? Server : Client};
}

std::uint32_t StreamTying::connected(const TiedCall& call)
{
    m_connecting.erase(call.lane);
    m_lanes.own(call.lane, call.event.local);
    m_lanes.at(call.lane).peer = call.event.peer;
    const Index index = find(call.event.local, call.event.peer, Client);
    Connection& connection = m_connections[index];
    connection.lane[Client] = call.lane;
    connection.made[Client] = {static_cast<ShortSeq>(call.event.seq), call.callRow, call.returnRow};
    m_ofLane[call.lane] = index;
    if (connection.made[Server].seq == 0 && m_lanes.owner(call.event.peer, false) == noIndex)
        makeOutside(connection, Server, call.lane, call.callRow);
    tieHandshake(connection, call.returnRow);
    return connection.handshake;
}

std::uint32_t StreamTying::refused(const TiedCall& call)
{
    m_connecting.erase(call.lane);
    LaneIndex to = m_lanes.owner(call.event.peer, false);
    if (to == noIndex)
        to = m_lanes.outside(call.event.peer, call.lane, call.callRow);
    Arrow arrow;
    arrow.kind = Arrow::Kind::Handshake;
    arrow.state = Arrow::State::Lost;
    arrow.sent = arrow.reason = static_cast<ShortSeq>(call.event.seq);
    arrow.fromLane = call.lane;
    arrow.toLane = to;
    arrow.fromRow = arrow.toRow = call.callRow;
    return m_arrows.add(arrow, call.returnRow);
}

StreamTying::Index StreamTying::accepted(const TiedCall& call)
{
    const Index index = find(call.event.peer, call.event.local, Server);
    Connection& connection = m_connections[index];
    connection.acceptLane = call.lane;
    connection.made[Server] = {static_cast<ShortSeq>(call.event.seq), call.callRow, call.returnRow};
    if (connection.made[Client].seq == 0)
        m_undecided.push_back(index);
    tieHandshake(connection, call.returnRow);
    return index;
}

void StreamTying::setLane(Index index, LaneIndex lane, Row now)
{
    Connection& connection = m_connections[index];
    connection.lane[Server] = lane;
    m_ofLane[lane] = index;
    m_lanes.own(lane, connection.server);
    m_lanes.at(lane).peer = connection.client;
    for (const std::uint32_t send : connection.from[Client].bytes.untiedSends())
        m_arrows.at(m_sent[send].arrow).toLane = lane;
    tieHandshake(connection, now);
}

void StreamTying::tieHandshake(Connection& connection, Row now)
{
    if (connection.handshake != noIndex)
        return;
    const Place& connect = connection.made[Client];
    const Place& accept = connection.made[Server];
    Arrow arrow;
    arrow.kind = Arrow::Kind::Handshake;
    arrow.state = Arrow::State::Arrived;
    arrow.sent = connect.seq;
    arrow.received = accept.seq;
    arrow.fromLane = connection.lane[Client];
    arrow.toLane = connection.acceptLane;
    arrow.fromRow = connect.callRow;
    arrow.toRow = accept.returnRow;
    if (connection.outside[Server]) {
        arrow.state = Arrow::State::Outside;
        arrow.toLane = connection.lane[Server];
        arrow.toRow = connect.callRow;
    } else if (connection.outside[Client]) {
        arrow.state = Arrow::State::Outside;
        arrow.fromRow = accept.returnRow;
    } else if (connect.seq == 0 || accept.seq == 0) {
        return;
    }
    connection.handshake = m_arrows.add(arrow, now);
}

std::uint32_t StreamTying::fly(const Ends& sender, LaneIndex lane, const Sent& send, std::uint32_t bytes)
{
    Arrow arrow;
    arrow.kind = Arrow::Kind::Stream;
    arrow.sent = send.seq;
    arrow.fromLane = lane;
    arrow.fromRow = arrow.toRow = send.row;
    arrow.bytes = bytes;
    arrow.toLane = sender.otherLane();
    if (arrow.toLane == noIndex && sender.self == Client)
        arrow.toLane = m_lanes.owner(sender.connection->server, false); // waits in the backlog there
    if (sender.connection->outside[sender.other])
        arrow.state = Arrow::State::Outside;
    return m_arrows.add(arrow, send.row);
}

std::uint32_t StreamTying::sent(const TiedCall& call)
{
    const Ends sender = ends(call.lane);
    if (!sender.connection || call.event.result <= 0)
        return noIndex;
    Sent send {static_cast<ShortSeq>(call.event.seq), call.callRow, noIndex};
    const auto bytes = static_cast<std::uint32_t>(call.event.result);
    send.arrow = fly(sender, call.lane, send, bytes);
    const std::uint32_t first = send.arrow;
    if (sender.connection->outside[sender.other])
        return first;
    if (sender.in().closed) {
        m_arrows.lose(first, sender.in().endSeq, call.returnRow);
        return first;
    }
    m_sent.push_back(send);
    const auto overlaps = sender.out().bytes.addSend(static_cast<std::uint32_t>(m_sent.size() - 1), bytes);
    show({sender.connection, sender.other, sender.self}, sender.otherLane(), overlaps);
    return first;
}

std::uint32_t StreamTying::received(const TiedCall& call)
{
    const Ends receiver = ends(call.lane);
    if (!receiver.connection)
        return noIndex;
    const Received what {static_cast<ShortSeq>(call.event.seq), call.returnRow};
    const auto bytes = static_cast<std::uint32_t>(call.event.result);
    if (receiver.connection->outside[receiver.other])
        return fromOutside(receiver.otherLane(), call.lane, what, bytes, 0);
    m_received.push_back(what);
    const auto overlaps
        = receiver.in().bytes.addReceive(static_cast<std::uint32_t>(m_received.size() - 1), bytes);
    return show(receiver, call.lane, overlaps);
}

// Each overlap lands the arrow that is in flight for its send; what is left of the send flies on as a new
// one.
std::uint32_t StreamTying::show(const Ends& receiver, LaneIndex lane, const ByteRanges::Overlaps& overlaps)
{
    std::uint32_t last = noIndex;
    for (const Overlap& overlap : overlaps) {
        Sent& send = m_sent[overlap.send];
        const Received& what = m_received[overlap.receive];
        last = send.arrow;
        Arrow& arrow = m_arrows.at(last);
        const LaneIndex sender = arrow.fromLane;
        arrow.bytes = overlap.bytes;
        arrow.offset = overlap.offsetInReceive;
        arrow.toLane = lane;
        m_arrows.arrive(last, what.seq, std::max(what.row, arrow.fromRow));
        if (overlap.leftInSend > 0)
            send.arrow
                = fly({receiver.connection, receiver.other, receiver.self}, sender, send, overlap.leftInSend);
    }
    return last;
}

std::uint32_t StreamTying::fromOutside(
    LaneIndex from, LaneIndex to, const Received& what, std::uint32_t bytes, std::uint32_t offset)
{
    Arrow arrow;
    arrow.kind = Arrow::Kind::Stream;
    arrow.state = Arrow::State::Outside;
    arrow.received = what.seq;
    arrow.fromLane = from;
    arrow.toLane = to;
    arrow.fromRow = arrow.toRow = what.row;
    arrow.bytes = bytes;
    arrow.offset = offset;
    return m_arrows.add(arrow, what.row);
}

void StreamTying::makeOutside(Connection& connection, End end, LaneIndex partner, Row now)
{
    const End self = end == Client ? Server : Client;
    const LaneIndex outside
        = m_lanes.outside(end == Client ? connection.client : connection.server, partner, now);
    m_lanes.at(outside).heard = true;
    connection.outside[end] = true;
    connection.lane[end] = outside;
    for (const std::uint32_t send : connection.from[self].bytes.takeUntiedSends()) {
        Arrow& arrow = m_arrows.at(m_sent[send].arrow);
        arrow.toLane = outside;
        arrow.state = Arrow::State::Outside;
    }
    for (const ByteRanges::Untied& untied : connection.from[end].bytes.takeUntiedReceives())
        fromOutside(outside, connection.lane[self], m_received[untied.receive], untied.bytes, untied.offset);
}

std::uint32_t StreamTying::inferred(Arrow::Kind kind, const Ends& ends, const TiedCall& call)
{
    const Direction& other = ends.in();
    const bool outside = ends.connection->outside[ends.other];
    if (!outside && other.endSeq == 0)
        return noIndex;
    Arrow arrow;
    arrow.kind = kind;
    arrow.state = outside ? Arrow::State::Outside : Arrow::State::Arrived;
    arrow.sent = other.endSeq;
    arrow.received = static_cast<ShortSeq>(call.event.seq);
    arrow.fromLane = ends.otherLane();
    arrow.toLane = call.lane;
    arrow.toRow = call.returnRow;
    arrow.fromRow = outside ? call.returnRow : other.endRow;
    return arrow.fromLane == noIndex ? noIndex : m_arrows.add(arrow, call.returnRow);
}

std::uint32_t StreamTying::endRead(const TiedCall& call)
{
    const Ends receiver = ends(call.lane);
    return receiver.connection ? inferred(Arrow::Kind::EndOfStream, receiver, call) : noIndex;
}

std::uint32_t StreamTying::resetSeen(const TiedCall& call)
{
    const Ends receiver = ends(call.lane);
    return receiver.connection ? inferred(Arrow::Kind::Reset, receiver, call) : noIndex;
}

void StreamTying::ended(const TiedCall& call, bool closes)
{
    const Ends self = ends(call.lane);
    if (!self.connection)
        return;
    Direction& out = self.out();
    if (out.endSeq == 0) {
        out.endSeq = static_cast<ShortSeq>(call.event.seq);
        out.endRow = call.returnRow;
    }
    if (!closes)
        return;
    out.closed = true;
    unread(call.lane, static_cast<ShortSeq>(call.event.seq), call.returnRow);
}

void StreamTying::unread(LaneIndex lane, ShortSeq reason, Row now)
{
    const Ends self = ends(lane);
    if (!self.connection)
        return;
    for (const std::uint32_t send : self.in().bytes.takeUntiedSends())
        m_arrows.lose(m_sent[send].arrow, reason, now);
}

void StreamTying::settle(Row now)
{
    std::erase_if(m_undecided, [&](Index index) {
        Connection& connection = m_connections[index];
        if (connection.made[Client].seq != 0)
            return true;
        const bool mayBeOurs = std::any_of(m_connecting.begin(), m_connecting.end(),
            [&](const auto& open) { return open.second.port == connection.server.port; });
        if (mayBeOurs)
            return false;
        makeOutside(connection, Client, connection.acceptLane, now);
        tieHandshake(connection, now);
        return true;
    });
}

} // namespace socketscope::journal
