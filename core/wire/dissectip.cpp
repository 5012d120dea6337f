// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/bytewriter.h"
#include "core/wire/checksum.h"
#include "core/wire/dissector.h"
#include "core/wire/fieldtables.h"
#include "core/wire/ipv4header.h"
#include "core/wire/ipv6header.h"
#include "core/wire/tcpheader.h"

namespace socketscope::wire {

void Dissector::ip(Place place)
{
    if (place.offset < place.end && m_packet[place.offset] >> 4 == 6)
        return ipv6(place);
    ipv4(place);
}

/// Bytes behind the packet that the link below added: an Ethernet frame has 46 at least.
void Dissector::trailer(std::size_t from, std::size_t to)
{
    if (from < to)
        field(tables::trailer, from, to - from);
}

void Dissector::ipv4(Place place)
{
    const auto header = Ipv4Header::parse(bytes(place));
    if (!open(LayerKind::Ipv4, place, header ? header->headerLength() : place.end - place.offset))
        return;
    fields(tables::ipv4(), place.offset, place.end);
    if (!header)
        return damaged(header.error());
    ipv4Options(*header, place);
    judge(true, checksumVerifies(m_packet.subspan(place.offset, header->headerLength())));
    const std::size_t there = place.end - place.offset;
    if (header->totalLength < header->headerLength()) {
        damaged(badLength("total_length", header->totalLength));
        place.whole = false;
    } else if (header->totalLength > there) {
        if (place.quoted == 0 && place.whole)
            damaged(truncated("total_length", header->totalLength, there));
        place.whole = false;
    } else {
        place.whole = true;
        trailer(place.offset + header->totalLength, place.end);
    }
    place.end = place.offset + header->packetLength(there);
    const Place next = inside(place);
    if (header->fragmentOffset != 0)
        return payload(next);
    transport(header->protocol, {header->source, header->destination, header->isFragment(), false}, next);
}

void Dissector::ipv4Options(const Ipv4Header& header, Place place)
{
    const std::size_t start = place.offset + Ipv4Header::minimumLength;
    HeaderOptionWalk walk(header.options.view());
    while (const auto option = walk.next()) {
        const std::size_t at = start + option->offset;
        field(tables::options, at, option->length);
        field(tables::optionType, at, 1, 1);
        if (option->length > 1)
            field(tables::optionLength, at + 1, 1, 1);
        if (option->length > 2)
            field(tables::data, at + 2, option->length - 2, 1);
    }
    if (walk.error())
        damaged(*walk.error());
}

void Dissector::ipv6(Place place)
{
    const auto header = Ipv6Header::parse(bytes(place));
    if (!open(LayerKind::Ipv6, place, header ? Ipv6Header::length : place.end - place.offset))
        return;
    fields(tables::ipv6(), place.offset, place.end);
    if (!header)
        return damaged(header.error());
    const std::size_t there = place.end - place.offset;
    const std::size_t claimed = Ipv6Header::length + header->payloadLength;
    const std::size_t start = place.offset + Ipv6Header::length;
    if (claimed > there) {
        if (place.quoted == 0 && place.whole)
            damaged(truncated("payload_length", header->payloadLength, there - Ipv6Header::length));
        place.whole = false;
    } else {
        // A payload length of zero says nothing about a jumbogram (RFC 2675), or that nothing follows.
        place.whole = header->payloadLength != 0;
        if (place.whole)
            trailer(place.offset + claimed, place.end);
    }
    place.end = place.offset + header->packetLength(there);
    Ipv6ExtensionWalk walk(m_packet.subspan(start, place.end - start), header->nextHeader);
    ipv6Extensions(walk, start);
    const Place next = inside(place);
    if (walk.error() || walk.isLaterFragment() || walk.protocol() == protocol::noNextHeader)
        return payload(next);
    transport(
        walk.protocol(), {header->source, header->destination, walk.isFragment(), walk.isRouted()}, next);
}

void Dissector::ipv6Extensions(Ipv6ExtensionWalk& walk, std::size_t start)
{
    while (const auto extension = walk.next()) {
        const std::size_t at = start + extension->offset;
        field(tables::extensionHeaders, at, extension->length);
        // Its number stands in the header before it: here is the value, there are the bytes.
        m_into.fields.push_back({.spec = &tables::extensionType,
            .value = extension->type,
            .offset = static_cast<std::uint32_t>(at),
            .length = 0,
            .level = 1});
        ++current().fieldCount;
        const auto table = tables::ipv6Extension(extension->type);
        fields(table, at, at + extension->length, 1);
        const std::size_t known = (table.back().bit + table.back().width) / 8U;
        if (extension->length > known)
            field(tables::data, at + known, extension->length - known, 1);
        current().length += static_cast<std::uint32_t>(extension->length);
    }
    if (walk.error())
        damaged(*walk.error());
}

void Dissector::transport(std::uint8_t protocol, const Carrier& carrier, Place place)
{
    if (place.offset >= place.end)
        return;
    switch (protocol) {
    case protocol::icmp:
        return icmp(carrier, place);
    case protocol::icmpv6:
        return icmpv6(carrier, place);
    case protocol::udp:
        return udp(carrier, place);
    case protocol::tcp:
        return tcp(carrier, place);
    case protocol::ipv4:
        return carrier.fragment ? payload(place) : ipv4(place);
    case protocol::ipv6:
        return carrier.fragment ? payload(place) : ipv6(place);
    default:
        return payload(place);
    }
}

} // namespace socketscope::wire
