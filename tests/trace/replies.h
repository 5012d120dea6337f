// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Packets that routers and targets send back, made from a probe's own bytes.
#pragma once

#include "core/trace/probepacket.h"
#include "core/wire/bytewriter.h"
#include "core/wire/checksum.h"
#include "core/wire/icmpv6header.h"
#include "core/wire/ipv4header.h"
#include "core/wire/ipv6header.h"
#include "core/wire/protocols.h"
#include "core/wire/tcpheader.h"
#include "core/wire/udpheader.h"

namespace socketscope::test {

inline Bytes packetOf(const trace::ProbeShape& shape, const trace::Probe& probe)
{
    Bytes bytes(probe.size + std::size_t {1024});
    bytes.resize(trace::writeProbe(shape, probe, bytes));
    return bytes;
}

/// `segment` behind an IP header of its own. The transport checksum, at `checksumAt`, is filled in.
inline Bytes inIp(const wire::IpAddress& from, const wire::IpAddress& to, std::uint8_t protocol,
    Bytes segment, std::size_t checksumAt, std::uint8_t ttl)
{
    const bool ipv6 = from.family == wire::Family::IPv6;
    const wire::PseudoHeader pseudo {from, to, static_cast<std::uint32_t>(segment.size()), protocol};
    const std::uint16_t sum = protocol == wire::protocol::icmp ? wire::internetChecksum(segment)
                                                               : wire::internetChecksum(pseudo, segment);
    segment[checksumAt] = static_cast<std::uint8_t>(sum >> 8);
    segment[checksumAt + 1] = static_cast<std::uint8_t>(sum);
    Bytes packet;
    if (ipv6) {
        wire::Ipv6Header header;
        header.payloadLength = static_cast<std::uint16_t>(segment.size());
        header.nextHeader = protocol;
        header.hopLimit = ttl;
        header.source = from;
        header.destination = to;
        packet = header.serialize();
    } else {
        wire::Ipv4Header header;
        header.totalLength = static_cast<std::uint16_t>(wire::Ipv4Header::minimumLength + segment.size());
        header.identification = 1;
        header.protocol = protocol;
        header.ttl = ttl;
        header.source = from;
        header.destination = to;
        header.checksum = header.computedChecksum();
        packet = header.serialize();
    }
    packet.insert(packet.end(), segment.begin(), segment.end());
    return packet;
}

/// An ICMP error about the packet `about`, of which all or the first `quoted` bytes are quoted.
inline Bytes icmpError(const wire::IpAddress& from, const wire::IpAddress& to, std::uint8_t type,
    std::uint8_t code, ByteView about, std::uint32_t rest = 0, std::size_t quoted = 548,
    std::uint8_t ttl = 60)
{
    Bytes segment = wire::IcmpHeader {.type = type, .code = code, .checksum = 0, .rest = rest}.serialize();
    const ByteView quote = about.first(std::min(about.size(), quoted));
    segment.insert(segment.end(), quote.begin(), quote.end());
    const bool ipv6 = from.family == wire::Family::IPv6;
    return inIp(from, to, ipv6 ? wire::protocol::icmpv6 : wire::protocol::icmp, std::move(segment), 2, ttl);
}

inline Bytes timeExceeded(const wire::IpAddress& from, const wire::IpAddress& to, ByteView about)
{
    const bool ipv6 = from.family == wire::Family::IPv6;
    return icmpError(
        from, to, ipv6 ? wire::Icmpv6Header::timeExceeded : wire::IcmpHeader::timeExceeded, 0, about);
}

inline Bytes portUnreachable(const wire::IpAddress& from, const wire::IpAddress& to, ByteView about)
{
    const bool ipv6 = from.family == wire::Family::IPv6;
    return icmpError(from, to,
        ipv6 ? wire::Icmpv6Header::destinationUnreachable : wire::IcmpHeader::destinationUnreachable,
        ipv6 ? 4 : 3, about);
}

/// What a target answers to an echo request.
inline Bytes echoReply(
    const wire::IpAddress& from, const wire::IpAddress& to, ByteView request, std::uint8_t ttl = 60)
{
    const bool ipv6 = from.family == wire::Family::IPv6;
    const ByteView rest = request.subspan(trace::ipHeaderLength(from.family));
    Bytes segment(rest.begin(), rest.end());
    segment[0] = ipv6 ? wire::Icmpv6Header::echoReply : wire::IcmpHeader::echoReply;
    segment[2] = segment[3] = 0;
    return inIp(from, to, ipv6 ? wire::protocol::icmpv6 : wire::protocol::icmp, std::move(segment), 2, ttl);
}

/// What a target answers to a SYN; with a payload, a reset acknowledges that, too.
inline Bytes tcpAnswer(
    const wire::IpAddress& from, const wire::IpAddress& to, ByteView syn, bool reset, std::uint8_t ttl = 60)
{
    const ByteView segment = syn.subspan(trace::ipHeaderLength(from.family));
    wire::TcpHeader header;
    header.sourcePort = wire::word16(segment, 2);
    header.destinationPort = wire::word16(segment, 0);
    header.flags = wire::TcpHeader::ack | (reset ? wire::TcpHeader::rst : wire::TcpHeader::syn);
    const auto payload = static_cast<std::uint32_t>(segment.size() - wire::TcpHeader::minimumLength);
    header.acknowledgmentNumber = wire::word32(segment, 4) + 1 + (reset ? payload : 0);
    return inIp(from, to, wire::protocol::tcp, header.serialize(), 16, ttl);
}

inline Bytes udpAnswer(
    const wire::IpAddress& from, const wire::IpAddress& to, ByteView datagram, std::uint8_t ttl = 60)
{
    const ByteView segment = datagram.subspan(trace::ipHeaderLength(from.family));
    const wire::UdpHeader header {wire::word16(segment, 2), wire::word16(segment, 0), 8, 0};
    return inIp(from, to, wire::protocol::udp, header.serialize(), 6, ttl);
}

/// What the target says to a probe of this shape, whatever its protocol: a closed UDP port, an open TCP port.
inline Bytes targetAnswer(const trace::ProbeShape& shape, ByteView probe, std::uint8_t ttl = 60)
{
    switch (shape.protocol) {
    case trace::Protocol::Icmp:
        return echoReply(shape.destination, shape.source, probe, ttl);
    case trace::Protocol::Udp:
        return portUnreachable(shape.destination, shape.source, probe);
    case trace::Protocol::Tcp:
        return tcpAnswer(shape.destination, shape.source, probe, false, ttl);
    }
    return {};
}

} // namespace socketscope::test
