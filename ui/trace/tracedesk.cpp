// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/tracedesk.h"

#include "ui/words/plaintext.h"

#include <utility>

namespace socketscope::ui {

using tracing::State;

TraceDesk::TraceDesk(TraceSessionFactory makeSession, QObject* parent)
    : QObject(parent)
    , m_makeSession(std::move(makeSession))
{
}

TraceDesk::~TraceDesk() = default;

/// Ends the session; what is returned keeps its journal until the views have let go of it.
std::shared_ptr<const void> TraceDesk::letGo()
{
    m_reader = {};
    m_seen = 0;
    m_more = false;
    if (const auto session = std::exchange(m_session, nullptr)) {
        disconnect(session.get(), nullptr, this, nullptr);
        session->stop(); // it may stay for a while yet, if it is being written to a file
        return session;
    }
    return std::exchange(m_replay, nullptr);
}

void TraceDesk::start(const TraceNetwork& network, const tracing::Request& request)
{
    const auto old = letGo();
    m_title = harmless(request.target);
    m_session = m_makeSession(network.make, {.title = m_title});
    connect(m_session.get(), &tracing::Session::stateChanged, this, &TraceDesk::stateChanged);
    Q_EMIT sessionChanged(); // whoever shows the old journal lets go of it here
    m_session->start(request);
    Q_EMIT stateChanged();
}

void TraceDesk::showReplay(journal::OpenedSession opened, const QString& title)
{
    const auto old = letGo();
    m_replay = std::make_shared<journal::OpenedSession>(std::move(opened));
    m_title = title;
    m_more = true;
    Q_EMIT sessionChanged();
    Q_EMIT stateChanged();
}

void TraceDesk::startEmpty()
{
    const auto old = letGo();
    m_title.clear();
    Q_EMIT sessionChanged();
    Q_EMIT stateChanged();
}

void TraceDesk::stop()
{
    if (m_session)
        m_session->stop();
}

bool TraceDesk::catchUp()
{
    const journal::JournalView view(journal());
    if (view.size() == m_seen && !m_more)
        return false;
    m_seen = view.size();
    m_more = m_reader.update(view);
    return true;
}

bool TraceDesk::expectsMore() const
{
    if (m_more)
        return true;
    if (!m_session)
        return false;
    const State state = m_session->state();
    return state == State::LookingUp || state == State::Running || state == State::Listening;
}

bool TraceDesk::isBusy() const
{
    return m_session && (m_session->state() == State::LookingUp || m_session->state() == State::Running);
}

const journal::Journal& TraceDesk::journal() const
{
    if (m_session)
        return m_session->journal();
    return m_replay ? *m_replay->journal : m_nothing;
}

std::optional<Error> TraceDesk::failure() const
{
    return m_session && m_session->state() == State::Failed ? m_session->failure() : std::nullopt;
}

SessionFiles::Source TraceDesk::source() const
{
    SessionFiles::Source source {.keeper = m_replay, .journal = &journal(), .title = m_title};
    if (m_session) {
        source.keeper = m_session;
        source.header = m_session->header();
        source.now = m_session->now();
    } else if (m_replay) {
        source.header = m_replay->header;
    }
    return source;
}

} // namespace socketscope::ui
