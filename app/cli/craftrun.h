// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A crafted packet sent from the terminal: what left, what came back, and why nothing did.
#pragma once

#include "app/cli/craftorder.h"
#include "app/cli/signals.h"
#include "core/crafting/exchange.h"
#include "core/crafting/planner.h"
#include "core/net/netthread.h"

#include <QtCore/QEventLoop>
#include <QtCore/QTimer>

namespace socketscope::app {

class CraftRun final : public QObject {
    Q_OBJECT

public:
    explicit CraftRun(CraftOrder order);
    ~CraftRun() override;

    /// Done, or the exit status where nothing was sent or not all could be printed (said on stderr).
    [[nodiscard]] int exec();

private:
    void plan();
    void planned(const craft::SendPlan& plan);
    void stop();
    void heard(crafting::State state);
    void look();
    [[nodiscard]] std::string result() const;
    [[nodiscard]] int status() const;
    [[nodiscard]] const crafting::SentPacket* firstSilent() const;
    void saySilence() const;
    [[nodiscard]] Result<> writeFiles();
    [[nodiscard]] int refusal(const Error& error) const;

    CraftOrder m_order;
    EndSignals m_endSignals; ///< before the net thread starts, so that it inherits the mask
    net::NetThread m_net;
    std::unique_ptr<crafting::Session> m_session;
    std::optional<crafting::Planner> m_planner; ///< until the packet is sent
    crafting::Exchange m_exchange;
    QEventLoop m_loop;
    QTimer m_timer;
    std::optional<Error> m_refused;
    std::string m_way; ///< by which it leaves
    bool m_stopped = false;
    journal::Seq m_printed = 0;
};

} // namespace socketscope::app
