// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The practice network at work. For core/lab only; others use Network.
#pragma once

#include "core/base/random.h"
#include "core/lab/eventqueue.h"
#include "core/lab/fragments.h"
#include "core/lab/icmperror.h"
#include "core/lab/ipwriter.h"
#include "core/lab/nattable.h"
#include "core/lab/network.h"
#include "core/lab/packetpool.h"
#include "core/lab/ratelimiter.h"
#include "core/lab/routing.h"

namespace socketscope::lab {

/// Moves packets from event to event. What happens at one instant happens in order of its cause: an answer
/// is always an event of its own.
class Engine {
public:
    Engine(Topology topology, std::uint64_t seed);

    [[nodiscard]] const Topology& topology() const { return m_topology; }
    [[nodiscard]] const Routing& routing() const { return m_routing; }
    [[nodiscard]] Network::Counts counts() const { return m_counts; }
    [[nodiscard]] std::size_t underWay() const { return m_pool.used(); }
    void setReceiver(std::uint32_t node, Receiver* receiver) { m_nodes[node].receiver = receiver; }
    void setObserver(Observer* observer) { m_observer = observer; }

    Result<std::uint64_t> send(std::uint32_t from, ByteView packet, Instant at);
    [[nodiscard]] std::optional<Instant> nextAt() const;
    void advance(Instant to);
    [[nodiscard]] Choice choose(std::uint32_t node, const wire::IpAddress& destination) const;

private:
    struct NodeState {
        const Node* node = nullptr;
        const Router* router = nullptr; ///< null: a host
        Receiver* receiver = nullptr;
        Random random;
        std::uint64_t flowSeed = 0;
        std::uint64_t turn = 0; ///< of Balance::PerPacket
        std::uint32_t withheld = 0; ///< of Answers::dropsFirst
        std::uint16_t identification = 0;
        RateLimiter limiter {};
        Reassembly reassembly {};
        NatTable nat {};
    };
    struct WayState {
        const Direction* direction = nullptr;
        std::uint32_t mtu = 0;
        Random random;
        Instant free {}; ///< of a way with a rate: when the last byte has left
        Instant lastOut {}; ///< when the last packet in order comes out
    };
    /// A packet at a node.
    struct Visit {
        std::uint32_t node = 0;
        std::uint32_t slot = 0;
        std::optional<Way> cameBy {}; ///< nothing: the node made it
        IpPacket packet {};
    };

    // Events: engine.cpp
    void arrive(Way way, std::uint32_t slot);
    void leave(std::uint32_t node, std::uint32_t slot);
    void timeout(std::uint32_t node, std::uint32_t started);
    void dropStaleTimeouts();
    Result<std::uint64_t> sendUnread(std::uint32_t from, ByteView packet, Instant at);
    Result<std::uint64_t> putOut(std::uint32_t from, ByteView packet, Instant at);
    [[nodiscard]] std::optional<std::uint32_t> newPacket(ByteView bytes, std::uint8_t generation);
    void setDestination(Packet& packet, const IpPacket& view) const;
    void tell(Happening what, std::uint32_t node, std::uint32_t slot, std::uint64_t about = 0,
        std::optional<Way> way = {}, Reason reason = Reason::None);
    void tellDrop(std::uint32_t node, std::uint32_t slot, Reason reason, std::optional<Way> way = {});
    void drop(std::uint32_t node, std::uint32_t slot, Reason reason, std::optional<Way> way = {});
    void withhold(const Visit& visit, Reason reason);

    // Links: transmission.cpp
    void transmit(Way way, std::uint32_t slot, Happening what);
    [[nodiscard]] bool queueUp(WayState& state, std::size_t size, Instant& out) const;
    void duplicate(Way way, std::uint32_t slot, Instant out);
    void sendInPieces(const Visit& visit, Way way, Happening what);

    // Routers: forwarding.cpp
    void forward(Visit& visit);
    [[nodiscard]] bool routeRefuses(const Visit& visit, const Choice& choice);
    [[nodiscard]] bool firewallRefuses(const Visit& visit);
    [[nodiscard]] bool translatedInward(Visit& visit);
    void translateOutward(Visit& visit);
    void refuse(const Visit& visit, Reason reason, Complaint complaint, std::uint32_t rest = 0);
    [[nodiscard]] Way pick(NodeState& state, const Choice& choice, const IpPacket& packet);
    [[nodiscard]] Choice choiceFor(std::uint32_t node, const Packet& packet, const IpPacket& view) const;

    // Destinations: delivery.cpp
    [[nodiscard]] bool isOwn(std::uint32_t node, const Packet& packet) const;
    void deliver(Visit& visit);
    void reassemble(Visit& visit);
    void deliverWhole(const Visit& visit);
    void handOver(const Visit& visit);
    void serve(const Visit& visit, const Transport& transport);

    // Answers: answering.cpp
    /// `local`: the packet's destination is this node's, so the error comes from that address.
    void complain(const Visit& visit, Complaint complaint, std::uint32_t rest, bool local);
    [[nodiscard]] Reason reasonToWithhold(const Visit& visit);
    [[nodiscard]] wire::IpAddress errorSource(const Visit& visit, bool local) const;
    [[nodiscard]] std::optional<Incoming> incoming(const Visit& visit) const;
    /// `fragmentBytes`: sends it in pieces of that many bytes; 0: whole.
    void answer(const Visit& visit, Outline outline, ByteView message, std::size_t fragmentBytes = 0);
    void release(const Visit& visit, std::uint32_t slot, Duration after);

    Topology m_topology;
    Routing m_routing;
    std::vector<NodeState> m_nodes;
    std::vector<WayState> m_waysOut;
    EventQueue m_queue;
    PacketPool m_pool;
    Observer* m_observer = nullptr;
    Instant m_now {};
    Network::Counts m_counts;
    Bytes m_message; ///< what is being made
    Bytes m_made; ///< the packet around it
};

} // namespace socketscope::lab
