// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The networks that a crafted packet can be sent into: this computer's, or a practice network.
#pragma once

#include "core/crafting/transport.h"
#include "core/journal/event.h"
#include "core/net/sessiontime.h"
#include "core/wire/dissection.h"

#include <memory>
#include <string>

namespace socketscope::journal {
class Journal;
}

namespace socketscope::crafting {

/// What is listened for with a raw socket: packets of one protocol, everybody's.
struct Listening {
    wire::Family family = wire::Family::IPv4;
    wire::LayerKind protocol = wire::LayerKind::Udp; ///< Udp, Tcp, Icmp or Icmpv6

    friend bool operator==(const Listening&, const Listening&) = default;
};

/// Where the calls and packets of a transport are written down. `actor` stands for the sender in the journal.
struct Place {
    journal::Journal& journal;
    journal::ActorId actor = 0;
    net::SessionTime time;
};

/// Made on the window's thread; its methods are called on the net thread only.
class Network {
public:
    virtual ~Network() = default;
    /// Empty for this computer's network; else the topology's name.
    [[nodiscard]] virtual std::string name() const = 0;
    /// What would become of the packet. Sends nothing, waits for nothing.
    [[nodiscard]] virtual craft::SendPlan plan(
        const craft::Packet& packet, std::optional<craft::SendWay> asked)
        = 0;
    /// To send packets like this one by that plan, which is not refused, and to hear what comes back for
    /// them. The socket calls go into the journal as Call and Return events. Fails as socket(), bind() and
    /// setsockopt() do, with NotPermitted or FileMissing.
    [[nodiscard]] virtual Result<std::unique_ptr<Transport>> open(
        const craft::SendPlan& plan, const craft::Packet& packet, const Place& place)
        = 0;
    /// A raw socket that only hears. Fails as open() does.
    [[nodiscard]] virtual Result<std::unique_ptr<Transport>> listen(const Listening& what, const Place& place)
        = 0;
};

} // namespace socketscope::crafting
