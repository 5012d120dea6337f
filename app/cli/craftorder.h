// SPDX-License-Identifier: GPL-3.0-or-later
/// \file How "craft --send" is to send, as values: the options that count only with --send.
#pragma once

#include "app/common/networks.h"
#include "core/crafting/session.h"

#include <QtCore/QCommandLineParser>

#include <variant>

namespace socketscope::app {

struct CraftOrder {
    KnownNetwork network;
    crafting::SendRequest request;
    QStringList set {}; ///< fields that the person gave a value
    std::string json {}; ///< the packet as one object without its last brace and what follows; empty: lines
    QString sessionFile {}; ///< where to record, or empty
    QString pcapngFile {}; ///< where the packets go when it is over, or empty
};

void addSendOptions(QCommandLineParser& parser);
/// Says on stderr which of them was given although nothing is sent, and returns the exit status.
[[nodiscard]] std::optional<int> sendOptionWithoutSend(const QCommandLineParser& parser);
/// The order, or the exit status where a word is wrong: said on stderr. `json` is not filled in.
[[nodiscard]] std::variant<CraftOrder, int> craftOrder(
    const craft::Packet& packet, const QCommandLineParser& parser);

} // namespace socketscope::app
