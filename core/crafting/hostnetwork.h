// SPDX-License-Identifier: GPL-3.0-or-later
/// \file This computer's network as one that crafted packets can be sent into.
#pragma once

#include "core/crafting/network.h"
#include "core/net/socketsource.h"

#include <functional>

namespace socketscope::crafting {

/// The raw helper, for a process without rights.
struct HelperSockets {
    net::SocketSource* sockets = nullptr; ///< null: there is none
    /// Whether it can be used. May take milliseconds; what it says counts for some seconds.
    std::function<bool()> usable {};
};

class HostNetwork final : public Network {
public:
    /// Both sources outlive it, and its transports.
    explicit HostNetwork(net::SocketSource& own, HelperSockets helper = {});
    ~HostNetwork() override;

    [[nodiscard]] std::string name() const override { return {}; }
    [[nodiscard]] craft::SendPlan plan(
        const craft::Packet& packet, std::optional<craft::SendWay> asked) override;
    [[nodiscard]] Result<std::unique_ptr<Transport>> open(
        const craft::SendPlan& plan, const craft::Packet& packet, const Place& place) override;
    [[nodiscard]] Result<std::unique_ptr<Transport>> listen(
        const Listening& what, const Place& place) override;
    /// What planSend() is told about that packet.
    [[nodiscard]] craft::HostFacts factsFor(const craft::Packet& packet);

private:
    [[nodiscard]] bool helperUsable();

    net::SocketSource& m_own;
    HelperSockets m_helper;
    bool m_usable = false;
    std::int64_t m_askedAgain = 0; ///< CLOCK_MONOTONIC
};

} // namespace socketscope::crafting
