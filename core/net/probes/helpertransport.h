// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Raw probes by the probe helper, for a process without rights.
#pragma once

#include "core/net/probes/probehelper.h"
#include "core/net/probes/transportevents.h"
#include "core/net/probes/waker.h"
#include "core/net/sessiontime.h"
#include "core/rawprobe/messages.h"
#include "core/rawprobe/pace.h"
#include "core/rawprobe/reservedports.h"
#include "core/rawprobe/sourcefinder.h"

#include <vector>

namespace socketscope::net {

class HelperTransport final : public trace::ProbeTransport {
public:
    /// Starts the helper. Fails with FileMissing, SystemCall, or NotPermitted where it has no capability.
    [[nodiscard]] static Result<std::unique_ptr<trace::ProbeTransport>> open(
        const std::string& path, const SessionTime& time);

    [[nodiscard]] trace::Via via() const override { return trace::Via::Helper; }
    [[nodiscard]] bool showsHeaders() const override { return true; }
    /// As often as the helper sends.
    [[nodiscard]] std::optional<Instant> readyAt() const override;
    /// What the helper refuses comes as a SendFailure later.
    [[nodiscard]] Result<trace::Departure> send(
        const trace::ProbeShape& wanted, const trace::Probe& probe, Instant now) override;
    [[nodiscard]] std::optional<trace::TransportEvent> take(Instant now) override;
    void setWake(std::function<void()> wake) override { m_waker.setWake(std::move(wake)); }

private:
    HelperTransport(ProbeHelper helper, const SessionTime& time);
    [[nodiscard]] int chooseSource(trace::ProbeShape& shape);
    [[nodiscard]] std::optional<trace::TransportEvent> eventOf(const rawprobe::Report& report);

    ProbeHelper m_helper;
    SessionTime m_time;
    Waker m_waker;
    rawprobe::Pace m_pace;
    rawprobe::SourceFinder m_sources;
    rawprobe::ReservedPorts m_ports;
    std::uint16_t m_chosenPort = 0; ///< the system's choice, for shapes without a source port
    bool m_gone = false;
    Bytes m_packet; ///< of the probe sent last
    std::vector<std::uint8_t> m_buffer;
};

} // namespace socketscope::net
