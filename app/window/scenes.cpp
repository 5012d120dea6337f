// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/scenes.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

#include <algorithm>
#include <array>

namespace socketscope::app {

using namespace Qt::StringLiterals;

namespace {

/// The order in which they are best learned; a scene that is not named here comes after those that are.
constexpr std::array order {"udp-hello"_L1, "udp-shout"_L1, "udp-not-ready"_L1, "udp-truncated"_L1,
    "tcp-hello"_L1, "tcp-shout"_L1, "tcp-stream"_L1, "tcp-framing"_L1, "tcp-half-close"_L1, "tcp-reset"_L1,
    "tcp-backlog"_L1, "tcp-time-wait"_L1, "udp-hello-qt"_L1, "tcp-hello-qt"_L1, "udp-sink"_L1, "tcp-sink"_L1};

qsizetype placeOf(const QString& file)
{
    const auto* const found = std::find(order.begin(), order.end(), QStringView(file).chopped(5));
    return found - order.begin();
}

} // namespace

std::vector<talk::Scene> builtInScenes()
{
    QStringList files = QDir(u":/scenes"_s).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    std::stable_sort(files.begin(), files.end(),
        [](const QString& a, const QString& b) { return placeOf(a) < placeOf(b); });
    std::vector<talk::Scene> scenes;
    for (const QString& name : files) {
        QFile file(u":/scenes/"_s + name);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        if (Result<talk::Scene> scene = talk::parseScene(file.readAll()))
            scenes.push_back(std::move(*scene));
    }
    return scenes;
}

const talk::Scene* findScene(const std::vector<talk::Scene>& scenes, const std::string& name)
{
    const auto found = std::find_if(
        scenes.begin(), scenes.end(), [&name](const talk::Scene& scene) { return scene.name == name; });
    return found == scenes.end() ? nullptr : &*found;
}

} // namespace socketscope::app
