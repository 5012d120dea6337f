// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/routing.h"

#include "core/base/random.h"

#include <algorithm>
#include <limits>
#include <queue>

namespace socketscope::lab {

using wire::Family;
using wire::IpAddress;

namespace {

constexpr std::uint64_t infinite = std::numeric_limits<std::uint64_t>::max();
constexpr std::uint32_t leastMtuOfIpv6 = 1280; // RFC 8200 section 5

IpAddress interfaceAddress(const LinkEnd& end, const Node& node, Family family)
{
    for (const IpAddress& ip : end.addresses)
        if (ip.family == family)
            return ip;
    for (const NodeAddress& address : node.addresses)
        if (address.ip.family == family)
            return address.ip;
    return {};
}

} // namespace

const Node& nodeAt(const Topology& topology, std::uint32_t place)
{
    if (place < topology.hosts.size())
        return topology.hosts[place];
    return topology.routers[place - topology.hosts.size()];
}

std::size_t nodeCount(const Topology& topology)
{
    return topology.hosts.size() + topology.routers.size();
}

std::size_t AddressHash::operator()(const IpAddress& ip) const
{
    std::uint64_t hash = static_cast<std::uint64_t>(ip.family);
    const std::size_t width = ip.family == Family::IPv4 ? 4 : 16;
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < width; ++i) {
        word = word << 8 | ip.bytes[i];
        if (i % 8 == 7 || i + 1 == width) {
            hash = mixed(hash ^ word);
            word = 0;
        }
    }
    return hash;
}

Routing::Routing(const Topology& topology)
    : m_hosts(topology.hosts.size())
    , m_waysFrom(nodeCount(topology))
    , m_explicit(nodeCount(topology))
{
    m_groups.push_back({}); // no route
    m_known.emplace(std::pair {Route::Kind::Via, std::vector<Way> {}}, 0);
    addLinks(topology);
    addAddresses(topology);
    for (std::uint32_t node = 0; node < nodeCount(topology); ++node)
        addExplicit(node, nodeAt(topology, node), topology);
    m_table.assign(nodeCount(topology) * m_owners.size(), 0);
    fill(Family::IPv4);
    fill(Family::IPv6);
}

void Routing::addLinks(const Topology& topology)
{
    std::unordered_map<std::string_view, std::uint32_t> places;
    for (std::uint32_t i = 0; i < nodeCount(topology); ++i)
        places.emplace(nodeAt(topology, i).name, i);
    for (const Link& link : topology.links)
        for (const LinkEnd* end : {&link.a, &link.b}) {
            const std::uint32_t node = places.at(end->node);
            m_waysFrom[node].push_back(static_cast<Way>(m_startNodes.size()));
            m_startNodes.push_back(node);
            m_costs.push_back(link.cost);
            m_mtus.push_back(link.mtu);
            m_starts4.push_back(interfaceAddress(*end, nodeAt(topology, node), Family::IPv4));
            m_starts6.push_back(interfaceAddress(*end, nodeAt(topology, node), Family::IPv6));
        }
}

void Routing::addAddresses(const Topology& topology)
{
    for (std::uint32_t node = 0; node < nodeCount(topology); ++node)
        for (const NodeAddress& address : nodeAt(topology, node).addresses) {
            m_numbers.emplace(address.ip, static_cast<std::uint32_t>(m_owners.size()));
            m_addresses.push_back(address.ip);
            m_owners.push_back(node);
        }
}

bool Routing::carries(Way way, Family family) const
{
    return family != Family::IPv6 || m_mtus[way] >= leastMtuOfIpv6;
}

