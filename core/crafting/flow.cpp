// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crafting/flow.h"

#include "core/wire/bytewriter.h"
#include "core/wire/ipv4header.h"
#include "core/wire/ipv6header.h"
#include "core/wire/protocols.h"
#include "core/wire/tcpheader.h"

#include <algorithm>

namespace socketscope::crafting {

namespace {

using wire::word16;
using wire::word32;

void readTcp(FlowRead& read, ByteView segment)
{
    if (segment.size() < wire::TcpHeader::minimumLength)
        return;
    const std::size_t header = std::size_t {segment[12]} / 16 * 4;
    const std::uint8_t flags = segment[13];
    const auto counted = segment.size() - std::min(std::max(header, std::size_t {20}), segment.size())
        + ((flags & wire::TcpHeader::syn) != 0 ? 1U : 0U) + ((flags & wire::TcpHeader::fin) != 0 ? 1U : 0U);
    read.expected = word32(segment, 4) + static_cast<std::uint32_t>(counted);
}

void readBody(FlowRead& read, ByteView body)
{
    namespace protocol = wire::protocol;
    const bool icmp = read.flow.protocol == protocol::icmp || read.flow.protocol == protocol::icmpv6;
    if (icmp && body.size() >= 8) {
        read.flow.type = body[0];
        read.flow.first = word16(body, 4);
        read.flow.second = word16(body, 6);
    }
    const bool ports = read.flow.protocol == protocol::udp || read.flow.protocol == protocol::tcp;
    if (ports && body.size() >= 4) {
        read.flow.first = word16(body, 0);
        read.flow.second = word16(body, 2);
    }
    if (read.flow.protocol == protocol::tcp)
        readTcp(read, body);
}

std::optional<FlowRead> readHeader(ByteView packet)
{
    FlowRead read;
    if (const auto header = wire::Ipv4Header::tryParse(packet)) {
        read.flow.source = header->source;
        read.flow.destination = header->destination;
        read.flow.protocol = header->protocol;
        read.identification = header->identification;
        read.body = static_cast<std::uint16_t>(header->headerLength());
        return read;
    }
    const auto header = wire::Ipv6Header::tryParse(packet);
    if (!header)
        return std::nullopt;
    wire::Ipv6ExtensionWalk walk(packet.subspan(wire::Ipv6Header::length), header->nextHeader);
    while (walk.next()) { }
    read.flow.source = header->source;
    read.flow.destination = header->destination;
    read.flow.protocol = walk.protocol();
    const std::size_t body = wire::Ipv6Header::length + walk.offset();
    read.body = static_cast<std::uint16_t>(std::min<std::size_t>({body, packet.size(), 65535}));
    return read;
}

} // namespace

std::optional<FlowRead> readFlow(ByteView packet)
{
    auto read = readHeader(packet);
    if (read)
        readBody(*read, packet.subspan(read->body));
    return read;
}

} // namespace socketscope::crafting
