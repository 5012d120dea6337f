// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/bytewriter.h"
#include "core/wire/checksum.h"
#include "core/wire/dissector.h"
#include "core/wire/fieldtables.h"
#include "core/wire/icmpextensions.h"
#include "core/wire/icmpv6header.h"

namespace socketscope::wire {
namespace {

/// Bytes of the message that a table of its type describes.
std::size_t described(std::span<const FieldSpec> table)
{
    return (table.back().bit + table.back().width) / 8U;
}

} // namespace

void Dissector::icmp(const Carrier& carrier, Place place)
{
    const auto header = IcmpHeader::parse(bytes(place));
    const auto table = tables::icmp(m_packet[place.offset]);
    if (!open(LayerKind::Icmp, place, described(table)))
        return;
    fields(table, place.offset, place.end);
    if (!header)
        return damaged(header.error());
    const bool whole = place.whole && !carrier.fragment;
    judge(whole, whole && checksumVerifies(bytes(place)));
    if (!header->quotes()) {
        if (described(table) > place.end - place.offset && place.quoted == 0)
            damaged(truncated("icmp", described(table), place.end - place.offset));
        return payload(inside(place));
    }
    quotation(findIcmpQuote(*header, bytes(place)), false, place);
}

void Dissector::icmpv6(const Carrier& carrier, Place place)
{
    const auto header = Icmpv6Header::parse(bytes(place));
    const auto table = tables::icmpv6(m_packet[place.offset]);
    if (!open(LayerKind::Icmpv6, place, described(table)))
        return;
    fields(table, place.offset, place.end);
    if (!header)
        return damaged(header.error());
    const bool whole = place.whole && !carrier.fragment && !carrier.routed;
    const auto length = static_cast<std::uint32_t>(place.end - place.offset);
    judge(whole, {carrier.source, carrier.destination, length, protocol::icmpv6}, bytes(place),
        header->checksum);
    if (!header->quotes()) {
        if (described(table) > length && place.quoted == 0)
            damaged(truncated("icmpv6", described(table), length));
        return payload(inside(place));
    }
    quotation(findIcmpv6Quote(*header, bytes(place)), true, place);
}

void Dissector::quotation(const IcmpQuote& quote, bool isV6, Place place)
{
    const auto error = static_cast<std::int32_t>(m_into.layers.size() - 1);
    Place quoted = inside(place);
    quoted.end = place.offset + std::max(quote.end, IcmpHeader::size);
    quoted.quoted = static_cast<std::uint8_t>(place.quoted + 1);
    quoted.whole = false;
    if (quoted.offset >= quoted.end) {
        if (place.quoted == 0)
            damaged(
                truncated(isV6 ? "icmpv6" : "icmp", IcmpHeader::size + (isV6 ? 40 : 20), IcmpHeader::size));
    } else if (quoted.quoted > DissectionLimits::quotes) {
        payload(quoted);
    } else {
        isV6 ? ipv6(quoted) : ipv4(quoted);
    }
    Place beyond {.end = place.end, .parent = error, .quoted = place.quoted, .whole = place.whole};
    for (const auto& structure : {quote.claimed, quote.extensions}) {
        if (!structure)
            continue;
        beyond.offset = std::min(place.offset + *structure, place.end);
        extensions(beyond);
    }
}

void Dissector::extensions(Place place)
{
    const ByteView structure = bytes(place);
    const auto header = IcmpExtensionHeader::parse(structure);
    if (!open(LayerKind::Extensions, place, structure.size()))
        return;
    fields(tables::extensions(), place.offset, place.end);
    if (!header)
        return damaged(header.error());
    if (header->checksum == 0)
        current().checksum = ChecksumVerdict::Absent;
    else
        judge(place.whole, checksumVerifies(structure));
    IcmpObjectWalk walk(structure);
    while (const auto object = walk.next())
        extensionObject(*object, place.offset);
    if (walk.error())
        damaged(*walk.error());
}

void Dissector::extensionObject(const IcmpObject& object, std::size_t structure)
{
    const std::size_t at = structure + object.offset;
    const std::size_t from = at + IcmpObject::headerSize;
    const std::size_t end = at + object.length;
    field(tables::objects, at, object.length);
    fields(tables::extensionObject(), at, end, 1);
    if (object.classNum == IcmpObject::mplsLabelStack && object.cType == 1) {
        for (std::size_t label = from; label < end; label += MplsLabel::size) {
            field(tables::labels, label, MplsLabel::size, 1);
            fields(tables::mplsLabel(), label, end, 2);
        }
    } else if (object.classNum == IcmpObject::interfaceInformation) {
        interfaceInformation(object.cType, at, from, end);
    } else if (from < end) {
        field(tables::data, from, end - from, 1);
    }
}

void Dissector::interfaceInformation(std::uint8_t cType, std::size_t at, std::size_t from, std::size_t end)
{
    fields({&tables::role, 1}, at, end, 1);
    const auto read = InterfaceInformation::parse(cType, m_packet.subspan(from, end - from));
    if (!read) {
        damaged(read.error());
        if (from < end)
            field(tables::data, from, end - from, 1);
        return;
    }
    if (read->index)
        field(tables::ifIndex, from + read->indexRange.offset, read->indexRange.length, 1);
    if (read->address.family != Family::None)
        field(tables::ipAddress, from + read->addressRange.offset, read->addressRange.length, 1);
    if (read->name)
        field(tables::interfaceName, from + read->nameRange.offset, read->nameRange.length, 1);
    if (read->mtu)
        field(tables::interfaceMtu, from + read->mtuRange.offset, read->mtuRange.length, 1);
}

} // namespace socketscope::wire
