// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Probes by an ordinary UDP socket: no rights, on any Linux. Each probe has a destination port of its
/// own, which is what the kernel tells of a probe that a router has thrown away.
#pragma once

#include "core/net/probes/datagramtransport.h"

namespace socketscope::net {

class UdpTransport final : public DatagramTransport {
public:
    /// For probes of that shape. Fails with SystemCall, or with NeedsRawProbes for a constant flow.
    [[nodiscard]] static Result<std::unique_ptr<trace::ProbeTransport>> open(
        const trace::ProbeShape& shape, const SessionTime& time);
    [[nodiscard]] trace::Via via() const override { return trace::Via::Udp; }

private:
    using DatagramTransport::DatagramTransport;
    [[nodiscard]] trace::ProbeShape actual(const trace::ProbeShape& shape) const override;
    [[nodiscard]] std::size_t writtenBySystem(const trace::ProbeShape& shape) const override;
    [[nodiscard]] std::size_t shownFrom(const trace::ProbeShape& shape) const override;
    [[nodiscard]] std::uint16_t keyOf(
        const trace::ProbeShape& shape, const trace::Probe& probe) const override;
    [[nodiscard]] std::uint16_t keyOfError(std::uint16_t destinationPort, ByteView delivered) const override;
    [[nodiscard]] std::uint16_t keyOfReply(std::uint16_t sourcePort, ByteView message) const override;
    [[nodiscard]] Concluded concludeReply(
        const rawprobe::Ancillary& told, const wire::SocketAddress& from, ByteView message) const override;
};

} // namespace socketscope::net
