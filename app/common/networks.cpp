// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/networks.h"

#include "app/common/installedpaths.h"
#include "app/common/topologylibrary.h"
#include "core/tracing/hostnetwork.h"
#include "core/tracing/practicenetwork.h"

namespace socketscope::app {

using namespace Qt::StringLiterals;

namespace {

KnownNetwork hostNetwork()
{
    return {.name = u"host"_s,
        .make = [] { return std::make_unique<tracing::HostNetwork>(installedProbeHelper()); }};
}

KnownNetwork practiceNetwork(lab::Topology topology)
{
    KnownNetwork known {.name = QString::fromStdString(topology.name),
        .title = QString::fromStdString(topology.title),
        .summary = QString::fromStdString(topology.summary),
        .target = QString::fromStdString(topology.target)};
    known.topology = std::make_shared<const lab::Topology>(std::move(topology));
    known.make = [shared = known.topology] { return std::make_unique<tracing::PracticeNetwork>(*shared); };
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
