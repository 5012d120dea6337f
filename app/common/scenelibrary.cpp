// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/scenelibrary.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

// A resource of a static library is dropped by the linker unless somebody asks for it, outside any namespace.
static void initialiseScenes()
{
    Q_INIT_RESOURCE(scenes);
}

namespace socketscope::app {

using namespace Qt::StringLiterals;

namespace {

Result<talk::Scene> readScene(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail({.code = QFileInfo::exists(path) ? ErrorCode::FileUnreadable : ErrorCode::FileMissing,
            .detail = path.toStdString()});
    constexpr qint64 longest = 8 << 20;
    if (file.size() > longest)
        return fail({.code = ErrorCode::FileTooLarge, .detail = path.toStdString(), .amount = file.size()});
    return talk::parseScene(file.readAll());
}

QString resourcePath(const QString& name)
{
    return u":/scenes/"_s + name + u".json"_s;
}

} // namespace

std::vector<talk::Scene> builtInScenes()
{
    initialiseScenes();
    static const QStringList order {u"udp-hello"_s, u"udp-shout"_s, u"udp-truncated"_s, u"udp-not-ready"_s,
        u"tcp-hello"_s, u"tcp-shout"_s, u"tcp-stream"_s, u"tcp-framing"_s, u"tcp-half-close"_s,
        u"tcp-reset"_s, u"tcp-backlog"_s, u"tcp-time-wait"_s, u"udp-hello-qt"_s, u"tcp-hello-qt"_s,
        u"udp-sink"_s, u"tcp-sink"_s};
    std::vector<talk::Scene> scenes;
    for (const QString& name : order)
        if (auto scene = readScene(resourcePath(name)))
            scenes.push_back(std::move(*scene));
    return scenes;
}

Result<talk::Scene> loadScene(const QString& nameOrPath)
{
    initialiseScenes();
    if (QFileInfo(nameOrPath).isFile())
        return readScene(nameOrPath);
    if (!nameOrPath.contains(u'/') && QFileInfo::exists(resourcePath(nameOrPath)))
        return readScene(resourcePath(nameOrPath));
    if (nameOrPath.contains(u'/') || nameOrPath.endsWith(u".json"_s))
        return fail({.code = ErrorCode::FileMissing, .detail = nameOrPath.toStdString()});
    return fail({.code = ErrorCode::UnknownName, .detail = nameOrPath.toStdString()});
}

} // namespace socketscope::app
