// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/network.h"

#include "core/lab/engine.h"

#include <algorithm>

namespace socketscope::lab {
namespace {

std::uint32_t place(NodeId id)
{
    return static_cast<std::uint32_t>(id);
}

bool sameLetters(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(), [lower](char x, char y) { return lower(x) == lower(y); });
}

} // namespace

Network::Network(Topology topology)
{
    const std::uint64_t seed = topology.seed;
    m_engine = std::make_unique<Engine>(std::move(topology), seed);
}

Network::Network(Topology topology, std::uint64_t seed)
    : m_engine(std::make_unique<Engine>(std::move(topology), seed))
{
}

Network::Network(Network&&) noexcept = default;
Network& Network::operator=(Network&&) noexcept = default;
Network::~Network() = default;

const Topology& Network::topology() const
{
    return m_engine->topology();
}

NodeId Network::here() const
{
    return nodeNamed(topology().here).value_or(NodeId {0});
}

std::optional<NodeId> Network::nodeNamed(std::string_view name) const
{
    for (std::uint32_t i = 0; i < nodeCount(topology()); ++i)
        if (nodeAt(topology(), i).name == name)
            return NodeId {i};
    return std::nullopt;
}

std::optional<NodeId> Network::nodeWith(const wire::IpAddress& ip) const
{
    const std::uint32_t number = m_engine->routing().addressNumber(ip);
    if (number == Routing::unknown)
        return std::nullopt;
    return NodeId {m_engine->routing().owner(number)};
}

const Node& Network::node(NodeId id) const
{
    return nodeAt(topology(), place(id));
}

Result<std::uint64_t> Network::send(NodeId from, ByteView packet, Instant at)
{
    return m_engine->send(place(from), packet, at);
}

std::optional<Instant> Network::nextAt() const
{
    return m_engine->nextAt();
}

void Network::advance(Instant to)
{
    m_engine->advance(to);
}

void Network::setReceiver(NodeId node, Receiver* receiver)
{
    m_engine->setReceiver(place(node), receiver);
}

void Network::setObserver(Observer* observer)
{
    m_engine->setObserver(observer);
}

std::optional<wire::IpAddress> Network::resolve(std::string_view name, wire::Family family) const
{
    for (std::uint32_t i = 0; i < nodeCount(topology()); ++i)
        for (const NodeAddress& address : nodeAt(topology(), i).addresses)
            if (address.ip.family == family && !address.name.empty() && sameLetters(address.name, name))
                return address.ip;
    const auto literal = wire::IpAddress::parse(name);
    if (literal && literal->family == family)
        return *literal;
    return std::nullopt;
}

std::string_view Network::nameOf(const wire::IpAddress& ip) const
{
    const auto id = nodeWith(ip);
    if (!id)
        return {};
    const auto& addresses = node(*id).addresses;
    const auto found = std::find_if(
        addresses.begin(), addresses.end(), [&](const NodeAddress& address) { return address.ip == ip; });
    return found == addresses.end() ? std::string_view() : std::string_view(found->name);
}

std::uint32_t Network::asNumberOf(const wire::IpAddress& ip) const
{
    const auto id = nodeWith(ip);
    return id ? node(*id).asNumber : 0;
}

std::string_view Network::asNameOf(const wire::IpAddress& ip) const
{
    const std::uint32_t number = asNumberOf(ip);
    for (const AutonomousSystem& system : topology().systems)
        if (number != 0 && system.number == number)
            return system.name;
    return {};
}

wire::IpAddress Network::sourceFor(NodeId from, const wire::IpAddress& destination) const
{
    if (nodeWith(destination) == from || destination.isLoopback())
        return destination;
    const Choice choice = m_engine->choose(place(from), destination);
    if (choice.ways.empty())
        return {};
    return m_engine->routing().startAddress(choice.ways.front(), destination.family);
}

std::uint32_t Network::mtuTowards(NodeId from, const wire::IpAddress& destination) const
{
    const Choice choice = m_engine->choose(place(from), destination);
    return choice.ways.empty() ? 0 : topology().links[choice.ways.front() / 2].mtu;
}

Network::Counts Network::counts() const
{
    return m_engine->counts();
}

std::size_t Network::underWay() const
{
    return m_engine->underWay();
}

} // namespace socketscope::lab
