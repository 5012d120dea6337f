// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Probes by raw sockets of this process, where it may have any.
#pragma once

#include "core/net/probes/waker.h"
#include "core/net/sessiontime.h"
#include "core/rawprobe/prober.h"
#include "core/trace/transport.h"

namespace socketscope::net {

class RawTransport final : public trace::ProbeTransport {
public:
    /// Fails with NotPermitted, or with SystemCall.
    [[nodiscard]] static Result<std::unique_ptr<trace::ProbeTransport>> open(const SessionTime& time);

    [[nodiscard]] trace::Via via() const override { return trace::Via::Raw; }
    [[nodiscard]] bool showsHeaders() const override { return true; }
    [[nodiscard]] Result<trace::Departure> send(
        const trace::ProbeShape& shape, const trace::Probe& probe, Instant now) override;
    [[nodiscard]] std::optional<trace::TransportEvent> take(Instant now) override;
    void setWake(std::function<void()> wake) override { m_waker.setWake(std::move(wake)); }

private:
    RawTransport(std::unique_ptr<rawprobe::Prober> prober, const SessionTime& time);

    std::unique_ptr<rawprobe::Prober> m_prober;
    SessionTime m_time;
    Waker m_waker;
};

} // namespace socketscope::net
