// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Echo requests by an ICMP datagram socket: no rights, where the system allows it to the user's group
/// (net.ipv4.ping_group_range, which holds for IPv6, too).
#pragma once

#include "core/net/probes/datagramtransport.h"

namespace socketscope::net {

class PingTransport final : public DatagramTransport {
public:
    /// For probes of that shape; where its identifier is taken, they have another. Fails with NotPermitted
    /// or SystemCall.
    [[nodiscard]] static Result<std::unique_ptr<trace::ProbeTransport>> open(
        const trace::ProbeShape& shape, const SessionTime& time);
    [[nodiscard]] trace::Via via() const override { return trace::Via::Ping; }

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
