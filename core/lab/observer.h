// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What a practice network tells those who listen.
#pragma once

#include "core/base/bytes.h"
#include "core/base/time.h"

#include <optional>
#include <string_view>

namespace socketscope::lab {

/// A node by its place: the topology's hosts first, then its routers.
enum class NodeId : std::uint32_t {};
/// A link by its place in the topology.
enum class LinkId : std::uint32_t {};

/// Takes what arrives at a host.
class Receiver {
public:
    virtual ~Receiver() = default;
    /// A whole IP packet from its IP header on, reassembled where it came in fragments, without wrong
    /// checksums: what a kernel would pass to a raw socket. The bytes are gone when this returns. May call
    /// Network::send().
    virtual void received(ByteView packet, Instant at) = 0;
};

enum class Happening : std::uint8_t {
    Sent, ///< a host put it on a link
    Forwarded, ///< a router put it on a link
    Delivered, ///< it reached a node that has its destination address
    Dropped, ///< it is gone, for `reason`
    Answered, ///< the node made this packet in answer to `about`
    Withheld, ///< the node owes `packet` an answer and does not give it, for `reason`
    Duplicated, ///< the link made this copy of `about`
    Fragmented, ///< the node cut this fragment from `about`
    Reassembled, ///< the node put this together; `about` is the fragment that was missing
    Translated, ///< the router rewrote addresses or ports in it
};

enum class Reason : std::uint8_t {
    None,
    // Dropped
    Malformed, ///< no IP packet, or its header is cut or impossible
    WrongHeaderChecksum,
    WrongLength, ///< says that it is longer than it is
    TtlExpired,
    NoRoute,
    RouteUnreachable,
    RouteProhibited,
    Blackhole,
    TooBig, ///< for the next link, and may not be cut
    Firewall, ///< dropped or rejected by a rule
    Lost, ///< on the link
    QueueFull, ///< of the link
    NetworkFull, ///< more under way than the practice network holds
    WrongTransportChecksum,
    DamagedTransport, ///< no header, or an impossible one, where one should be
    NotForwarding, ///< reached a host that does not have the address
    Martian, ///< an address that may not appear there, such as loopback on a link
    Deaf,
    PortSilent,
    Nobody, ///< delivered, and no service and no receiver takes it
    FragmentOverlap, ///< fragments that contradict each other
    FragmentTimeout, ///< the rest of the fragments did not come
    // Withheld
    Silent,
    RateLimited,
    FirstOnes, ///< Answers::dropsFirst
    AboutError, ///< no ICMP error about an ICMP error
    AboutFragment, ///< nor about a fragment that is not the first
    AboutBroadcast, ///< nor about broadcast or multicast, or to an address that is no single host's
    NoWayBack,
    PingOff,
    AnswerChain, ///< answers to answers to answers: two echo services that talk to each other
};

/// "ttl-expired", "rate-limited", …; empty for None.
[[nodiscard]] std::string_view reasonName(Reason reason);
/// "sent", "forwarded", …
[[nodiscard]] std::string_view happeningName(Happening what);
[[nodiscard]] std::optional<Reason> reasonFromName(std::string_view name);
[[nodiscard]] std::optional<Happening> happeningFromName(std::string_view name);

/// Something that happened to a packet at a place.
struct PacketEvent {
    Happening what = Happening::Sent;
    Reason reason = Reason::None;
    NodeId node {}; ///< where; of a link, the node it left
    std::optional<LinkId> link {}; ///< the one it leaves by, is lost on, or came by
    std::uint64_t packet = 0; ///< its number in this network, from 1; it keeps it from hop to hop
    std::uint64_t about = 0; ///< the number of another packet, as `what` says; 0: none
    Instant at;
    ByteView bytes; ///< the packet as it is there and then; gone when happened() returns
};

class Observer {
public:
    virtual ~Observer() = default;
    /// May not call into the network.
    virtual void happened(const PacketEvent& event) = 0;
};

} // namespace socketscope::lab
