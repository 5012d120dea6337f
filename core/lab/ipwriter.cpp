// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/ipwriter.h"

#include "core/wire/bytewriter.h"
#include "core/wire/checksum.h"
#include "core/wire/ipv4header.h"
#include "core/wire/ipv6header.h"
#include "core/wire/protocols.h"

namespace socketscope::lab {
namespace {

void wrapV4(const Outline& outline, ByteView payload, Bytes& packet)
{
    wire::Ipv4Header header;
    const Bytes noOperations(outline.optionBytes, 1);
    header.options = wire::InlineBytes<wire::Ipv4Header::mostOptions>(noOperations);
    header.ihl = static_cast<std::uint8_t>(header.headerLength() / 4);
    header.typeOfService = outline.typeOfService;
    header.flags = outline.dontFragment ? wire::Ipv4Header::dontFragment : 0;
    header.totalLength = static_cast<std::uint16_t>(header.headerLength() + payload.size());
    header.identification = outline.identification;
    header.ttl = outline.ttl;
    header.protocol = outline.protocol;
    header.source = outline.source;
    header.destination = outline.destination;
    header.checksum = header.computedChecksum();
    packet.resize(header.totalLength);
    header.write(packet);
    std::copy(
        payload.begin(), payload.end(), packet.begin() + static_cast<std::ptrdiff_t>(header.headerLength()));
}

void wrapV6(const Outline& outline, ByteView payload, Bytes& packet)
{
    wire::Ipv6Header header;
    header.trafficClass = outline.typeOfService;
    header.payloadLength = static_cast<std::uint16_t>(payload.size());
    header.nextHeader = outline.protocol;
    header.hopLimit = outline.ttl;
    header.source = outline.source;
    header.destination = outline.destination;
    packet.resize(wire::Ipv6Header::length + header.payloadLength);
    header.write(packet);
    std::copy(payload.begin(), payload.end(), packet.begin() + wire::Ipv6Header::length);
}

} // namespace

void wrap(const Outline& outline, ByteView payload, Bytes& packet)
{
    const std::size_t header = outline.source.family == wire::Family::IPv6
        ? 0
        : wire::Ipv4Header::minimumLength + outline.optionBytes;
    const ByteView fitting = payload.first(std::min(payload.size(), std::size_t {65535} - header));
    if (outline.source.family == wire::Family::IPv6)
        wrapV6(outline, fitting, packet);
    else
        wrapV4(outline, fitting, packet);
}

std::size_t checksumPlace(std::uint8_t protocol)
{
    switch (protocol) {
    case wire::protocol::udp:
        return 6;
    case wire::protocol::tcp:
        return 16;
    case wire::protocol::icmp:
    case wire::protocol::icmpv6:
        return 2;
    default:
        return 0;
    }
}

void seal(std::span<std::uint8_t> message, std::uint8_t protocol, const wire::IpAddress& source,
    const wire::IpAddress& destination)
{
    const std::size_t at = checksumPlace(protocol);
    if (at == 0 || at + 2 > message.size())
        return;
    wire::ByteWriter field(message.subspan(at, 2));
    wire::ByteWriter(message.subspan(at, 2)).put16(0);
    const wire::PseudoHeader pseudo {
        source, destination, static_cast<std::uint32_t>(message.size()), protocol};
    const std::uint16_t sum = protocol == wire::protocol::icmp ? wire::internetChecksum(message)
                                                               : wire::internetChecksum(pseudo, message);
    field.put16(protocol == wire::protocol::udp ? wire::udpChecksumOnTheWire(sum) : sum);
}

} // namespace socketscope::lab
