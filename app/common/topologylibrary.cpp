// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/topologylibrary.h"

#include "app/common/shippedfiles.h"
#include "core/topology/topologyfile.h"

#include <QtCore/QStringList>

// A resource of a static library is dropped by the linker unless somebody asks for it, outside any namespace.
static void initialiseTopologies()
{
    Q_INIT_RESOURCE(topologies);
}

namespace socketscope::app {

using namespace Qt::StringLiterals;

namespace {

ShippedFiles topologyFiles()
{
    initialiseTopologies();
    return ShippedFiles(u":/topologies"_s);
}

Result<lab::Topology> parsed(const QByteArray& text)
{
    return topology::parse(Bytes(text.begin(), text.end()));
}

} // namespace

std::vector<lab::Topology> builtInTopologies()
{
    static const QStringList order {u"three-routers"_s, u"seven-hops"_s, u"silent-router"_s, u"two-paths"_s,
        u"changing-paths"_s, u"rate-limited"_s, u"busy-router"_s, u"lossy-line"_s, u"loop"_s, u"firewall"_s,
        u"deaf-target"_s, u"mpls"_s, u"small-mtu"_s, u"nat"_s, u"asymmetric"_s, u"long-way"_s, u"ipv6"_s,
        u"copied-ttl"_s, u"wrong-answers"_s};
    std::vector<lab::Topology> topologies;
    for (const QString& name : order)
        if (auto topology = topologyFiles().named(name).and_then(parsed))
            topologies.push_back(std::move(*topology));
    return topologies;
}

Result<lab::Topology> loadTopology(const QString& nameOrPath)
{
    return topologyFiles().namedOrAt(nameOrPath).and_then(parsed);
}

} // namespace socketscope::app