void Routing::addExplicit(std::uint32_t node, const Node& from, const Topology& topology)
{
    for (const Route& route : from.routes) {
        std::vector<Way> ways;
        for (const std::string& via : route.via)
            for (const Way way : m_waysFrom[node])
                if (nodeAt(topology, end(way)).name == via && carries(way, route.to.address.family))
                    ways.push_back(way);
        m_explicit[node].push_back({route.to, groupOf(route.kind, ways)});
    }
    std::stable_sort(m_explicit[node].begin(), m_explicit[node].end(),
        [](const Explicit& a, const Explicit& b) { return a.to.length > b.to.length; });
}

std::uint32_t Routing::groupOf(Route::Kind kind, const std::vector<Way>& ways)
{
    const auto [known, isNew]
        = m_known.try_emplace({kind, ways}, static_cast<std::uint32_t>(m_groups.size()));
    if (!isNew)
        return known->second;
    m_groups.push_back(
        {kind, static_cast<std::uint32_t>(m_ways.size()), static_cast<std::uint32_t>(ways.size())});
    m_ways.insert(m_ways.end(), ways.begin(), ways.end());
    return known->second;
}

Choice Routing::choice(std::uint32_t group) const
{
    const Group& found = m_groups[group];
    return {found.kind, std::span(m_ways).subspan(found.first, found.count)};
}

/// Dijkstra's walk from the target outwards. Hosts forward nothing, so nothing goes on through them.
Routing::Distances Routing::distancesTo(std::uint32_t node, Family family) const
{
    using Seen = std::pair<std::uint64_t, std::uint32_t>;
    Distances distances(m_waysFrom.size(), infinite);
    std::priority_queue<Seen, std::vector<Seen>, std::greater<>> open;
    distances[node] = 0;
    open.emplace(0, node);
    while (!open.empty()) {
        const auto [distance, at] = open.top();
        open.pop();
        if (distance > distances[at] || (at != node && at < m_hosts))
            continue;
        for (const Way way : m_waysFrom[at]) {
            const std::uint64_t further = distance + m_costs[way];
            if (!carries(way, family) || further >= distances[end(way)])
                continue;
            distances[end(way)] = further;
            open.emplace(further, end(way));
        }
    }
    return distances;
}

void Routing::fill(Family family)
{
    Distances distances;
    std::uint32_t measured = unknown;
    for (std::uint32_t number = 0; number < m_owners.size(); ++number) {
        if (m_addresses[number].family != family)
            continue;
        if (measured != m_owners[number]) { // addresses of a node stand side by side
            measured = m_owners[number];
            distances = distancesTo(measured, family);
        }
        fillAddress(number, distances);
    }
}

void Routing::fillAddress(std::uint32_t addressNumber, const Distances& distances)
{
    const IpAddress& ip = m_addresses[addressNumber];
    for (std::uint32_t node = 0; node < m_waysFrom.size(); ++node) {
        std::uint32_t& group = m_table[std::size_t {node} * m_owners.size() + addressNumber];
        const Explicit* route = longest(node, ip);
        std::vector<Way> ways;
        for (const Way way : m_waysFrom[node]) {
            const std::uint64_t beyond = distances[end(way)];
            const bool through = end(way) == m_owners[addressNumber] || end(way) >= m_hosts;
            if (through && carries(way, ip.family) && beyond != infinite
                && beyond + m_costs[way] == distances[node])
                ways.push_back(way);
        }
        if (route && (route->to.length > 0 || ways.empty()))
            group = route->group;
        else
            group = groupOf(Route::Kind::Via, ways);
    }
}

const Routing::Explicit* Routing::longest(std::uint32_t node, const IpAddress& ip) const
{
    for (const Explicit& route : m_explicit[node])
        if (route.to.contains(ip))
            return &route;
    return nullptr;
}

std::uint32_t Routing::addressNumber(const IpAddress& ip) const
{
    const auto found = m_numbers.find(ip);
    return found == m_numbers.end() ? unknown : found->second;
}

Choice Routing::choose(std::uint32_t node, const IpAddress& ip) const
{
    const Explicit* route = longest(node, ip);
    return route ? choice(route->group) : Choice {};
}

} // namespace socketscope::lab
