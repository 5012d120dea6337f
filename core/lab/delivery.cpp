// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to packets at their destination.
#include "core/lab/engine.h"
#include "core/lab/services.h"
#include "core/wire/bytewriter.h"
#include "core/wire/protocols.h"

namespace socketscope::lab {

bool Engine::isOwn(std::uint32_t node, const Packet& packet) const
{
    return packet.destination != Routing::unknown && m_routing.owner(packet.destination) == node;
}

void Engine::deliver(Visit& visit)
{
    if (m_nodes[visit.node].node->services.deaf)
        return drop(visit.node, visit.slot, Reason::Deaf, visit.cameBy);
    ++m_counts.delivered;
    tell(Happening::Delivered, visit.node, visit.slot, 0, visit.cameBy);
    if (visit.packet.transport().fragment)
        reassemble(visit);
    else
        deliverWhole(visit);
}

void Engine::reassemble(Visit& visit)
{
    using Kind = Reassembly::Outcome::Kind;
    Reassembly& waiting = m_nodes[visit.node].reassembly;
    const std::uint64_t number = m_pool[visit.slot].number;
    const std::uint8_t generation = m_pool[visit.slot].generation;
    const Reassembly::Outcome outcome = waiting.add(visit.packet, number);
    if (outcome.started != 0)
        m_queue.add(m_now + (visit.packet.v6 ? Reassembly::patienceV6 : Reassembly::patienceV4),
            Due::Kind::Timeout, visit.node, outcome.started);
    switch (outcome.kind) {
    case Kind::Waits:
        return m_pool.free(visit.slot);
    case Kind::Overlap:
        return drop(visit.node, visit.slot, Reason::FragmentOverlap, visit.cameBy);
    case Kind::Damaged:
        return drop(visit.node, visit.slot, Reason::DamagedTransport, visit.cameBy);
    case Kind::Full:
        return drop(visit.node, visit.slot, Reason::NetworkFull, visit.cameBy);
    case Kind::Complete:
        break;
    }
    m_pool.free(visit.slot);
    const auto whole = newPacket(outcome.whole, generation);
    if (!whole)
        return;
    visit.slot = *whole;
    tell(Happening::Reassembled, visit.node, *whole, number, visit.cameBy);
    if (readPacket(m_pool[*whole].bytes, visit.packet) != Reason::None)
        return drop(visit.node, *whole, Reason::Malformed, visit.cameBy);
    deliverWhole(visit);
}

void Engine::deliverWhole(const Visit& visit)
{
    const NodeState& state = m_nodes[visit.node];
    const Transport transport = visit.packet.transport();
    const Reason problem = checkTransport(visit.packet, transport);
    const bool damaged = problem == Reason::DamagedTransport;
    if (problem != Reason::None && !(damaged && state.receiver))
        return drop(visit.node, visit.slot, problem, visit.cameBy);
    const bool forMany = isForMany(visit.packet.destination());
    const bool byServices
        = !state.receiver || (!visit.cameBy && !damaged && isRequest(visit.packet, transport));
    if (state.receiver && !byServices)
        handOver(visit);
    else if (forMany)
        withhold(visit, Reason::AboutBroadcast);
    else
        return serve(visit, transport);
    m_pool.free(visit.slot);
}

void Engine::handOver(const Visit& visit)
{
    m_nodes[visit.node].receiver->received(m_pool[visit.slot].bytes, m_now);
}

void Engine::serve(const Visit& visit, const Transport& transport)
{
    NodeState& state = m_nodes[visit.node];
    const IpPacket& packet = visit.packet;
    const Reaction reaction = react(state.node->services, packet, transport, state.random, m_message);
    switch (reaction.kind) {
    case Reaction::Kind::Nothing:
        break;
    case Reaction::Kind::NotTaken:
        return drop(visit.node, visit.slot, reaction.reason, visit.cameBy);
    case Reaction::Kind::Withheld:
        withhold(visit, reaction.reason);
        break;
    case Reaction::Kind::Complain:
        complain(visit, reaction.complaint, static_cast<std::uint32_t>(transport.announcedAt), true);
        break;
    case Reaction::Kind::Answer: {
        Outline outline {.source = packet.destination(),
            .destination = packet.source(),
            .protocol = reaction.protocol,
            .dontFragment = reaction.dontFragment};
        if (reaction.protocol != wire::protocol::udp && reaction.protocol != wire::protocol::tcp)
            outline.typeOfService = static_cast<std::uint8_t>(
                packet.v6 ? wire::word16(packet.bytes, 0) >> 4 & 0xff : packet.bytes[1]);
        answer(visit, outline, m_message);
        break;
    }
    }
    m_pool.free(visit.slot);
}

} // namespace socketscope::lab
