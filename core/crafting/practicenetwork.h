// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A practice network as one that crafted packets can be sent into: each leaves as it is, but for a
/// source of zero, which a host fills in; the journal tells what happens to it at every node.
#pragma once

#include "core/crafting/network.h"
#include "core/lab/network.h"

namespace socketscope::crafting {

class PracticeNetwork final : public Network {
public:
    /// The topology must be valid: see lab::validate().
    explicit PracticeNetwork(lab::Topology topology);
    ~PracticeNetwork() override;

    [[nodiscard]] std::string name() const override;
    [[nodiscard]] craft::SendPlan plan(
        const craft::Packet& packet, std::optional<craft::SendWay> asked) override;
    /// Transports may be open side by side: all are of the same network, whose clock must not go back.
    [[nodiscard]] Result<std::unique_ptr<Transport>> open(
        const craft::SendPlan& plan, const craft::Packet& packet, const Place& place) override;
    [[nodiscard]] Result<std::unique_ptr<Transport>> listen(
        const Listening& what, const Place& place) override;

private:
    class Lab;
    class Port;
    std::shared_ptr<Lab> m_lab;
};

} // namespace socketscope::crafting
