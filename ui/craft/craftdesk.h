// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What was sent by hand and what came of it, as it lies on the page: in a session that runs, or read
/// from a file.
#pragma once

#include "core/crafting/exchange.h"
#include "core/crafting/session.h"
#include "ui/session/sessionondesk.h"

#include <QtCore/QObject>

#include <functional>
#include <memory>

namespace socketscope::ui {

/// A network that a person can choose.
struct CraftNetwork {
    QString name {}; ///< of the topology; empty: this computer's
    QString title; ///< "Three routers"
    QString summary {};
    crafting::NetworkMaker make;
    // Of a practice network: the addresses packets are sent from, and those there is most to see on the way
    // to. At most one of each family.
    std::vector<wire::IpAddress> here {};
    std::vector<wire::IpAddress> target {};
    std::vector<wire::IpAddress> addresses {}; ///< all that its nodes have

    [[nodiscard]] bool isPractice() const { return !name.isEmpty(); }
};

/// Makes a session and decides where it is recorded.
using CraftSessionFactory = std::function<std::unique_ptr<crafting::Session>(
    const crafting::NetworkMaker&, crafting::Session::Options)>;

class CraftDesk final : public QObject, public SessionOnDesk<crafting::Session> {
    Q_OBJECT

public:
    explicit CraftDesk(CraftSessionFactory makeSession, QObject* parent = nullptr);
    ~CraftDesk() override;

    // These two go on with the session that there is, where it is one of that network; else they put a new
    // one, with that title, in the place of what there is.
    void send(const CraftNetwork& network, const crafting::SendRequest& request, const QString& title);
    void listen(const CraftNetwork& network, const crafting::Listening& what, const QString& title);
    void stopListening(const crafting::Listening& what);
    void showReplay(journal::OpenedSession opened, const QString& title);
    void startEmpty();

    void stop();
    /// Reads what is new in the journal; true if anything was.
    bool catchUp();
    /// There is more to come.
    [[nodiscard]] bool expectsMore() const;

    [[nodiscard]] const crafting::Exchange& exchange() const { return m_exchange; }
    /// Packets are being sent.
    [[nodiscard]] bool isSending() const;

Q_SIGNALS:
    /// journal() is another one now. The old one is gone after this.
    void sessionChanged();
    void stateChanged();
    void listeningChanged();
    /// Not one packet was sent, or no socket was opened.
    void refused(const socketscope::Error& error);

private:
    [[nodiscard]] std::shared_ptr<const void> clear();
    crafting::Session& sessionOn(const CraftNetwork& network, const QString& title);

    CraftSessionFactory m_makeSession;
    crafting::Exchange m_exchange;
    QString m_network; ///< of the session
};

} // namespace socketscope::ui
