// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/ippacket.h"

#include "core/wire/bytewriter.h"
#include "core/wire/checksum.h"
#include "core/wire/ipv4header.h"
#include "core/wire/ipv6header.h"
#include "core/wire/protocols.h"

namespace socketscope::lab {
namespace {

using wire::Family;
using wire::IpAddress;
using wire::word16;

IpAddress addressAt(const IpPacket& packet, std::size_t v4At, std::size_t v6At)
{
    IpAddress address;
    address.family = packet.family();
    const ByteView from = packet.v6 ? packet.bytes.subspan(v6At, 16) : packet.bytes.subspan(v4At, 4);
    std::copy(from.begin(), from.end(), address.bytes.begin());
    return address;
}

} // namespace

IpAddress IpPacket::source() const
{
    return addressAt(*this, 12, 8);
}

IpAddress IpPacket::destination() const
{
    return addressAt(*this, 16, 24);
}

Transport IpPacket::transport() const
{
    Transport transport {.protocol = protocol, .offset = headerLength, .announcedAt = v6 ? 6U : 9U};
    if (!v6) {
        const std::uint16_t fragment = word16(bytes, 6);
        transport.laterFragment = (fragment & 0x1fff) != 0;
        transport.fragment = (fragment & 0x3fff) != 0;
        return transport;
    }
    wire::Ipv6ExtensionWalk walk(bytes.subspan(headerLength), protocol);
    while (const auto extension = walk.next())
        transport.announcedAt = headerLength + extension->offset;
    transport.protocol = walk.protocol();
    transport.offset = headerLength + walk.offset();
    transport.fragment = walk.isFragment();
    transport.laterFragment = walk.isLaterFragment();
    transport.routed = walk.isRouted();
    transport.damaged = walk.error().has_value();
    return transport;
}

bool readHeader(ByteView bytes, IpPacket& into)
{
    if (bytes.size() < wire::Ipv4Header::minimumLength)
        return false;
    into.v6 = bytes[0] >> 4 == 6;
    if (into.v6) {
        if (bytes.size() < wire::Ipv6Header::length)
            return false;
        into.headerLength = wire::Ipv6Header::length;
        into.protocol = bytes[6];
        into.ttl = bytes[7];
    } else {
        into.headerLength = static_cast<std::uint16_t>((bytes[0] & 0x0f) * 4);
        if (bytes[0] >> 4 != 4 || into.headerLength < wire::Ipv4Header::minimumLength
            || into.headerLength > bytes.size())
            return false;
        into.protocol = bytes[9];
        into.ttl = bytes[8];
    }
    into.bytes = bytes;
    return true;
}

Reason readPacket(ByteView bytes, IpPacket& into)
{
    if (!readHeader(bytes, into))
        return Reason::Malformed;
    if (!into.v6 && !wire::checksumVerifies(bytes.first(into.headerLength)))
        return Reason::WrongHeaderChecksum;
    const std::size_t length = into.v6 ? wire::Ipv6Header::length + word16(bytes, 4) : word16(bytes, 2);
    if (length > bytes.size() || length < into.headerLength)
        return Reason::WrongLength;
    into.bytes = bytes.first(length); // what follows is padding of a link
    return Reason::None;
}

bool isOneHost(const IpAddress& ip)
{
    if (ip.family == Family::IPv6)
        return !ip.isAny() && !ip.isLoopback() && !ip.isMulticast();
    return ip.family == Family::IPv4 && ip.bytes[0] != 0 && ip.bytes[0] != 127 && ip.bytes[0] < 224;
}

bool isForMany(const IpAddress& ip)
{
    return ip.isMulticast() || ip == IpAddress::v4(255, 255, 255, 255);
}

bool isMartian(const IpPacket& packet)
{
    if (packet.v6) {
        const IpAddress source = packet.source();
        const IpAddress destination = packet.destination();
        return !isOneHost(source) || destination.isLoopback() || destination.isAny();
    }
    const std::uint8_t source = packet.bytes[12];
    const std::uint8_t destination = packet.bytes[16];
    return source == 0 || source == 127 || source >= 224 || destination == 0 || destination == 127;
}

void replaceWord(std::span<std::uint8_t> packet, std::size_t at, std::uint16_t word, std::size_t checksumAt)
{
    const std::uint16_t before = word16(packet, at);
    std::uint32_t sum = static_cast<std::uint16_t>(~word16(packet, checksumAt));
    sum += static_cast<std::uint16_t>(~before);
    sum += word;
    sum = (sum & 0xffff) + (sum >> 16);
    sum = (sum & 0xffff) + (sum >> 16);
    wire::ByteWriter(packet.subspan(at, 2)).put16(word);
    wire::ByteWriter(packet.subspan(checksumAt, 2)).put16(static_cast<std::uint16_t>(~sum));
}

void decrementTtl(std::span<std::uint8_t> packet)
{
    if (packet[0] >> 4 == 6) {
        --packet[7];
        return;
    }
    replaceWord(packet, 8, static_cast<std::uint16_t>(word16(packet, 8) - 0x100), 10);
}

} // namespace socketscope::lab
