// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/sessionfiles.h"

#include "core/journal/sessionsave.h"
#include "ui/words/errorwords.h"

namespace socketscope::ui {

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

void SessionFiles::write(std::function<QString()> work)
{
    start([this, work = std::move(work)]() -> std::function<void()> {
        const QString sentence = work();
        if (sentence.isEmpty())
            return [] {};
        return [this, sentence] { Q_EMIT failed(sentence); };
    });
}

} // namespace socketscope::ui
