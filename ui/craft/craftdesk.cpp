// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/craftdesk.h"

#include <utility>

namespace socketscope::ui {

using crafting::Session;
using crafting::State;

CraftDesk::CraftDesk(CraftSessionFactory makeSession, QObject* parent)
    : QObject(parent)
    , m_makeSession(std::move(makeSession))
{
}

CraftDesk::~CraftDesk() = default;

/// Ends the session; what is returned keeps its journal until the views have let go of it.
std::shared_ptr<const void> CraftDesk::letGo()
{
    m_exchange.clear();
    if (const auto session = std::exchange(m_session, nullptr)) {
        disconnect(session.get(), nullptr, this, nullptr);
        session->stop(); // it may stay for a while yet, if it is being written to a file
        return session;
    }
    return std::exchange(m_replay, nullptr);
}

Session& CraftDesk::sessionOn(const CraftNetwork& network, const QString& title)
{
    if (m_session && m_network == network.name)
        return *m_session;
    const auto old = letGo();
    m_network = network.name;
    m_title = title;
    m_session = m_makeSession(network.make, {.title = title});
    connect(m_session.get(), &Session::stateChanged, this, &CraftDesk::stateChanged);
    connect(m_session.get(), &Session::listeningChanged, this, &CraftDesk::listeningChanged);
    connect(m_session.get(), &Session::refused, this, &CraftDesk::refused);
    Q_EMIT sessionChanged(); // whoever shows the old journal lets go of it here
    return *m_session;
}

void CraftDesk::send(const CraftNetwork& network, const crafting::SendRequest& request, const QString& title)
{
    sessionOn(network, title).send(request);
    Q_EMIT stateChanged();
}

void CraftDesk::listen(const CraftNetwork& network, const crafting::Listening& what, const QString& title)
{
    sessionOn(network, title).listen(what);
    Q_EMIT stateChanged();
}

void CraftDesk::stopListening(const crafting::Listening& what)
{
    if (m_session)
        m_session->stopListening(what);
}

void CraftDesk::showReplay(journal::OpenedSession opened, const QString& title)
{
    const auto old = letGo();
    m_replay = std::make_shared<journal::OpenedSession>(std::move(opened));
    m_title = title;
    Q_EMIT sessionChanged();
    Q_EMIT stateChanged();
}

void CraftDesk::startEmpty()
{
    const auto old = letGo();
    m_title.clear();
    Q_EMIT sessionChanged();
    Q_EMIT stateChanged();
}

void CraftDesk::stop()
{
    if (m_session)
        m_session->stop();
}

bool CraftDesk::catchUp()
{
    return m_exchange.update(journal());
}

bool CraftDesk::expectsMore() const
{
    return m_session && (m_session->state() != State::Idle || !m_session->listening().empty());
}

bool CraftDesk::isSending() const
{
    return m_session && m_session->state() == State::Sending;
}

const journal::Journal& CraftDesk::journal() const
{
    if (m_session)
        return m_session->journal();
    return m_replay ? *m_replay->journal : m_nothing;
}

SessionFiles::Source CraftDesk::source() const
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
