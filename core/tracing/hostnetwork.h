// SPDX-License-Identifier: GPL-3.0-or-later
/// \file This computer's network as one that a trace can run over.
#pragma once

#include "core/tracing/network.h"

namespace socketscope::tracing {

class HostNetwork final : public Network {
public:
    /// `helper` is the absolute path of the probe helper, or empty.
    explicit HostNetwork(std::string helper);
    ~HostNetwork() override;

    [[nodiscard]] std::string name() const override { return {}; }
    void lookUp(const std::string& target, wire::Family family, net::Resolver::Answer answer) override;
    [[nodiscard]] Result<net::Way> chooseWay(
        const trace::Settings& settings, std::optional<trace::Via> asked, bool protocolAsked) override;
    [[nodiscard]] Result<std::unique_ptr<trace::ProbeTransport>> open(
        const net::Way& way, const net::SessionTime& time) override;

private:
    std::string m_helper;
    std::unique_ptr<net::Resolver> m_resolver; ///< made on the thread that looks names up
};

} // namespace socketscope::tracing
