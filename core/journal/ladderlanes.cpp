// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/ladderlanes.h"

namespace socketscope::journal {
namespace {

Lane::Kind kindOf(ActorRole role)
{
    switch (role) {
    case ActorRole::UdpServer:
    case ActorRole::TcpServer:
        return Lane::Kind::Server;
    case ActorRole::TcpConnection:
        return Lane::Kind::Connection;
    case ActorRole::Node:
        return Lane::Kind::Node;
    case ActorRole::Recorder:
    case ActorRole::Tracer:
    case ActorRole::Crafter:
    case ActorRole::UdpClient:
    case ActorRole::TcpClient:
        return Lane::Kind::Client;
    }
    return Lane::Kind::Client;
}

} // namespace

std::size_t AddressHash::operator()(const wire::SocketAddress& address) const noexcept
{
    std::uint64_t hash = 0xcbf29ce484222325; // FNV-1a
    const auto mix = [&hash](std::uint8_t byte) { hash = (hash ^ byte) * 0x100000001b3; };
    for (const std::uint8_t byte : address.ip.bytes)
        mix(byte);
    mix(static_cast<std::uint8_t>(address.port >> 8));
    mix(static_cast<std::uint8_t>(address.port & 0xff));
    return static_cast<std::size_t>(hash);
}

LaneIndex LadderLanes::shown(LaneIndex lane) const
{
    while (lane != noIndex && m_lanes[lane].mergedInto != noIndex)
        lane = m_lanes[lane].mergedInto;
    return lane;
}

LaneIndex LadderLanes::known(ActorId actor) const
{
    return actor < m_ofActor.size() ? m_ofActor[actor] : noIndex;
}

LaneIndex LadderLanes::ofActor(const JournalView& view, ActorId actor, Row row)
{
    if (actor == 0 || actor >= view.actorCount())
        return noIndex;
    if (m_ofActor.size() <= actor)
        m_ofActor.resize(actor + 1, noIndex);
    if (m_ofActor[actor] == noIndex) {
        const ActorInfo& info = view.actor(actor);
        Lane lane;
        lane.actor = actor;
        lane.kind = kindOf(info.role);
        lane.datagram = info.role == ActorRole::UdpServer || info.role == ActorRole::UdpClient;
        lane.packets = info.role == ActorRole::Crafter || info.role == ActorRole::Node;
        lane.number = info.number;
        lane.firstRow = row;
        if (lane.kind == Lane::Kind::Connection && info.parent != actor)
            lane.parent = known(info.parent);
        m_ofActor[actor] = add(lane);
    }
    return m_ofActor[actor];
}

LaneIndex LadderLanes::add(Lane lane)
{
    giveSlot(lane);
    ++m_changes;
    m_lanes.push_back(lane);
    return static_cast<LaneIndex>(m_lanes.size() - 1);
}

void LadderLanes::giveSlot(Lane& lane)
{
    if (lane.kind == Lane::Kind::Connection && !m_freeSlots.empty()) {
        lane.slot = *m_freeSlots.begin();
        m_freeSlots.erase(m_freeSlots.begin());
        return;
    }
    lane.slot = m_count[static_cast<std::size_t>(lane.kind)]++;
}

void LadderLanes::end(LaneIndex lane, Row row)
{
    Lane& it = m_lanes[lane];
    if (it.lastRow != noIndex)
        return;
    it.lastRow = row;
    if (it.kind == Lane::Kind::Connection)
        m_freeSlots.insert(it.slot);
}

void LadderLanes::own(LaneIndex lane, const wire::SocketAddress& address)
{
    if (address.isNone() || address.port == 0 || m_lanes[lane].address == address)
        return;
    Lane& it = m_lanes[lane];
    it.address = address;
    if (it.kind != Lane::Kind::Connection) // a connection shares its server's address
        m_owners[it.datagram ? 1 : 0][address] = lane;
    if (!address.ip.isAny())
        m_ownIps.insert(address.ip);
    Owners& outside = m_outside[it.datagram ? 1 : 0];
    if (const auto found = outside.find(address); found != outside.end() && !m_lanes[found->second].heard
        && m_lanes[found->second].kind == Lane::Kind::Outside) {
        m_lanes[found->second].mergedInto = lane;
        ++m_changes;
        outside.erase(found);
        --m_outsideCount;
    }
}

LaneIndex LadderLanes::owner(const wire::SocketAddress& address, bool datagram) const
{
    const Owners& owners = m_owners[datagram ? 1 : 0];
    if (const auto found = owners.find(address); found != owners.end())
        return found->second;
    if (!address.ip.isLoopback() && !address.ip.isAny() && !m_ownIps.contains(address.ip))
        return noIndex;
    for (const wire::Family family : {address.ip.family, wire::Family::IPv6}) { // :: takes IPv4 as well
        const auto found = owners.find({wire::IpAddress::any(family), address.port});
        if (found != owners.end())
            return found->second;
    }
    return noIndex;
}

LaneIndex LadderLanes::outside(const wire::SocketAddress& address, LaneIndex partner, Row row)
{
    const bool datagram = m_lanes[partner].datagram;
    Owners& outside = m_outside[datagram ? 1 : 0];
    if (const auto found = outside.find(address); found != outside.end())
        return found->second;
    Lane lane;
    lane.firstRow = row;
    lane.datagram = datagram;
    lane.packets = m_lanes[partner].packets;
    lane.onLeft = m_lanes[partner].kind != Lane::Kind::Client;
    if (m_outsideCount < mostOutside) {
        lane.kind = Lane::Kind::Outside;
        lane.address = address;
        ++m_outsideCount;
        return outside[address] = add(lane);
    }
    if (m_otherPrograms == noIndex) {
        lane.kind = Lane::Kind::OtherPrograms;
        m_otherPrograms = add(lane);
    }
    return m_otherPrograms;
}

} // namespace socketscope::journal
