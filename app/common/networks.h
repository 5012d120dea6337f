// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The networks that traces run over and crafted packets are sent into, by name: this computer's, and
/// the practice networks.
#pragma once

#include "core/crafting/session.h"
#include "core/lab/topology.h"
#include "core/tracing/network.h"

#include <QtCore/QString>

#include <memory>
#include <vector>

namespace socketscope::app {

struct KnownNetwork {
    QString name; ///< "host" for this computer's, else the topology's: "seven-hops"
    QString title {}; ///< of a topology, as its file says it
    QString summary {};
    QString target {}; ///< there is most to see on the way there; empty for this computer's
    std::shared_ptr<const lab::Topology> topology {}; ///< of a practice network
    tracing::NetworkMaker make; ///< for traces
    crafting::NetworkMaker makeForPackets; ///< for crafted packets

    [[nodiscard]] bool isHost() const { return !topology; }
};

/// This computer's network first, then the practice networks in the order in which they teach.
[[nodiscard]] std::vector<KnownNetwork> knownNetworks();
/// "host", the name of a topology, or a file. Fails as topology::parse does, and with FileMissing,
/// FileUnreadable or UnknownNetwork.
[[nodiscard]] Result<KnownNetwork> networkNamed(const QString& nameOrPath);

} // namespace socketscope::app
