// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A practice network as one that a trace can run over.
#pragma once

#include "core/lab/network.h"
#include "core/tracing/network.h"

namespace socketscope::tracing {

class PracticeNetwork final : public Network {
public:
    /// The topology must be valid: see lab::validate().
    explicit PracticeNetwork(lab::Topology topology);

    [[nodiscard]] std::string name() const override;
    void lookUp(const std::string& target, wire::Family family, net::Resolver::Answer answer) override;
    [[nodiscard]] Result<net::Way> chooseWay(
        const trace::Settings& settings, std::optional<trace::Via> asked, bool protocolAsked) override;
    /// Once: the transport takes the network with it.
    [[nodiscard]] Result<std::unique_ptr<trace::ProbeTransport>> open(
        const net::Way& way, const net::SessionTime& time) override;

private:
    [[nodiscard]] Result<net::Addresses> find(const std::string& target, wire::Family family) const;

    lab::Network m_network;
    bool m_taken = false;
};

} // namespace socketscope::tracing
