// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/probes/concluded.h"

#include "core/wire/bytewriter.h"
#include "core/wire/checksum.h"
#include "core/wire/icmpheader.h"
#include "core/wire/icmpv6header.h"
#include "core/wire/ipv4header.h"
#include "core/wire/ipv6header.h"
#include "core/wire/protocols.h"
#include "core/wire/tcpheader.h"
#include "core/wire/udpheader.h"

#include <algorithm>

namespace socketscope::net {
namespace {

using wire::ByteWriter;
using wire::Family;
using wire::IcmpHeader;
using wire::Icmpv6Header;
using wire::IpAddress;
using wire::Ipv4Header;
using wire::Ipv6Header;
using wire::TcpHeader;
using wire::UdpHeader;

struct Ends {
    IpAddress from;
    IpAddress to;
    std::uint8_t protocol = 0;
    std::uint8_t ttl = 0; ///< 0: not told
    std::uint8_t trafficClass = 0;
    std::uint32_t flowLabel = 0;
};

std::size_t headerLength(Family family)
{
    return family == Family::IPv6 ? Ipv6Header::length : Ipv4Header::minimumLength;
}

/// An IP header with room behind it for `length` bytes.
Bytes withHeader(const Ends& ends, std::size_t length)
{
    Bytes packet(headerLength(ends.from.family) + length);
    if (ends.from.family == Family::IPv6) {
        Ipv6Header header;
        header.trafficClass = ends.trafficClass;
        header.flowLabel = ends.flowLabel;
        header.payloadLength = static_cast<std::uint16_t>(length);
        header.nextHeader = ends.protocol;
        header.hopLimit = ends.ttl;
        header.source = ends.from;
        header.destination = ends.to;
        header.write(packet);
        return packet;
    }
    Ipv4Header header;
    header.typeOfService = ends.trafficClass;
    header.totalLength = static_cast<std::uint16_t>(packet.size());
    header.ttl = ends.ttl;
    header.protocol = ends.protocol;
    header.source = ends.from;
    header.destination = ends.to;
    header.checksum = header.computedChecksum();
    header.write(packet);
    return packet;
}

/// Puts the transport checksum where it belongs: `at` counts from the transport header.
void fillChecksum(Bytes& packet, const Ends& ends, std::size_t at)
{
    const std::span<std::uint8_t> transport = std::span(packet).subspan(headerLength(ends.from.family));
    ByteWriter(transport.subspan(at)).put16(0);
    const bool plainIcmp = ends.protocol == wire::protocol::icmp;
    const wire::PseudoHeader pseudo {.source = ends.from,
        .destination = ends.to,
        .length = static_cast<std::uint32_t>(transport.size()),
        .protocol = ends.protocol};
    const std::uint16_t sum
        = plainIcmp ? wire::internetChecksum(transport) : wire::internetChecksum(pseudo, transport);
    ByteWriter(transport.subspan(at))
        .put16(ends.protocol == wire::protocol::udp ? wire::udpChecksumOnTheWire(sum) : sum);
}

/// The second four bytes of an ICMP error: MTU or pointer, and the length of the quote where extensions
/// follow it (RFC 4884 section 4); 0 where there are none.
std::uint32_t restOf(const rawprobe::Ancillary& told, Family family, std::size_t quoteLength)
{
    if (family == Family::IPv6) {
        // The kernel tells all four bytes.
        const std::uint32_t length = (static_cast<std::uint32_t>(quoteLength / 8) & 0xff) << 24;
        return told.info != 0 ? told.info : length;
    }
    std::uint32_t rest = 0;
    if (told.type == IcmpHeader::destinationUnreachable)
        rest = told.info & 0xffff;
    else if (told.type == IcmpHeader::parameterProblem)
        rest = told.info << 24;
    return rest | (static_cast<std::uint32_t>(quoteLength / 4) & 0xff) << 16;
}

/// The front of the probe as it was when it was thrown away: with a TTL of one.
Bytes quotedFront(ByteView probe, std::size_t length, Family family)
{
    Bytes front(probe.begin(), probe.begin() + static_cast<std::ptrdiff_t>(std::min(length, probe.size())));
    if (family == Family::IPv6) {
        front[7] = 1;
        return front;
    }
    auto header = Ipv4Header::parse(front);
    if (!header)
        return front;
    header->ttl = 1;
    header->checksum = header->computedChecksum();
    header->write(front);
    return front;
}

} // namespace

Concluded concludeIcmpError(
    const rawprobe::Ancillary& told, ByteView probe, std::size_t shownFrom, ByteView delivered)
{
    const Family family = told.offender.family;
    const bool v6 = family == Family::IPv6;
    if (probe.size() < shownFrom || shownFrom < headerLength(family) || family == Family::None)
        return {};
    const Bytes front = quotedFront(probe, shownFrom, family);
    const Ends ends {.from = told.offender,
        .to = told.local,
        .protocol = v6 ? wire::protocol::icmpv6 : wire::protocol::icmp,
        .ttl = told.ttl.value_or(0),
        .trafficClass = told.trafficClass,
        .flowLabel = told.flowLabel};
    const std::size_t most = 65'535 - headerLength(family) - IcmpHeader::size - front.size();
    delivered = delivered.first(std::min(delivered.size(), most));
    Concluded concluded;
    concluded.packet = withHeader(ends, IcmpHeader::size + front.size() + delivered.size());
    const std::span<std::uint8_t> message = std::span(concluded.packet).subspan(headerLength(family));
    IcmpHeader header;
    header.type = told.type;
    header.code = told.code;
    // Extensions that are not within what was delivered are none.
    const std::size_t extensions = told.extensions < delivered.size() ? told.extensions : 0;
    header.rest = restOf(told, family, extensions == 0 ? 0 : front.size() + extensions);
    header.write(message); // ICMPv6 has the same form
    ByteWriter(message.subspan(IcmpHeader::size)).put(front).put(delivered);
    fillChecksum(concluded.packet, ends, 2);
    concluded.inferred = static_cast<std::uint16_t>(concluded.packet.size() - delivered.size());
    return concluded;
}

Concluded concludeIcmp(const rawprobe::Ancillary& told, const IpAddress& from, ByteView message)
{
    const Ends ends {.from = from,
        .to = told.local,
        .protocol = from.family == Family::IPv6 ? wire::protocol::icmpv6 : wire::protocol::icmp,
        .ttl = told.ttl.value_or(0),
        .trafficClass = told.trafficClass,
        .flowLabel = told.flowLabel};
    Concluded concluded {.packet = withHeader(ends, message.size()),
        .inferred = static_cast<std::uint16_t>(headerLength(from.family))};
    std::copy(message.begin(), message.end(), concluded.packet.begin() + concluded.inferred);
    return concluded;
}

Concluded concludeUdp(
    const rawprobe::Ancillary& told, const wire::SocketAddress& from, std::uint16_t ownPort, ByteView payload)
{
    const Ends ends {.from = from.ip,
        .to = told.local,
        .protocol = wire::protocol::udp,
        .ttl = told.ttl.value_or(0),
        .trafficClass = told.trafficClass,
        .flowLabel = told.flowLabel};
    const std::size_t length = UdpHeader::size + payload.size();
    Concluded concluded {.packet = withHeader(ends, length),
        .inferred = static_cast<std::uint16_t>(headerLength(from.ip.family) + UdpHeader::size)};
    const std::span<std::uint8_t> datagram
        = std::span(concluded.packet).subspan(headerLength(from.ip.family));
    UdpHeader {
        .sourcePort = from.port, .destinationPort = ownPort, .length = static_cast<std::uint16_t>(length)}
        .write(datagram);
    ByteWriter(datagram.subspan(UdpHeader::size)).put(payload);
    fillChecksum(concluded.packet, ends, 6);
    return concluded;
}

Concluded concludeTcp(const wire::SocketAddress& from, const wire::SocketAddress& to, std::uint8_t flags)
{
    const Ends ends {.from = from.ip, .to = to.ip, .protocol = wire::protocol::tcp};
    Concluded concluded {.packet = withHeader(ends, TcpHeader::minimumLength)};
    TcpHeader header;
    header.sourcePort = from.port;
    header.destinationPort = to.port;
    header.flags = flags;
    header.write(std::span(concluded.packet).subspan(headerLength(from.ip.family)));
    fillChecksum(concluded.packet, ends, 16);
    concluded.inferred = static_cast<std::uint16_t>(concluded.packet.size());
    return concluded;
}

Bytes concludeSyn(const trace::ProbeShape& shape, const trace::Probe& probe)
{
    const Ends ends {.from = shape.source,
        .to = shape.destination,
        .protocol = wire::protocol::tcp,
        .ttl = probe.ttl,
        .trafficClass = shape.typeOfService};
    // RFC 9293 section 3.2 (segment size), RFC 2018 (SACK permitted), RFC 7323 (time stamps, window scale).
    const std::uint16_t segment
        = static_cast<std::uint16_t>(1500 - headerLength(shape.family()) - TcpHeader::minimumLength);
    const std::array<std::uint8_t, 20> options {2, 4, static_cast<std::uint8_t>(segment >> 8),
        static_cast<std::uint8_t>(segment), 4, 2, 8, 10, 0, 0, 0, 0, 0, 0, 0, 0, 1, 3, 3, 7};
    TcpHeader header;
    header.sourcePort = shape.sourcePort;
    header.destinationPort = shape.destinationPort;
    header.flags = TcpHeader::syn;
    header.window = 64'240;
    header.options = wire::InlineBytes<TcpHeader::mostOptions>(options);
    header.dataOffset = static_cast<std::uint8_t>(header.headerLength() / 4);
    Bytes packet = withHeader(ends, header.headerLength());
    header.write(std::span(packet).subspan(headerLength(shape.family())));
    fillChecksum(packet, ends, 16);
    return packet;
}

std::uint16_t sizeOfSyn(Family family)
{
    return static_cast<std::uint16_t>(headerLength(family) + TcpHeader::minimumLength + 20);
}

void forgetIdentification(std::span<std::uint8_t> packet)
{
    auto header = Ipv4Header::parse(packet);
    if (!header)
        return;
    header->identification = 0;
    header->checksum = header->computedChecksum();
    header->write(packet);
}

} // namespace socketscope::net
