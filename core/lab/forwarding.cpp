// SPDX-License-Identifier: GPL-3.0-or-later
// What routers do, in the order in which Linux does it: the route, the TTL, the size, the firewall, NAT.
#include "core/lab/engine.h"
#include "core/lab/firewall.h"
#include "core/lab/services.h"
#include "core/wire/bytewriter.h"
#include "core/wire/protocols.h"

namespace socketscope::lab {
namespace {

/// Addresses, protocol and, of what is no fragment, the first word of the transport header; of ICMP the
/// identifier, of IPv6 the flow label too.
std::uint64_t flowHash(std::uint64_t seed, const IpPacket& packet, bool withTransport)
{
    std::uint64_t hash = seed;
    const std::size_t from = packet.v6 ? 8 : 12;
    const std::size_t to = packet.v6 ? 40 : 20;
    for (std::size_t at = from; at < to; at += 4)
        hash = mixed(hash ^ wire::word32(packet.bytes, at));
    if (!withTransport)
        return hash;
    const Transport transport = packet.transport();
    hash = mixed(hash ^ transport.protocol);
    if (packet.v6)
        hash = mixed(hash ^ (wire::word32(packet.bytes, 0) & 0xfffff));
    if (transport.fragment || transport.damaged || packet.bytes.size() < transport.offset + 8)
        return hash;
    hash = mixed(hash ^ wire::word32(packet.bytes, transport.offset));
    if (transport.protocol == wire::protocol::icmp || transport.protocol == wire::protocol::icmpv6)
        hash = mixed(hash ^ wire::word16(packet.bytes, transport.offset + 4));
    return hash;
}

} // namespace

Choice Engine::choiceFor(std::uint32_t node, const Packet& packet, const IpPacket& view) const
{
    return packet.destination == Routing::unknown ? m_routing.choose(node, view.destination())
                                                  : m_routing.choose(node, packet.destination);
}

Way Engine::pick(NodeState& state, const Choice& choice, const IpPacket& packet)
{
    const std::size_t count = choice.ways.size();
    if (count == 1)
        return choice.ways.front();
    switch (state.node->balance) {
    case Balance::PerFlow:
        return choice.ways[flowHash(state.flowSeed, packet, true) % count];
    case Balance::PerDestination:
        return choice.ways[flowHash(state.flowSeed, packet, false) % count];
    case Balance::PerPacket:
        return choice.ways[state.turn++ % count];
    case Balance::Random:
        return choice.ways[state.random.below(count)];
    }
    return choice.ways.front();
}

void Engine::refuse(const Visit& visit, Reason reason, Complaint complaint, std::uint32_t rest)
{
    tellDrop(visit.node, visit.slot, reason, visit.cameBy);
    complain(visit, complaint, rest, false);
    m_pool.free(visit.slot);
}

bool Engine::routeRefuses(const Visit& visit, const Choice& choice)
{
    switch (choice.kind) {
    case Route::Kind::Via:
        if (!choice.ways.empty())
            return false;
        refuse(visit, Reason::NoRoute, Complaint::NetUnreachable);
        return true;
    case Route::Kind::Unreachable:
        // Linux answers so: over IPv6, a route of this kind is "no route to destination".
        refuse(visit, Reason::RouteUnreachable,
            visit.packet.v6 ? Complaint::NetUnreachable : Complaint::HostUnreachable);
        return true;
    case Route::Kind::Prohibited:
        refuse(visit, Reason::RouteProhibited, Complaint::Prohibited);
        return true;
    case Route::Kind::Blackhole:
        drop(visit.node, visit.slot, Reason::Blackhole, visit.cameBy);
        return true;
    }
    return false;
}

bool Engine::firewallRefuses(const Visit& visit)
{
    const FirewallRule* rule = ruleFor(m_nodes[visit.node].router->firewall, visit.packet);
    if (!rule || rule->action == FirewallRule::Action::Allow)
        return false;
    if (rule->action == FirewallRule::Action::Drop) {
        drop(visit.node, visit.slot, Reason::Firewall, visit.cameBy);
        return true;
    }
    if (rule->refusal != Refusal::TcpReset
        || !buildReset(visit.packet, visit.packet.transport(), m_message)) {
        refuse(visit, Reason::Firewall, complaintOf(rule->refusal));
        return true;
    }
    tellDrop(visit.node, visit.slot, Reason::Firewall, visit.cameBy);
    answer(visit,
        {.source = visit.packet.destination(),
            .destination = visit.packet.source(),
            .protocol = wire::protocol::tcp,
            .dontFragment = true},
        m_message);
    m_pool.free(visit.slot);
    return true;
}

bool Engine::translatedInward(Visit& visit)
{
    NodeState& state = m_nodes[visit.node];
    Packet& packet = m_pool[visit.slot];
    if (!state.router || !state.router->nat
        || !state.nat.inward(*state.router->nat, visit.packet, packet.bytes))
        return false;
    setDestination(packet, visit.packet);
    tell(Happening::Translated, visit.node, visit.slot, 0, visit.cameBy);
    return true;
}

void Engine::translateOutward(Visit& visit)
{
    NodeState& state = m_nodes[visit.node];
    if (!state.router->nat || !state.nat.outward(*state.router->nat, visit.packet, m_pool[visit.slot].bytes))
        return;
    tell(Happening::Translated, visit.node, visit.slot, 0, visit.cameBy);
}

void Engine::forward(Visit& visit)
{
    Packet& packet = m_pool[visit.slot];
    const Choice choice = choiceFor(visit.node, packet, visit.packet);
    if (routeRefuses(visit, choice))
        return;
    if (visit.packet.ttl <= 1)
        return refuse(visit, Reason::TtlExpired, Complaint::TimeExceeded);
    const Way way = pick(m_nodes[visit.node], choice, visit.packet);
    const bool tooBig = packet.bytes.size() > m_waysOut[way].mtu;
    if (tooBig && visit.packet.dontFragment())
        return refuse(visit, Reason::TooBig, Complaint::TooBig, m_waysOut[way].mtu);
    decrementTtl(packet.bytes);
    --visit.packet.ttl;
    if (firewallRefuses(visit))
        return;
    translateOutward(visit);
    if (tooBig)
        sendInPieces(visit, way, Happening::Forwarded);
    else
        transmit(way, visit.slot, Happening::Forwarded);
}

} // namespace socketscope::lab
