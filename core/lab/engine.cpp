// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/engine.h"

#include <cerrno>

namespace socketscope::lab {
namespace {

tl::unexpected<Error> refused(int systemError)
{
    return fail({.code = ErrorCode::SystemCall, .detail = "sendto", .systemError = systemError});
}

/// Streams of random numbers that do not depend on each other: what happens on one link does not change what
/// happens on another.
Random streamOf(std::uint64_t seed, std::uint64_t kind, std::uint64_t place)
{
    return Random(mixed(seed ^ mixed(kind << 32 | place)));
}

} // namespace

Engine::Engine(Topology topology, std::uint64_t seed)
    : m_topology(std::move(topology))
    , m_routing(m_topology)
{
    enum Stream : std::uint64_t { OfNode, OfWay, OfFlows };
    for (std::uint32_t i = 0; i < nodeCount(m_topology); ++i) {
        NodeState state {.node = &nodeAt(m_topology, i), .random = streamOf(seed, OfNode, i)};
        if (i >= m_topology.hosts.size())
            state.router = &m_topology.routers[i - m_topology.hosts.size()];
        state.flowSeed = streamOf(seed, OfFlows, i).next();
        state.identification = static_cast<std::uint16_t>(state.random.next());
        m_nodes.push_back(std::move(state));
    }
    for (const Link& link : m_topology.links)
        for (const Direction* direction : {&link.there, &link.back})
            m_waysOut.push_back({direction, link.mtu, streamOf(seed, OfWay, m_waysOut.size())});
}

Choice Engine::choose(std::uint32_t node, const wire::IpAddress& destination) const
{
    const std::uint32_t number = m_routing.addressNumber(destination);
    return number == Routing::unknown ? m_routing.choose(node, destination) : m_routing.choose(node, number);
}

Result<std::uint64_t> Engine::send(std::uint32_t from, ByteView packet, Instant at)
{
    IpPacket view;
    if (!readHeader(packet, view))
        return sendUnread(from, packet, at);
    const wire::IpAddress destination = view.destination();
    const std::uint32_t number = m_routing.addressNumber(destination);
    const bool self
        = destination.isLoopback() || (number != Routing::unknown && m_routing.owner(number) == from);
    std::uint32_t mtu = TopologyLimits::mostMtu;
    if (!self) {
        const Choice choice = choose(from, destination);
        if (choice.kind == Route::Kind::Unreachable)
            return refused(EHOSTUNREACH);
        if (choice.kind == Route::Kind::Prohibited)
            return refused(EACCES);
        if (choice.kind == Route::Kind::Blackhole)
            return refused(EINVAL);
        const auto ways = isForMany(destination) ? m_routing.waysFrom(from) : choice.ways;
        if (ways.empty())
            return refused(ENETUNREACH);
        mtu = m_waysOut[ways.front()].mtu;
    }
    if (packet.size() > TopologyLimits::mostMtu || (packet.size() > mtu && view.dontFragment()))
        return refused(EMSGSIZE);
    return putOut(from, packet, at);
}

/// A header that nobody can read still fits onto a wire: who sends it there has chosen that it goes to the
/// next node, which throws it away.
Result<std::uint64_t> Engine::sendUnread(std::uint32_t from, ByteView packet, Instant at)
{
    const auto ways = m_routing.waysFrom(from);
    if (packet.empty())
        return refused(EINVAL);
    if (ways.empty())
        return refused(ENETUNREACH);
    if (packet.size() > std::min<std::size_t>(TopologyLimits::mostMtu, m_waysOut[ways.front()].mtu))
        return refused(EMSGSIZE);
    return putOut(from, packet, at);
}

Result<std::uint64_t> Engine::putOut(std::uint32_t from, ByteView packet, Instant at)
{
    const auto slot = newPacket(packet, 0);
    if (!slot)
        return refused(ENOBUFS);
    ++m_counts.sent;
    m_queue.add(std::max(at, m_now), Due::Kind::Leave, from, *slot);
    return m_pool[*slot].number;
}

std::optional<Instant> Engine::nextAt() const
{
    if (m_queue.empty())
        return std::nullopt;
    return instantAt(m_queue.first().at);
}

void Engine::advance(Instant to)
{
    while (!m_queue.empty() && m_queue.first().at <= nanoseconds(to)) {
        const Due due = m_queue.take();
        m_now = instantAt(due.at);
        switch (due.kind) {
        case Due::Kind::Arrive:
            arrive(due.place, due.what);
            break;
        case Due::Kind::Leave:
            leave(due.place, due.what);
            break;
        case Due::Kind::Timeout:
            timeout(due.place, due.what);
            break;
        }
    }
    m_now = std::max(m_now, to);
    dropStaleTimeouts();
}

/// A datagram that is complete leaves its time-out behind: not something that happens.
void Engine::dropStaleTimeouts()
{
    while (!m_queue.empty() && m_queue.first().kind == Due::Kind::Timeout
        && !m_nodes[m_queue.first().place].reassembly.isWaiting(m_queue.first().what))
        m_queue.take();
}

std::optional<std::uint32_t> Engine::newPacket(ByteView bytes, std::uint8_t generation)
{
    const auto slot = m_pool.make(bytes.size());
    if (!slot)
        return std::nullopt;
    Packet& packet = m_pool[*slot];
    packet.bytes.assign(bytes.begin(), bytes.end());
    packet.generation = generation;
    IpPacket view;
    if (readHeader(packet.bytes, view))
        setDestination(packet, view);
    return slot;
}

void Engine::setDestination(Packet& packet, const IpPacket& view) const
{
    packet.destination = m_routing.addressNumber(view.destination());
}

void Engine::arrive(Way way, std::uint32_t slot)
{
    Visit visit {.node = m_routing.end(way), .slot = slot, .cameBy = way};
    Packet& packet = m_pool[slot];
    Reason reason = readPacket(packet.bytes, visit.packet);
    if (reason == Reason::None && isMartian(visit.packet))
        reason = Reason::Martian;
    if (reason != Reason::None)
        return drop(visit.node, slot, reason, way);
    packet.bytes.resize(visit.packet.bytes.size());
    if (isOwn(visit.node, packet) && !translatedInward(visit))
        return deliver(visit);
    if (packet.destination == Routing::unknown && isForMany(visit.packet.destination()))
        return deliver(visit);
    if (!m_nodes[visit.node].router)
        return drop(visit.node, slot, Reason::NotForwarding, way);
    forward(visit);
}

/// A packet that the node made, or a program sent there.
void Engine::leave(std::uint32_t node, std::uint32_t slot)
{
    Visit visit {.node = node, .slot = slot};
    Packet& packet = m_pool[slot];
    if (!readHeader(packet.bytes, visit.packet)) {
        const std::span<const Way> any = m_routing.waysFrom(node);
        return any.empty() ? drop(node, slot, Reason::Malformed)
                           : transmit(any.front(), slot, Happening::Sent);
    }
    const wire::IpAddress destination = visit.packet.destination();
    if (isOwn(node, packet) || destination.isLoopback()) {
        if (const Reason reason = readPacket(packet.bytes, visit.packet); reason != Reason::None)
            return drop(node, slot, reason);
        packet.bytes.resize(visit.packet.bytes.size());
        return deliver(visit);
    }
    const Choice choice = choiceFor(node, packet, visit.packet);
    std::span<const Way> ways = choice.ways;
    if (ways.empty() && isForMany(destination))
        ways = m_routing.waysFrom(node).first(std::min<std::size_t>(1, m_routing.waysFrom(node).size()));
    if (ways.empty())
        return drop(node, slot, Reason::NoRoute);
    const Way way = pick(m_nodes[node], {Route::Kind::Via, ways}, visit.packet);
    const bool senderCuts = visit.packet.v6 ? packet.generation > 0 : !visit.packet.dontFragment();
    if (packet.bytes.size() <= m_waysOut[way].mtu)
        transmit(way, slot, Happening::Sent);
    else if (senderCuts)
        sendInPieces(visit, way, Happening::Sent);
    else
        drop(node, slot, Reason::TooBig, way);
}

void Engine::timeout(std::uint32_t node, std::uint32_t started)
{
    const auto given = m_nodes[node].reassembly.giveUp(started);
    const auto slot = given ? m_pool.make(given->first.size()) : std::nullopt;
    if (!slot)
        return;
    Visit visit {.node = node, .slot = *slot};
    Packet& packet = m_pool[*slot];
    packet.bytes = given->first;
    packet.number = given->number;
    tellDrop(node, *slot, Reason::FragmentTimeout);
    // RFC 792 and 4443: an error only where the first fragment is there to be quoted.
    if (readHeader(packet.bytes, visit.packet))
        complain(visit, Complaint::ReassemblyExceeded, 0, true);
    m_pool.free(*slot);
}

void Engine::tell(Happening what, std::uint32_t node, std::uint32_t slot, std::uint64_t about,
    std::optional<Way> way, Reason reason)
{
    if (!m_observer)
        return;
    const Packet& packet = m_pool[slot];
    PacketEvent event {.what = what, .reason = reason, .node = NodeId {node}, .packet = packet.number};
    if (way)
        event.link = LinkId {*way / 2};
    event.about = about;
    event.at = m_now;
    event.bytes = packet.bytes;
    m_observer->happened(event);
}

void Engine::tellDrop(std::uint32_t node, std::uint32_t slot, Reason reason, std::optional<Way> way)
{
    ++m_counts.dropped;
    tell(Happening::Dropped, node, slot, 0, way, reason);
}

void Engine::drop(std::uint32_t node, std::uint32_t slot, Reason reason, std::optional<Way> way)
{
    tellDrop(node, slot, reason, way);
    m_pool.free(slot);
}

void Engine::withhold(const Visit& visit, Reason reason)
{
    tell(Happening::Withheld, visit.node, visit.slot, 0, visit.cameBy, reason);
}

} // namespace socketscope::lab
