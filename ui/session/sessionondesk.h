// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The session that lies on a page: one that runs, one that was read from a file, or none.
#pragma once

#include "core/journal/sessionreader.h"
#include "ui/session/sessionfiles.h"

#include <QtCore/QObject>

#include <memory>
#include <utility>

namespace socketscope::ui {

/// A base of each page's desk, which decides when another one takes its place. Session: a
/// net::RecordedSession.
template <class Session> class SessionOnDesk {
public:
    [[nodiscard]] const journal::Journal& journal() const
    {
        if (m_session)
            return m_session->journal();
        return m_replay ? *m_replay->journal : m_nothing;
    }
    /// Null where none runs: nothing is recorded while there is nothing to record.
    [[nodiscard]] Session* session() const { return m_session.get(); }
    /// Read from a file: nothing runs in it.
    [[nodiscard]] bool isReplay() const { return m_replay != nullptr; }
    [[nodiscard]] bool isEmpty() const { return !m_session && !m_replay; }
    [[nodiscard]] const QString& title() const { return m_title; }
    /// Now on the session's clock; in a replay, when its last event was.
    [[nodiscard]] Instant now() const
    {
        if (m_session)
            return m_session->now();
        const journal::JournalView view(journal());
        return view.size() == 0 ? Instant {} : view.at(view.size()).at;
    }
    /// The journal as it is now, for writing it to a file.
    [[nodiscard]] SessionFiles::Source source() const
    {
        SessionFiles::Source source {
            .keeper = m_replay, .journal = &journal(), .now = now(), .title = m_title};
        if (m_session) {
            source.keeper = m_session;
            source.header = m_session->header();
        } else if (m_replay) {
            source.header = m_replay->header;
        }
        return source;
    }

protected:
    SessionOnDesk() = default;
    ~SessionOnDesk() = default;

    /// Ends the session, of which `desk` hears no more. What is returned keeps its journal until the views
    /// have let go of it.
    [[nodiscard]] std::shared_ptr<const void> letGo(const QObject& desk)
    {
        m_title.clear();
        if (const auto session = std::exchange(m_session, nullptr)) {
            QObject::disconnect(session.get(), nullptr, &desk, nullptr);
            session->stopAll(); // it may stay for a while yet, if it is being written to a file
            return session;
        }
        return std::exchange(m_replay, nullptr);
    }
    // After letGo().
    void put(std::unique_ptr<Session> session, const QString& title)
    {
        m_session = std::move(session);
        m_title = title;
    }
    void put(journal::OpenedSession opened, const QString& title)
    {
        m_replay = std::make_shared<journal::OpenedSession>(std::move(opened));
        m_title = title;
    }

private:
    const journal::Journal m_nothing; ///< shown while there is neither a session nor a replay
    std::shared_ptr<Session> m_session; ///< shared with whoever writes it to a file
    std::shared_ptr<journal::OpenedSession> m_replay;
    QString m_title;
};

} // namespace socketscope::ui
