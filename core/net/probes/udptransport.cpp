// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/probes/udptransport.h"

#include "core/trace/probepacket.h"

namespace socketscope::net {

using trace::Probe;
using trace::ProbeShape;

Result<std::unique_ptr<trace::ProbeTransport>> UdpTransport::open(
    const ProbeShape& shape, const SessionTime& time)
{
    if (shape.flow != trace::Flow::Classic)
        return fail({.code = ErrorCode::NeedsRawProbes,
            .detail = shape.flow == trace::Flow::Paris ? "paris" : "dublin"});
    auto socket = openSocket(shape, 0, shape.sourcePort, false);
    if (!socket)
        return fail(std::move(socket.error()));
    return std::unique_ptr<trace::ProbeTransport>(new UdpTransport(std::move(*socket), shape.family(), time));
}

ProbeShape UdpTransport::actual(const ProbeShape& shape) const
{
    ProbeShape real = shape;
    real.sourcePort = ownPort();
    real.flowLabel = 0;
    return real;
}

std::size_t UdpTransport::writtenBySystem(const ProbeShape& shape) const
{
    return trace::headersLength(shape);
}

std::size_t UdpTransport::shownFrom(const ProbeShape& shape) const
{
    return trace::headersLength(shape);
}

std::uint16_t UdpTransport::keyOf(const ProbeShape& shape, const Probe& probe) const
{
    return trace::markedFields(shape, probe).destinationPort;
}

std::uint16_t UdpTransport::keyOfError(std::uint16_t destinationPort, ByteView) const
{
    return destinationPort;
}

std::uint16_t UdpTransport::keyOfReply(std::uint16_t sourcePort, ByteView) const
{
    return sourcePort;
}

Concluded UdpTransport::concludeReply(
    const rawprobe::Ancillary& told, const wire::SocketAddress& from, ByteView message) const
{
    return concludeUdp(told, from, ownPort(), message);
}

} // namespace socketscope::net
