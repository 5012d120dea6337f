// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Tells, while a packet is being written, what would become of it. Asks the net thread, so that the
/// window never waits.
#pragma once

#include "core/crafting/session.h"

#include <QtCore/QObject>

namespace socketscope::crafting {

/// Lives on the thread of whoever made it.
class Planner final : public QObject {
    Q_OBJECT

public:
    Planner(QThread& netThread, const NetworkMaker& network, QObject* parent = nullptr);
    ~Planner() override;

    /// Another network from here on.
    void setNetwork(const NetworkMaker& network);
    /// planned() follows, for the newest question only where several wait.
    void ask(const craft::Packet& packet, std::optional<craft::SendWay> way);

Q_SIGNALS:
    void planned(const socketscope::craft::SendPlan& plan);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace socketscope::crafting
