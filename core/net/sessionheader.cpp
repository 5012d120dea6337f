// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/sessionheader.h"

#include <QtCore/QDateTime>
#include <QtCore/QSysInfo>

namespace socketscope::net {

journal::SessionHeader sessionHeader(const SessionTime& time, std::string scene, std::string title)
{
    const auto start
        = std::chrono::duration_cast<std::chrono::milliseconds>(time.wallStart().time_since_epoch()).count();
    return {.start = QDateTime::fromMSecsSinceEpoch(start)
                         .toOffsetFromUtc(QDateTime::currentDateTime().offsetFromUtc())
                         .toString(Qt::ISODateWithMs)
                         .toStdString(),
        .host = QSysInfo::machineHostName().toStdString(),
        .scene = std::move(scene),
        .title = std::move(title),
        .program = SOCKETSCOPE_VERSION};
}

} // namespace socketscope::net
