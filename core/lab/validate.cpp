// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/ippacket.h"
#include "core/lab/topology.h"

#include <algorithm>
#include <map>
#include <set>

namespace socketscope::lab {
namespace {

using wire::Family;
using wire::IpAddress;
using Limits = TopologyLimits;

/// Goes through a topology and keeps the first thing that is wrong.
class Check {
public:
    explicit Check(const Topology& topology)
        : m_topology(topology)
    {
    }
    Result<> run();

private:
    void refuse(ErrorCode code, std::string detail)
    {
        if (!m_error)
            m_error = Error {.code = code, .detail = std::move(detail)};
    }
    void require(bool holds, const std::string& detail)
    {
        if (!holds)
            refuse(ErrorCode::OutOfRange, detail);
    }
    void delay(Duration value, const std::string& where)
    {
        require(value >= Duration {} && value <= Limits::longestDelay, where);
    }
    void share(double value, const std::string& where) { require(value >= 0 && value <= 1, where); }
    void few(std::size_t count, const std::string& where) { require(count <= Limits::perNode, where); }
    void onePerFamily(const std::vector<IpAddress>& addresses, const std::string& where);
    void prefix(const Prefix& value, const std::string& where);

    void texts();
    void systems();
    void nodeNames();
    void node(const Node& node, const std::string& where);
    void addresses(const Node& node, const std::string& where);
    void services(const Services& services, const std::string& where);
    void answers(const Answers& answers, const std::string& where);
    void labels(const Answers& answers, const std::string& where);
    void routes(const Node& node, const std::string& where);
    void router(const Router& router, const std::string& where);
    void link(const Link& link, const std::string& where);
    void end(const LinkEnd& end, const std::string& where);
    void direction(const Direction& direction, const std::string& where);
    void standpoint();

