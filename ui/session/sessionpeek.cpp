// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/sessionpeek.h"

#include "core/journal/sessionline.h"

#include <QtCore/QFile>

namespace socketscope::ui {

bool holdsRole(const QString& path, journal::ActorRole role)
{
    constexpr qint64 most = 64 << 10;
    constexpr int beginning = 8; ///< events that are looked at, as tracing::isTrace() does
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QList<QByteArray> lines = file.read(most).split('\n');
    for (qsizetype i = 1; i < lines.size() && i <= beginning; ++i) {
        const auto line
            = journal::parseEventLine({lines[i].constData(), static_cast<std::size_t>(lines[i].size())});
        if (line && line->created && line->created->role == role)
            return true;
    }
    return false;
}

} // namespace socketscope::ui
