// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/probes/pingtransport.h"

#include "core/trace/probepacket.h"
#include "core/wire/bytewriter.h"
#include "core/wire/icmpheader.h"

#include <netinet/in.h>

namespace socketscope::net {

using trace::Probe;
using trace::ProbeShape;

namespace {

/// Of an echo request or reply; 0 where the bytes do not reach so far.
std::uint16_t sequenceNumberOf(ByteView message)
{
    return message.size() >= wire::IcmpHeader::size ? wire::word16(message, 6) : std::uint16_t {0};
}

} // namespace

Result<std::unique_ptr<trace::ProbeTransport>> PingTransport::open(
    const ProbeShape& shape, const SessionTime& time)
{
    const int protocol = shape.family() == wire::Family::IPv6 ? int {IPPROTO_ICMPV6} : int {IPPROTO_ICMP};
    auto socket = openSocket(shape, protocol, shape.identifier, true);
    if (!socket)
        return fail(std::move(socket.error()));
    return std::unique_ptr<trace::ProbeTransport>(
        new PingTransport(std::move(*socket), shape.family(), time));
}

ProbeShape PingTransport::actual(const ProbeShape& shape) const
{
    ProbeShape real = shape;
    real.identifier = ownPort();
    real.flowLabel = 0;
    return real;
}

std::size_t PingTransport::writtenBySystem(const ProbeShape& shape) const
{
    return trace::headersLength(shape); // of the ICMP header: identifier and checksum
}

std::size_t PingTransport::shownFrom(const ProbeShape& shape) const
{
    return trace::ipHeaderLength(shape.family());
}

std::uint16_t PingTransport::keyOf(const ProbeShape& shape, const Probe& probe) const
{
    return trace::markedFields(shape, probe).sequenceNumber;
}

std::uint16_t PingTransport::keyOfError(std::uint16_t, ByteView delivered) const
{
    return sequenceNumberOf(delivered);
}

std::uint16_t PingTransport::keyOfReply(std::uint16_t, ByteView message) const
{
    return sequenceNumberOf(message);
}

Concluded PingTransport::concludeReply(
    const rawprobe::Ancillary& told, const wire::SocketAddress& from, ByteView message) const
{
    return concludeIcmp(told, from.ip, message);
}

} // namespace socketscope::net
