// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/packetends.h"

#include "core/wire/ipv4header.h"
#include "core/wire/ipv6header.h"
#include "core/wire/protocols.h"

namespace socketscope::wire {

namespace {

void readPorts(PacketEnds& ends, std::uint8_t protocol, ByteView transport)
{
    const bool hasPorts = protocol == protocol::udp || protocol == protocol::tcp;
    if (!hasPorts || transport.size() < 4)
        return;
    ends.source.port = static_cast<std::uint16_t>(transport[0] << 8 | transport[1]);
    ends.destination.port = static_cast<std::uint16_t>(transport[2] << 8 | transport[3]);
}

} // namespace

PacketEnds packetEnds(ByteView packet)
{
    PacketEnds ends;
    if (const auto header = Ipv4Header::parse(packet)) {
        ends.source.ip = header->source;
        ends.destination.ip = header->destination;
        ends.ttl = header->ttl;
        if (header->fragmentOffset == 0)
            readPorts(ends, header->protocol, packet.subspan(header->headerLength()));
    } else if (const auto v6 = Ipv6Header::parse(packet)) {
        ends.source.ip = v6->source;
        ends.destination.ip = v6->destination;
        ends.ttl = v6->hopLimit;
        readPorts(ends, v6->nextHeader, packet.subspan(Ipv6Header::length));
    }
    return ends;
}

} // namespace socketscope::wire
