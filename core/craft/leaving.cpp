// SPDX-License-Identifier: GPL-3.0-or-later
// What Linux does was watched on loopback and on virtual links (6.18); the test of this file and the
// end-to-end test of the ways to send watch it again.
#include "core/craft/leaving.h"

#include "core/wire/bytewriter.h"
#include "core/wire/checksum.h"
#include "core/wire/ipv4header.h"
#include "core/wire/ipv6header.h"
#include "core/wire/protocols.h"
#include "core/wire/udpheader.h"

#include <algorithm>

namespace socketscope::craft {

using wire::ByteWriter;
using wire::Family;
using wire::IpAddress;
using wire::Ipv4Header;
using wire::Ipv6Header;
using wire::LayerKind;
using wire::UdpHeader;

namespace {

constexpr std::uint8_t usualTtl = 64; // where none can be asked for

IpAddress addressAt(ByteView packet, std::size_t at, Family family)
{
    IpAddress address;
    address.family = family;
    std::copy_n(packet.begin() + static_cast<std::ptrdiff_t>(at), family == Family::IPv6 ? 16 : 4,
        address.bytes.begin());
    return address;
}

void putAddress(std::span<std::uint8_t> to, const IpAddress& address)
{
    std::copy_n(address.bytes.begin(), address.family == Family::IPv6 ? 16 : 4, to.begin());
}

/// Linux sums as many words as the header says that it has.
void sumHeader(std::span<std::uint8_t> packet)
{
    const std::size_t length = std::min<std::size_t>((packet[0] & 0xfU) * 4U, packet.size());
    ByteWriter(packet.subspan(10)).put16(0);
    const std::uint16_t sum = wire::internetChecksum(packet.first(length));
    ByteWriter(packet.subspan(10)).put16(sum);
}

/// IP_HDRINCL: total length and header checksum always, identification and source where they are zero. With
/// don't-fragment an identification of zero stays zero. Over IPv6 nothing at all.
Leaving withHeader(ByteView packet, const Handing& handing)
{
    Leaving leaving {.packet = Bytes(packet.begin(), packet.end())};
    if (handing.family == Family::IPv6)
        return leaving;
    const std::span<std::uint8_t> bytes = leaving.packet;
    ByteWriter(bytes.subspan(2)).put16(static_cast<std::uint16_t>(packet.size()));
    if (sourceOf(packet, Family::IPv4).isAny())
        putAddress(bytes.subspan(12), handing.source);
    leaving.unknownIdentification = wire::word16(packet, 4) == 0 && (packet[6] & 0x40) == 0;
    sumHeader(bytes);
    if (leaving.unknownIdentification || !std::ranges::equal(leaving.packet, packet))
        leaving.inferred = static_cast<std::uint16_t>(handing.header);
    return leaving;
}

Bytes systemHeader4(ByteView packet, const Handing& handing, std::size_t behind)
{
    Ipv4Header header;
    header.typeOfService = packet[1];
    header.totalLength = static_cast<std::uint16_t>(Ipv4Header::minimumLength + behind);
    header.flags = (packet[6] & 0x40) != 0 ? Ipv4Header::dontFragment : std::uint8_t {0};
    header.ttl = packet[8] == 0 ? usualTtl : packet[8]; // no socket takes a TTL of zero
    header.protocol = handing.way == SendWay::Datagram ? wire::protocol::udp : packet[9];
    header.source = handing.source;
    header.destination = destinationOf(packet, Family::IPv4);
    header.checksum = header.computedChecksum();
    return header.serialize();
}

Bytes systemHeader6(ByteView packet, const Handing& handing, std::size_t behind)
{
    Ipv6Header header;
    header.trafficClass = static_cast<std::uint8_t>(wire::word16(packet, 0) >> 4);
    header.payloadLength = static_cast<std::uint16_t>(behind);
    header.nextHeader = handing.way == SendWay::Datagram ? wire::protocol::udp : packet[6];
    header.hopLimit = packet[7];
    header.source = handing.source;
    header.destination = destinationOf(packet, Family::IPv6);
    return header.serialize();
}

wire::PseudoHeader pseudoOf(
    ByteView packet, const Handing& handing, std::uint8_t protocol, std::size_t length)
{
    return {.source = handing.source,
        .destination = destinationOf(packet, handing.family),
        .length = static_cast<std::uint32_t>(length),
        .protocol = protocol};
}

Leaving behindSystemHeader(ByteView packet, const Handing& handing, ByteView behind)
{
    const bool v6 = handing.family == Family::IPv6;
    Leaving leaving {.packet
        = v6 ? systemHeader6(packet, handing, behind.size()) : systemHeader4(packet, handing, behind.size())};
    leaving.inferred = static_cast<std::uint16_t>(leaving.packet.size());
    leaving.unknownIdentification = !v6 && (packet[6] & 0x40) == 0;
    leaving.packet.insert(leaving.packet.end(), behind.begin(), behind.end());
    return leaving;
}

/// A raw socket of ICMPv6 has its checksum computed, whatever the program says (RFC 3542 section 3.1).
Leaving withoutHeader(ByteView packet, const Handing& handing)
{
    const bool v6 = handing.family == Family::IPv6;
    Leaving leaving = behindSystemHeader(
        packet, handing, packet.subspan(std::min(v6 ? Ipv6Header::length : handing.header, packet.size())));
    const std::span<std::uint8_t> behind = std::span(leaving.packet).subspan(leaving.inferred);
    if (!v6 || packet[6] != wire::protocol::icmpv6 || behind.size() < 4)
        return leaving;
    ByteWriter(behind.subspan(2)).put16(0);
    const auto pseudo = pseudoOf(packet, handing, wire::protocol::icmpv6, behind.size());
    ByteWriter(behind.subspan(2)).put16(wire::internetChecksum(pseudo, behind));
    leaving.inferred = static_cast<std::uint16_t>(leaving.inferred + 4);
    return leaving;
}

Leaving asDatagram(ByteView packet, const Handing& handing)
{
    const ByteView datagram = packet.subspan(std::min(handing.header, packet.size()));
    if (datagram.size() < UdpHeader::size)
        return {};
    Leaving leaving = behindSystemHeader(packet, handing, datagram);
    leaving.unknownPort = wire::word16(datagram, 0) == 0;
    const std::span<std::uint8_t> behind = std::span(leaving.packet).subspan(leaving.inferred);
    ByteWriter(behind.subspan(4)).put16(static_cast<std::uint16_t>(behind.size())).put16(0);
    // SO_NO_CHECK is asked for where the packet has none; over IPv6 there is always one.
    if (handing.family == Family::IPv6 || wire::word16(datagram, 6) != 0) {
        const auto pseudo = pseudoOf(packet, handing, wire::protocol::udp, behind.size());
        ByteWriter(behind.subspan(6))
            .put16(wire::udpChecksumOnTheWire(wire::internetChecksum(pseudo, behind)));
    }
    leaving.inferred = static_cast<std::uint16_t>(leaving.inferred + UdpHeader::size);
    return leaving;
}

} // namespace

IpAddress sourceOf(ByteView packet, Family family)
{
    return addressAt(packet, family == Family::IPv6 ? 8 : 12, family);
}

IpAddress destinationOf(ByteView packet, Family family)
{
    return addressAt(packet, family == Family::IPv6 ? 24 : 16, family);
}

bool isOwn(const IpAddress& address, const std::vector<IpAddress>& addresses)
{
    if (address.isLoopback())
        return true;
    return std::ranges::any_of(addresses, [&](const IpAddress& own) {
        return own.family == address.family && own.bytes == address.bytes; // of any interface
    });
}

std::optional<Handing> handingOf(
    const Packet& packet, SendWay way, const IpAddress& routeSource, const std::vector<IpAddress>& addresses)
{
    if (packet.layers().empty() || !isNetwork(packet.layers()[0].kind))
        return std::nullopt;
    const Layer& ip = packet.layers()[0];
    const Family family = ip.kind == LayerKind::Ipv6 ? Family::IPv6 : Family::IPv4;
    return handingOf(ip.header, family, ip.length(), way, routeSource, addresses);
}

Handing handingOf(ByteView packet, Family family, std::size_t header, SendWay way,
    const IpAddress& routeSource, const std::vector<IpAddress>& addresses)
{
    const IpAddress source = sourceOf(packet, family);
    const bool taken = !source.isAny() && isOwn(source, addresses);
    Handing handing {.way = way, .family = family, .header = header, .source = taken ? source : routeSource};
    handing.source.family = family;
    return handing;
}

Bytes withSource(ByteView packet, const IpAddress& source)
{
    Bytes bytes(packet.begin(), packet.end());
    if (bytes.size() < Ipv4Header::minimumLength || bytes[0] >> 4 != 4 || source.family != Family::IPv4
        || !sourceOf(packet, Family::IPv4).isAny())
        return bytes;
    const std::size_t length = std::min<std::size_t>((bytes[0] & 0xfU) * 4U, bytes.size());
    const bool isRight = length >= Ipv4Header::minimumLength && wire::checksumVerifies(packet.first(length));
    putAddress(std::span(bytes).subspan(12), source);
    if (isRight)
        sumHeader(bytes);
    return bytes;
}

Leaving asItLeaves(ByteView packet, const Handing& handing)
{
    switch (handing.way) {
    case SendWay::Raw:
        return withoutHeader(packet, handing);
    case SendWay::RawHeader:
        return withHeader(packet, handing);
    case SendWay::Datagram:
        return asDatagram(packet, handing);
    case SendWay::Link:
    case SendWay::Practice:
        break;
    }
    return {.packet = Bytes(packet.begin(), packet.end())};
}

} // namespace socketscope::craft
