// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/tracenetworks.h"

#include "app/common/networks.h"
#include "ui/trace/names/tablebook.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace socketscope::app {

namespace {

/// Names and systems of every address of a topology, as its own hosts and routers tell them.
class Directory {
public:
    explicit Directory(const lab::Topology& topology)
        : m_topology(topology)
        , m_book(std::make_shared<ui::TableBook>())
    {
        for (const lab::Host& host : topology.hosts) {
            add(host);
            if (host.name != topology.here)
                addTargets(host);
        }
        for (const lab::Router& router : topology.routers)
            add(router);
    }

    [[nodiscard]] std::shared_ptr<ui::AddressBook> book() const { return m_book; }
    /// Names of hosts, and one address where a host has none.
    [[nodiscard]] const QStringList& targets() const { return m_targets; }

private:
    void add(const lab::Node& node)
    {
        for (const lab::NodeAddress& address : node.addresses)
            m_book->add(
                address.ip, {QString::fromStdString(address.name), node.asNumber, systemName(node.asNumber)});
    }

    void addTargets(const lab::Node& node)
    {
        for (const lab::NodeAddress& address : node.addresses) {
            const QString target
                = QString::fromStdString(address.name.empty() ? address.ip.text() : address.name);
            if (!m_targets.contains(target))
                m_targets << target;
        }
    }

    [[nodiscard]] QString systemName(std::uint32_t number) const
    {
        const auto& systems = m_topology.systems;
        const auto found = std::find_if(systems.begin(), systems.end(),
            [number](const lab::AutonomousSystem& system) { return system.number == number; });
        return found == systems.end() ? QString() : QString::fromStdString(found->name);
    }

    const lab::Topology& m_topology;
    std::shared_ptr<ui::TableBook> m_book;
    QStringList m_targets;
};

class TraceNetworks {
    Q_DECLARE_TR_FUNCTIONS(TraceNetworks)
};

ui::TraceNetwork offered(const KnownNetwork& known)
{
    if (known.isHost())
        return {.title = TraceNetworks::tr("This computer"), .make = known.make};
    const Directory directory(*known.topology);
    return {.name = known.name,
        .title = known.title,
        .summary = known.summary,
        .target = known.target,
        .targets = directory.targets(),
        .make = known.make,
        .book = directory.book()};
}

} // namespace

std::vector<ui::TraceNetwork> traceNetworks()
{
    std::vector<ui::TraceNetwork> networks;
    for (const KnownNetwork& known : knownNetworks())
        networks.push_back(offered(known));
    return networks;
}

} // namespace socketscope::app
