// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/record.h"

#include <QtCore/QDateTime>
#include <QtCore/QSysInfo>

namespace socketscope::net {

namespace {

/// Of a session that starts now, on this computer.
journal::SessionHeader headerFor(const SessionTime& time, const RecordOptions& options)
{
    const auto start
        = std::chrono::duration_cast<std::chrono::milliseconds>(time.wallStart().time_since_epoch()).count();
    return {.start = QDateTime::fromMSecsSinceEpoch(start)
                         .toOffsetFromUtc(QDateTime::currentDateTime().offsetFromUtc())
                         .toString(Qt::ISODateWithMs)
                         .toStdString(),
        .host = QSysInfo::machineHostName().toStdString(),
        .scene = options.sceneName.toStdString(),
        .title = options.title.toStdString(),
        .program = SOCKETSCOPE_VERSION};
}

} // namespace

Record::Record(const RecordOptions& options, const journal::Journal::Options& kept)
    : header(headerFor(time, options))
    , journal(kept)
    , recording(journal, header, {.file = options.file.toStdString(), .descriptor = options.descriptor})
{
}

} // namespace socketscope::net
