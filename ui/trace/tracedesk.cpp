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

/// See letGo().
std::shared_ptr<const void> TraceDesk::clear()
{
    m_reader = {};
    m_seen = 0;
    m_more = false;
    return letGo(*this);
}

void TraceDesk::start(const TraceNetwork& network, const tracing::Request& request)
{
    const auto old = clear();
    const QString title = harmless(request.target);
    put(m_makeSession(network.make, {.title = title}), title);
    connect(session(), &tracing::Session::stateChanged, this, &TraceDesk::stateChanged);
    Q_EMIT sessionChanged(); // whoever shows the old journal lets go of it here
    session()->start(request);
    Q_EMIT stateChanged();
}

void TraceDesk::showReplay(journal::OpenedSession opened, const QString& title)
{
    const auto old = clear();
    put(std::move(opened), title);
    m_more = true;
    Q_EMIT sessionChanged();
    Q_EMIT stateChanged();
}

void TraceDesk::startEmpty()
{
    const auto old = clear();
    Q_EMIT sessionChanged();
    Q_EMIT stateChanged();
}

void TraceDesk::stop()
{
    if (session())
        session()->stopAll();
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
    if (!session())
        return false;
    const State state = session()->state();
    return state == State::LookingUp || state == State::Running || state == State::Listening;
}

bool TraceDesk::isBusy() const
{
    return session() && (session()->state() == State::LookingUp || session()->state() == State::Running);
}

std::optional<Error> TraceDesk::failure() const
{
    return session() && session()->state() == State::Failed ? session()->failure() : std::nullopt;
}

} // namespace socketscope::ui
