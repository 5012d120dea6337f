// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The networks that a trace can run over: this computer's, or a practice network.
#pragma once

#include "core/base/result.h"
#include "core/net/probes/ways.h"
#include "core/net/resolver.h"
#include "core/net/sessiontime.h"
#include "core/trace/transport.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace socketscope::tracing {

/// Made on the window's thread; its methods are called on the net thread only.
class Network {
public:
    virtual ~Network() = default;
    /// Empty for this computer's network; else the topology's name.
    [[nodiscard]] virtual std::string name() const = 0;
    /// Addresses of a target, later or at once; literals too. Answers on the calling thread, exactly once
    /// unless the network is destroyed. Fails as net::Resolver does, with OtherFamily in place of
    /// MixedFamilies.
    virtual void lookUp(const std::string& target, wire::Family family, net::Resolver::Answer answer) = 0;
    /// Which way is taken for such a trace. Sends nothing. Fails as net::chooseWay() does, or with what
    /// checkTarget() says.
    [[nodiscard]] virtual Result<net::Way> chooseWay(
        const trace::Settings& settings, std::optional<trace::Via> asked, bool protocolAsked)
        = 0;
    /// `way.settings.shape` has identifier and port chosen where the way leaves them to us; `time` is the
    /// session's clock, in which the transport tells its times.
    [[nodiscard]] virtual Result<std::unique_ptr<trace::ProbeTransport>> open(
        const net::Way& way, const net::SessionTime& time)
        = 0;
};

/// Networks are made anew for each trace: a practice network starts from its seed.
using NetworkMaker = std::function<std::unique_ptr<Network>()>;

} // namespace socketscope::tracing
