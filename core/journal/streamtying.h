// SPDX-License-Identifier: GPL-3.0-or-later
/// \file TCP connections of a ladder: which two lanes are the ends of one, and which bytes went where.
#pragma once

#include "core/journal/byteranges.h"
#include "core/journal/datagramtying.h"

#include <array>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

namespace socketscope::journal {

class StreamTying {
public:
    StreamTying(LadderLanes& lanes, LadderArrows& arrows)
        : m_lanes(lanes)
        , m_arrows(arrows)
    {
    }

    using Index = std::uint32_t;

    /// Each of these gives the arrow that was made or completed, or noIndex.

    /// A connect has started. Until it returns, a connection from an unknown address may be its other end.
    void connecting(LaneIndex lane, const wire::SocketAddress& to);
    std::uint32_t connected(const TiedCall& call);
    std::uint32_t refused(const TiedCall& call);
    /// The accept of a server returned; the lane of the connection may be known before or after.
    Index accepted(const TiedCall& call);
    /// `lane` is the server's end of what accepted() gave.
    void setLane(Index connection, LaneIndex lane, Row now);
    /// The handshake's arrow of a connection, or noIndex while one side is not known.
    [[nodiscard]] std::uint32_t handshake(Index connection) const
    {
        return m_connections[connection].handshake;
    }

    std::uint32_t sent(const TiedCall& call);
    std::uint32_t received(const TiedCall& call); ///< bytes
    std::uint32_t endRead(const TiedCall& call); ///< a recv that returned nothing
    std::uint32_t resetSeen(const TiedCall& call);
    /// close, or a shutdown of the sending half.
    void ended(const TiedCall& call, bool closes);
    /// What was on its way to `lane` will not be read, as `reason` says.
    void unread(LaneIndex lane, ShortSeq reason, Row now);

    /// Connections whose client is no actor's by now belong to programs outside. Call after a batch of
    /// events.
    void settle(Row now);

private:
    enum End : std::size_t { Client, Server };
    struct Direction { // from this end to the other
        ByteRanges bytes;
        ShortSeq endSeq = 0; ///< close or shutdown of this end
        Row endRow = 0;
        bool closed = false; ///< this end reads no more either
    };
    struct Place {
        ShortSeq seq = 0;
        Row callRow = 0;
        Row returnRow = 0;
    };
    struct Connection {
        std::array<LaneIndex, 2> lane {noIndex, noIndex};
        std::array<bool, 2> outside {};
        std::array<Direction, 2> from {};
        std::array<Place, 2> made {}; ///< connect, accept
        LaneIndex acceptLane = noIndex;
        wire::SocketAddress client;
        wire::SocketAddress server;
        std::uint32_t handshake = noIndex;
    };
    struct Ends { ///< of the connection that a lane has now
        Connection* connection = nullptr;
        End self = Client;
        End other = Server;

        [[nodiscard]] LaneIndex otherLane() const { return connection->lane[other]; }
        [[nodiscard]] Direction& out() const { return connection->from[self]; }
        [[nodiscard]] Direction& in() const { return connection->from[other]; }
    };
    struct Sent { ///< what ByteRanges' send ids stand for
        ShortSeq seq;
        Row row;
        std::uint32_t arrow; ///< the one in flight with what is left of it
    };
    struct Received {
        ShortSeq seq;
        Row row;
    };

    Index find(const wire::SocketAddress& client, const wire::SocketAddress& server, End joining);
    [[nodiscard]] Ends ends(LaneIndex lane);
    void tieHandshake(Connection& connection, Row now);
    std::uint32_t show(const Ends& receiver, LaneIndex lane, const ByteRanges::Overlaps& overlaps);
    std::uint32_t fly(const Ends& sender, LaneIndex lane, const Sent& send, std::uint32_t bytes);
    std::uint32_t fromOutside(
        LaneIndex from, LaneIndex to, const Received& what, std::uint32_t bytes, std::uint32_t offset);
    void makeOutside(Connection& connection, End end, LaneIndex partner, Row now);
    std::uint32_t inferred(Arrow::Kind kind, const Ends& ends, const TiedCall& call);

    LadderLanes& m_lanes;
    LadderArrows& m_arrows;
    std::vector<Connection> m_connections;
    std::vector<Sent> m_sent;
    std::vector<Received> m_received;
    std::map<std::pair<wire::SocketAddress, std::uint16_t>, Index> m_byAddresses; ///< client, server's port
    std::unordered_map<LaneIndex, Index> m_ofLane;
    std::vector<Index> m_undecided; ///< accepted, but whose is the client?
    std::unordered_map<LaneIndex, wire::SocketAddress> m_connecting; ///< where to
};

} // namespace socketscope::journal
