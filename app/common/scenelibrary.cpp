// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/scenelibrary.h"

#include "app/common/shippedfiles.h"

#include <QtCore/QStringList>

// A resource of a static library is dropped by the linker unless somebody asks for it, outside any namespace.
static void initialiseScenes()
{
    Q_INIT_RESOURCE(scenes);
}

namespace socketscope::app {

using namespace Qt::StringLiterals;

namespace {

ShippedFiles sceneFiles()
{
    initialiseScenes();
    return ShippedFiles(u":/scenes"_s);
}

} // namespace

std::vector<talk::Scene> builtInScenes()
{
    static const QStringList order {u"udp-hello"_s, u"udp-shout"_s, u"udp-truncated"_s, u"udp-not-ready"_s,
        u"tcp-hello"_s, u"tcp-shout"_s, u"tcp-stream"_s, u"tcp-framing"_s, u"tcp-half-close"_s,
        u"tcp-reset"_s, u"tcp-backlog"_s, u"tcp-time-wait"_s, u"udp-hello-qt"_s, u"tcp-hello-qt"_s,
        u"udp-sink"_s, u"tcp-sink"_s};
    std::vector<talk::Scene> scenes;
    for (const QString& name : order)
        if (auto scene = sceneFiles().named(name).and_then(talk::parseScene))
            scenes.push_back(std::move(*scene));
    return scenes;
}

Result<talk::Scene> loadScene(const QString& nameOrPath)
{
    return sceneFiles().namedOrAt(nameOrPath).and_then(talk::parseScene);
}

} // namespace socketscope::app
