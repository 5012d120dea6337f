// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Probes over a practice network: times are those of the simulation, to the nanosecond, however late
/// somebody looks.
#pragma once

#include "core/lab/network.h"
#include "core/trace/transport.h"

#include <deque>

namespace socketscope::tracing {

/// Works in wall time and in virtual time. Instants that are handed in must not go back.
class LabTransport final : public trace::ProbeTransport, private lab::Receiver {
public:
    explicit LabTransport(lab::Network network);
    ~LabTransport() override;
    LabTransport(const LabTransport&) = delete;
    LabTransport& operator=(const LabTransport&) = delete;

    [[nodiscard]] trace::Via via() const override { return trace::Via::Practice; }
    [[nodiscard]] bool showsHeaders() const override { return true; }
    [[nodiscard]] Result<trace::Departure> send(
        const trace::ProbeShape& shape, const trace::Probe& probe, Instant now) override;
    [[nodiscard]] std::optional<trace::TransportEvent> take(Instant now) override;
    [[nodiscard]] std::optional<Instant> due() const override;
    /// Nothing but the passing of time wakes a practice network: see due().
    void setWake(std::function<void()> wake) override;

    [[nodiscard]] lab::Network& network() { return m_network; }

private:
    struct Arrived {
        Instant at;
        Bytes packet;
    };
    void received(ByteView packet, Instant at) override;

    lab::Network m_network;
    std::deque<Arrived> m_arrived;
    Bytes m_taken; ///< what the last Arrival shows
    Bytes m_sent; ///< what the last Departure shows
};

} // namespace socketscope::tracing
