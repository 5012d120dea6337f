// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/talk/sessionfiles.h"

#include "core/journal/ladder.h"
#include "core/journal/sessionsave.h"
#include "ui/ladder/ladderexport.h"
#include "ui/words/errorwords.h"

#include <QtCore/QFileInfo>

namespace socketscope::ui {

namespace {

LadderFormat formatOf(const QString& path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("png"))
        return LadderFormat::Png;
    if (suffix == QLatin1String("pdf"))
        return LadderFormat::Pdf;
    return suffix == QLatin1String("txt") ? LadderFormat::Text : LadderFormat::Svg;
}

} // namespace

SessionFiles::SessionFiles(QObject* parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

SessionFiles::~SessionFiles()
{
    m_pool.waitForDone();
}

void SessionFiles::start(std::function<std::function<void()>()> work)
{
    m_pool.start([this, work = std::move(work)]() mutable {
        std::function<void()> done = work();
        // What the work has held, a session among it, must go on this object's own thread.
        QMetaObject::invokeMethod(
            this, [done = std::move(done), held = std::move(work)] { done(); }, Qt::QueuedConnection);
    });
}

void SessionFiles::open(const QString& path)
{
    start([this, path]() -> std::function<void()> {
        auto result = journal::openSession(path.toStdString());
        if (!result)
            return [this, error = result.error()] { Q_EMIT failed(sentence(error)); };
        auto session = std::make_shared<journal::OpenedSession>(std::move(*result));
        return [this, path, session] {
            Q_EMIT opened(path, session);
            if (session->cut)
                Q_EMIT failed(sentence(*session->cut));
        };
    });
}

void SessionFiles::save(const Source& source, const QString& path)
{
    start([this, source, path]() -> std::function<void()> {
        const auto result = journal::saveSessionAs(*source.journal, source.header, path.toStdString());
        if (!result)
            return [this, error = result.error()] { Q_EMIT failed(sentence(error)); };
        return [this, path] { Q_EMIT saved(path); };
    });
}

void SessionFiles::exportLadder(const Source& source, const QString& path)
{
    start([this, source, path]() -> std::function<void()> {
        const journal::JournalView view(*source.journal);
        journal::Ladder ladder;
        ladder.update(view);
        const auto result = ui::exportLadder(ladder, view, source.title, source.now, formatOf(path), path);
        if (!result)
            return [this, error = result.error()] { Q_EMIT failed(sentence(error)); };
        if (result->cut)
            return [this] {
                Q_EMIT failed(tr("The session is longer than one picture takes. The file holds its beginning "
                                 "and says so."));
            };
        return [] {};
    });
}

} // namespace socketscope::ui