    const Topology& m_topology;
    std::optional<Error> m_error;
    std::map<std::string_view, const Node*> m_nodes;
    std::map<std::string_view, std::set<std::string_view>> m_neighbours;
    std::set<IpAddress> m_addresses;
};

void Check::texts()
{
    require(m_topology.seed <= Limits::mostSeed, "seed");
    require(m_topology.name.size() <= Limits::nameLength, "name");
    require(m_topology.title.size() <= Limits::textLength, "title");
    require(m_topology.summary.size() <= Limits::textLength, "summary");
    require(m_topology.target.size() <= Limits::nameLength, "target");
    require(m_topology.hosts.size() + m_topology.routers.size() <= Limits::nodes, "hosts");
    require(m_topology.links.size() <= Limits::links, "links");
    if (m_topology.hosts.empty())
        refuse(ErrorCode::MissingKey, "hosts");
}

void Check::systems()
{
    std::set<std::uint32_t> numbers;
    require(m_topology.systems.size() <= Limits::nodes, "systems");
    for (const AutonomousSystem& system : m_topology.systems) {
        require(system.number != 0 && system.name.size() <= Limits::nameLength, "systems");
        if (!numbers.insert(system.number).second)
            refuse(ErrorCode::NameTaken, "systems." + std::to_string(system.number));
    }
}

void Check::nodeNames()
{
    const auto add = [this](const Node& node, const char* list, std::size_t place) {
        const bool good = !node.name.empty() && node.name.size() <= Limits::nameLength
            && std::all_of(node.name.begin(), node.name.end(), [](char c) {
                   return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                       || c == '-';
               });
        require(good, std::string(list) + '.' + std::to_string(place) + ".name");
        if (!m_nodes.emplace(node.name, &node).second)
            refuse(ErrorCode::NameTaken, node.name);
    };
    for (std::size_t i = 0; i < m_topology.hosts.size(); ++i)
        add(m_topology.hosts[i], "hosts", i);
    for (std::size_t i = 0; i < m_topology.routers.size(); ++i)
        add(m_topology.routers[i], "routers", i);
    for (const Link& link : m_topology.links) {
        m_neighbours[link.a.node].insert(link.b.node);
        m_neighbours[link.b.node].insert(link.a.node);
    }
}

void Check::addresses(const Node& node, const std::string& where)
{
    few(node.addresses.size(), where);
    for (const NodeAddress& address : node.addresses) {
        require(isOneHost(address.ip) && address.ip.scope == 0, where);
        const bool named = address.name.size() <= Limits::nameLength
            && std::none_of(address.name.begin(), address.name.end(),
                [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
        require(named, where + '.' + std::to_string(&address - node.addresses.data()) + ".name");
        if (!m_addresses.insert(address.ip).second)
            refuse(ErrorCode::NameTaken, address.ip.text());
    }
    require(m_addresses.size() <= Limits::addresses, where);
}

void Check::services(const Services& services, const std::string& where)
{
    few(services.udp.size(), where + ".udp");
    few(services.tcp.size(), where + ".tcp");
    std::set<std::uint16_t> ports;
    for (const UdpPort& port : services.udp)
        if (!ports.insert(port.port).second)
            refuse(ErrorCode::NameTaken, where + ".udp." + std::to_string(port.port));
    ports.clear();
    for (const TcpPort& port : services.tcp)
        if (!ports.insert(port.port).second)
            refuse(ErrorCode::NameTaken, where + ".tcp." + std::to_string(port.port));
}

void Check::onePerFamily(const std::vector<IpAddress>& addresses, const std::string& where)
{
    std::set<Family> families;
    for (const IpAddress& address : addresses)
        require(isOneHost(address) && address.scope == 0 && families.insert(address.family).second, where);
}

void Check::labels(const Answers& answers, const std::string& where)
{
    constexpr std::size_t mostLabels = 16;
    require(answers.labels.size() <= mostLabels, where);
    for (const wire::MplsLabel& label : answers.labels)
        require(label.label < 1U << 20 && label.exp < 8 && label.bottom == (&label == &answers.labels.back()),
            where);
}

void Check::answers(const Answers& answers, const std::string& where)
{
    onePerFamily(answers.from, where + ".from");
    labels(answers, where + ".labels");
    if (answers.rateLimit) {
        require(
            answers.rateLimit->burst >= 1 && answers.rateLimit->burst <= 1000, where + ".rate_limit.burst");
        delay(answers.rateLimit->every, where + ".rate_limit.every");
    }
    require(answers.optionBytes <= 40 && answers.optionBytes % 4 == 0, where + ".option_bytes");
    require(answers.fragmentBytes % 8 == 0, where + ".fragment_bytes");
    require(answers.copies <= Limits::mostCopies, where + ".copies");
    share(answers.late, where + ".late");
    delay(answers.delay, where + ".delay");
    delay(answers.jitter, where + ".jitter");
    delay(answers.lateBy, where + ".late_by");
    delay(answers.copyDelay, where + ".copy_delay");
}

void Check::prefix(const Prefix& value, const std::string& where)
{
    require(value.address.family != Family::None && value.length <= addressBits(value.address.family), where);
}

void Check::routes(const Node& node, const std::string& where)
{
    few(node.routes.size(), where);
    for (const Route& route : node.routes) {
        prefix(route.to, where + ".to");
        few(route.via.size(), where + ".via");
        if ((route.kind == Route::Kind::Via) == route.via.empty())
            refuse(ErrorCode::MissingKey, where + ".via");
        for (const std::string& via : route.via)
            if (!m_neighbours[node.name].contains(via))
                refuse(ErrorCode::UnknownName, via);
    }
}

void Check::node(const Node& node, const std::string& where)
{
    addresses(node, where + ".addresses");
    services(node.services, where + ".services");
    answers(node.answers, where + ".answers");
    routes(node, where + ".routes");
}

void Check::router(const Router& router, const std::string& where)
{
    few(router.firewall.size(), where + ".firewall");
    for (const FirewallRule& rule : router.firewall) {
        if (rule.source)
            prefix(*rule.source, where + ".firewall.source");
        if (rule.destination)
            prefix(*rule.destination, where + ".firewall.destination");
        require(rule.firstPort <= rule.lastPort, where + ".firewall.ports");
    }
    if (!router.nat)
        return;
    prefix(router.nat->inside, where + ".nat.inside");
    require(router.nat->inside.address.family == Family::IPv4, where + ".nat.inside");
    const bool own = std::any_of(router.addresses.begin(), router.addresses.end(),
        [&](const NodeAddress& address) { return address.ip == router.nat->outside; });
    require(own && router.nat->outside.family == Family::IPv4, where + ".nat.outside");
}

void Check::end(const LinkEnd& end, const std::string& where)
{
    const auto found = m_nodes.find(end.node);
    if (found == m_nodes.end())
        return refuse(ErrorCode::UnknownName, end.node);
    onePerFamily(end.addresses, where);
    for (const IpAddress& ip : end.addresses) {
        const auto& own = found->second->addresses;
        if (std::none_of(
                own.begin(), own.end(), [&](const NodeAddress& address) { return address.ip == ip; }))
            refuse(ErrorCode::UnknownName, ip.text());
    }
}

void Check::direction(const Direction& direction, const std::string& where)
{
    delay(direction.delay, where + ".delay");
    delay(direction.jitter, where + ".jitter");
    delay(direction.duplicateDelay, where + ".duplicate_delay");
    delay(direction.reorderDelay, where + ".reorder_delay");
    share(direction.loss, where + ".loss");
    share(direction.duplication, where + ".duplication");
    share(direction.reordering, where + ".reordering");
    require(direction.rate <= Limits::mostRate, where + ".rate");
    require(direction.queue <= Limits::mostQueue, where + ".queue");
}

void Check::link(const Link& link, const std::string& where)
{
    end(link.a, where + ".a");
    end(link.b, where + ".b");
    require(link.a.node != link.b.node, where);
    direction(link.there, where);
    direction(link.back, where + ".back");
    require(link.mtu >= Limits::leastMtu && link.mtu <= Limits::mostMtu, where + ".mtu");
    require(link.cost >= 1 && link.cost <= Limits::mostCost, where + ".cost");
}

void Check::standpoint()
{
    const auto here = std::find_if(m_topology.hosts.begin(), m_topology.hosts.end(),
        [this](const Host& host) { return host.name == m_topology.here; });
    if (m_topology.here.empty())
        refuse(ErrorCode::MissingKey, "here");
    else if (here == m_topology.hosts.end())
        refuse(ErrorCode::UnknownName, m_topology.here);
    else if (here->addresses.empty())
        refuse(ErrorCode::MissingKey, "hosts." + here->name + ".addresses");
}

Result<> Check::run()
{
    texts();
    if (m_error) // too many to look at
        return fail(*m_error);
    systems();
    nodeNames();
    for (const Host& host : m_topology.hosts)
        node(host, "hosts." + host.name);
    for (const Router& one : m_topology.routers) {
        node(one, "routers." + one.name);
        router(one, "routers." + one.name);
    }
    for (const Link& one : m_topology.links)
        link(one, "links." + one.a.node + '-' + one.b.node);
    standpoint();
    if (m_error)
        return fail(*m_error);
    return {};
}

} // namespace

Result<> validate(const Topology& topology)
{
    return Check(topology).run();
}

} // namespace socketscope::lab
