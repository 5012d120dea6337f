// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/networks.h"

#include "app/common/installedpaths.h"
#include "app/common/topologylibrary.h"
#include "core/crafting/hostnetwork.h"
#include "core/crafting/practicenetwork.h"
#include "core/net/rawhelpersockets.h"
#include "core/tracing/hostnetwork.h"
#include "core/tracing/practicenetwork.h"

namespace socketscope::app {

using namespace Qt::StringLiterals;

namespace {

/// This computer's network with the sources of its sockets: its own, and the raw helper.
class HostPackets final : public crafting::Network {
public:
    [[nodiscard]] std::string name() const override { return m_network.name(); }
    [[nodiscard]] craft::SendPlan plan(
        const craft::Packet& packet, std::optional<craft::SendWay> asked) override
    {
        return m_network.plan(packet, asked);
    }
    [[nodiscard]] Result<std::unique_ptr<crafting::Transport>> open(
        const craft::SendPlan& plan, const craft::Packet& packet, const crafting::Place& place) override
    {
        return m_network.open(plan, packet, place);
    }
    [[nodiscard]] Result<std::unique_ptr<crafting::Transport>> listen(
        const crafting::Listening& what, const crafting::Place& place) override
    {
        return m_network.listen(what, place);
    }

private:
    net::HostSockets m_own;
    net::RawHelperSockets m_helper {installedRawHelper()};
    crafting::HostNetwork m_network {
        m_own, {&m_helper, [] { return net::rawHelperUsable(installedRawHelper()); }}};
};

KnownNetwork hostNetwork()
{
    return {.name = u"host"_s,
        .make = [] { return std::make_unique<tracing::HostNetwork>(installedProbeHelper()); },
        .makeForPackets = [] { return std::make_unique<HostPackets>(); }};
}

KnownNetwork practiceNetwork(lab::Topology topology)
{
    KnownNetwork known {.name = QString::fromStdString(topology.name),
        .title = QString::fromStdString(topology.title),
        .summary = QString::fromStdString(topology.summary),
        .target = QString::fromStdString(topology.target)};
    known.topology = std::make_shared<const lab::Topology>(std::move(topology));
    known.make = [shared = known.topology] { return std::make_unique<tracing::PracticeNetwork>(*shared); };
    known.makeForPackets
        = [shared = known.topology] { return std::make_unique<crafting::PracticeNetwork>(*shared); };
    return known;
}

} // namespace

std::vector<KnownNetwork> knownNetworks()
{
    std::vector<KnownNetwork> networks {hostNetwork()};
    for (lab::Topology& topology : builtInTopologies())
        networks.push_back(practiceNetwork(std::move(topology)));
    return networks;
}

Result<KnownNetwork> networkNamed(const QString& nameOrPath)
{
    if (nameOrPath == "host"_L1)
        return hostNetwork();
    auto topology = loadTopology(nameOrPath);
    if (topology)
        return practiceNetwork(std::move(*topology));
    Error error = topology.error();
    if (error.code == ErrorCode::UnknownName && error.detail == nameOrPath.toStdString())
        error.code = ErrorCode::UnknownNetwork;
    return fail(error);
}

} // namespace socketscope::app
