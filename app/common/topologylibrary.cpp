// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/topologylibrary.h"

#include "core/topology/topologyfile.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

// A resource of a static library is dropped by the linker unless somebody asks for it, outside any namespace.
static void initialiseTopologies()
{
    Q_INIT_RESOURCE(topologies);
}

namespace socketscope::app {

using namespace Qt::StringLiterals;

namespace {

Result<lab::Topology> readTopology(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail({.code = QFileInfo::exists(path) ? ErrorCode::FileUnreadable : ErrorCode::FileMissing,
            .detail = path.toStdString()});
    constexpr qint64 longest = 8 << 20;
    if (file.size() > longest)
        return fail({.code = ErrorCode::FileTooLarge, .detail = path.toStdString(), .amount = file.size()});
    const QByteArray text = file.readAll();
    return topology::parse(Bytes(text.begin(), text.end()));
}

QString resourcePath(const QString& name)
{
    return u":/topologies/"_s + name + u".json"_s;
}

} // namespace

std::vector<lab::Topology> builtInTopologies()
{
    initialiseTopologies();
    static const QStringList order {u"three-routers"_s, u"seven-hops"_s, u"silent-router"_s, u"two-paths"_s,
        u"changing-paths"_s, u"rate-limited"_s, u"busy-router"_s, u"lossy-line"_s, u"loop"_s, u"firewall"_s,
        u"deaf-target"_s, u"mpls"_s, u"small-mtu"_s, u"nat"_s, u"asymmetric"_s, u"long-way"_s, u"ipv6"_s,
        u"copied-ttl"_s, u"wrong-answers"_s};
    std::vector<lab::Topology> topologies;
    for (const QString& name : order)
        if (auto topology = readTopology(resourcePath(name)))
            topologies.push_back(std::move(*topology));
    return topologies;
}

Result<lab::Topology> loadTopology(const QString& nameOrPath)
{
    initialiseTopologies();
    if (QFileInfo(nameOrPath).isFile())
        return readTopology(nameOrPath);
    if (!nameOrPath.contains(u'/') && QFileInfo::exists(resourcePath(nameOrPath)))
        return readTopology(resourcePath(nameOrPath));
    if (nameOrPath.contains(u'/') || nameOrPath.endsWith(u".json"_s))
        return fail({.code = ErrorCode::FileMissing, .detail = nameOrPath.toStdString()});
    return fail({.code = ErrorCode::UnknownName, .detail = nameOrPath.toStdString()});
}

} // namespace socketscope::app
