// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What a ladder is made of: lanes, calls, arrows, marks. Places in the journal and rows only, no text.
#pragma once

#include "core/journal/event.h"

#include <cstdint>

namespace socketscope::journal {

inline constexpr std::uint32_t noIndex = 0xffffffff;
using LaneIndex = std::uint32_t;
using Row = std::uint32_t;
/// A Seq in 32 bits: a journal holds at most 2^28 events.
using ShortSeq = std::uint32_t;

struct Lane {
    enum class Kind : std::uint8_t {
        Client,
        Server,
        Connection,
        Outside,
        OtherPrograms,
        Node, ///< of a practice network
    };
    static constexpr std::size_t kinds = 6;

    ActorId actor = 0; ///< 0 for programs outside this one
    LaneIndex parent = noIndex; ///< of a connection: the server's lane
    LaneIndex mergedInto = noIndex; ///< an outside lane whose address an actor took later: shown there
    std::uint32_t number = 0; ///< of a connection: from 1
    std::uint32_t slot
        = 0; ///< its place among the lanes of its kind; a connection takes over that of a closed one
    Row firstRow = 0;
    Row lastRow = noIndex; ///< noIndex: goes on
    std::uint32_t acceptCall = noIndex; ///< of a connection: the call that it branches from
    std::uint32_t openCall = noIndex; ///< the call that has not returned
    wire::SocketAddress address {}; ///< its own
    wire::SocketAddress peer {}; ///< of a connection or a connected client
    Kind kind = Kind::Client;
    StateCode state = StateCode::Created;
    bool datagram = false;
    bool onLeft = false; ///< an outside lane: stands before the first column (it talks to a server), else
                         ///< after the last
    bool heard = false; ///< an outside lane: something came from it
    bool packets = false; ///< sends packets that were written by hand, or is who gets them: its arrows come
                          ///< from packets, not from calls

    /// Of an outside end: a host for packets, a program with its port for calls.
    [[nodiscard]] std::string addressText() const { return packets ? address.ip.text() : address.text(); }
    [[nodiscard]] bool isOutside() const { return kind == Kind::Outside || kind == Kind::OtherPrograms; }
};

struct CallSpan {
    ShortSeq call = 0; ///< 0 where a journal has only the return
    ShortSeq returned = 0; ///< 0: open
    Row callRow = 0;
    Row returnRow = noIndex;
    LaneIndex lane = 0;
    std::uint32_t arrow = noIndex; ///< the first arrow that leaves a send, or the last that ends at this call
    LaneIndex branch = noIndex; ///< the connection that this accept gave
    CallName name = CallName::None;
    bool blocked = false; ///< waited, or is open
    bool failed = false;
    bool byQt = false;

    [[nodiscard]] bool isOpen() const { return returned == 0; }
    [[nodiscard]] ShortSeq seq() const { return returned ? returned : call; }
    /// Where its pill stands.
    [[nodiscard]] Row row() const { return isOpen() ? callRow : returnRow; }
};

struct Arrow {
    enum class Kind : std::uint8_t {
        Datagram,
        Stream,
        Packet, ///< from a sender to outside, or from node to node
        Handshake, ///< inferred from connect and accept
        EndOfStream, ///< inferred from close or shutdown and a recv that returned nothing
        Reset, ///< inferred from a call that failed with a reset
    };
    enum class State : std::uint8_t {
        InFlight, ///< nobody has received it yet
        Arrived,
        Outside, ///< went to, or came from, another program
        Lost, ///< `reason` is the event that says so
        Missing, ///< a later one of the same flow came in before it
    };

    ShortSeq sent
        = 0; ///< the return of the send, or the call that ended the stream; 0: an outside program did
    ShortSeq received = 0; ///< the return of the receive; 0: nobody here
    Row fromRow = 0;
    Row toRow = 0; ///< fromRow while nobody has received it
    LaneIndex fromLane = noIndex;
    LaneIndex toLane = noIndex;
    std::uint32_t bytes = 0; ///< that this arrow carries
    std::uint32_t offset = 0; ///< where they start in what was received
    std::uint32_t lostBytes = 0; ///< cut off by the receiver's buffer
    ShortSeq reason = 0;
    Kind kind = Kind::Datagram;
    State state = State::InFlight;

    [[nodiscard]] bool isInferred() const { return kind >= Kind::Handshake; }
    [[nodiscard]] bool isBroken() const { return state == State::Lost || state == State::Missing; }
};

/// A packet that left, came in or was at a node.
struct PacketMark {
    LaneIndex lane = noIndex;
    std::uint32_t out = noIndex; ///< the arrow by which it goes on from here
    std::uint32_t in = noIndex; ///< by which it came
    bool dropped = false;
};

/// What stands on a row.
struct RowEntry {
    enum class Kind : std::uint32_t {
        Call, ///< `index` is a call that starts here
        Return, ///< `index` is a call that waited and returns here
        Failure, ///< `index` is the lane
        Note, ///< `index` is the lane, or noLane for the recorder
        Packet, ///< `index` is a packet's mark
        Space, ///< room for the head of a lane that starts on the row before
    };
    static constexpr std::uint32_t noLane = (1U << 29) - 1;

    ShortSeq seq;
    std::uint32_t index : 29;
    std::uint32_t kindBits : 3;

    RowEntry(ShortSeq s, Kind kind, std::uint32_t i)
        : seq(s)
        , index(i & noLane)
        , kindBits(static_cast<std::uint32_t>(kind) & 7U)
    {
    }
    [[nodiscard]] Kind kind() const { return static_cast<Kind>(kindBits); }
};
static_assert(sizeof(RowEntry) == 8);

} // namespace socketscope::journal
