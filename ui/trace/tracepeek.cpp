// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/tracepeek.h"

#include "core/journal/sessionline.h"

#include <QtCore/QFile>

namespace socketscope::ui {

bool holdsTrace(const QString& path)
{
    constexpr qint64 most = 64 << 10;
    constexpr int beginning = 8; // as tracing::isTrace() looks at that many events
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QList<QByteArray> lines = file.read(most).split('\n');
    for (qsizetype i = 1; i < lines.size() && i <= beginning; ++i) {
        const auto line
            = journal::parseEventLine({lines[i].constData(), static_cast<std::size_t>(lines[i].size())});
        if (line && line->created && line->created->role == journal::ActorRole::Tracer)
            return true;
    }
    return false;
}

} // namespace socketscope::ui
