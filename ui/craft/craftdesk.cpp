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

/// See letGo().
std::shared_ptr<const void> CraftDesk::clear()
{
    m_exchange.clear();
    return letGo(*this);
}

Session& CraftDesk::sessionOn(const CraftNetwork& network, const QString& title)
{
    if (session() && m_network == network.name)
        return *session();
    const auto old = clear();
    m_network = network.name;
    put(m_makeSession(network.make, {.title = title}), title);
    connect(session(), &Session::stateChanged, this, &CraftDesk::stateChanged);
    connect(session(), &Session::listeningChanged, this, &CraftDesk::listeningChanged);
    connect(session(), &Session::refused, this, &CraftDesk::refused);
    Q_EMIT sessionChanged(); // whoever shows the old journal lets go of it here
    return *session();
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
    if (session())
        session()->stopListening(what);
}

void CraftDesk::showReplay(journal::OpenedSession opened, const QString& title)
{
    const auto old = clear();
    put(std::move(opened), title);
    Q_EMIT sessionChanged();
    Q_EMIT stateChanged();
}

void CraftDesk::startEmpty()
{
    const auto old = clear();
    Q_EMIT sessionChanged();
    Q_EMIT stateChanged();
}

void CraftDesk::stop()
{
    if (session())
        session()->stopAll();
}

bool CraftDesk::catchUp()
{
    return m_exchange.update(journal());
}

bool CraftDesk::expectsMore() const
{
    return session() && (session()->state() != State::Idle || !session()->listening().empty());
}

bool CraftDesk::isSending() const
{
    return session() && session()->state() == State::Sending;
}

} // namespace socketscope::ui
