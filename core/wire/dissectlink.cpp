// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/arp.h"
#include "core/wire/dissector.h"
#include "core/wire/ethernetheader.h"
#include "core/wire/fieldtables.h"
#include "core/wire/linuxcooked.h"
#include "core/wire/loopbackheader.h"

namespace socketscope::wire {

void Dissector::link(LinkType linkType)
{
    const Place all {.offset = 0, .end = m_packet.size(), .whole = m_originalLength <= m_packet.size()};
    switch (linkType) {
    case LinkType::Ethernet:
        return ethernet(all);
    case LinkType::Raw:
        return ip(all);
    case LinkType::RawIpv4:
        return ipv4(all);
    case LinkType::RawIpv6:
        return ipv6(all);
    case LinkType::LinuxSll:
        return sll(all);
    case LinkType::LinuxSll2:
        return sll2(all);
    case LinkType::Null:
    case LinkType::Loop:
        return loopback(all);
    }
    if (open(LayerKind::Payload, all, all.end)) {
        field(tables::data, 0, all.end);
        damaged({.code = ErrorCode::UnknownLinkType, .amount = static_cast<std::int64_t>(linkType)});
    }
}

void Dissector::ethernet(Place place)
{
    const auto header = EthernetHeader::parse(bytes(place));
    if (!open(LayerKind::Ethernet, place, EthernetHeader::size))
        return;
    const bool hasLength = header && header->etherType < ethertype::leastType;
    fields(tables::ethernet(hasLength), place.offset, place.end);
    if (!header)
        return damaged(header.error());
    if (hasLength)
        return payload(inside(place)); // IEEE 802.2 follows: bridges and routers talk there
    byEtherType(header->etherType, inside(place));
}

void Dissector::vlan(Place place)
{
    const auto tag = VlanTag::parse(bytes(place));
    if (!open(LayerKind::Vlan, place, VlanTag::size))
        return;
    fields(tables::vlan(), place.offset, place.end);
    if (!tag)
        return damaged(tag.error());
    byEtherType(tag->etherType, inside(place));
}

void Dissector::sll(Place place)
{
    const auto header = LinuxCookedHeader::parseV1(bytes(place));
    if (!open(LayerKind::Sll, place, LinuxCookedHeader::sizeV1))
        return;
    fields(tables::sll(), place.offset, place.end);
    if (!header)
        return damaged(header.error());
    byEtherType(header->protocolType, inside(place));
}

void Dissector::sll2(Place place)
{
    const auto header = LinuxCookedHeader::parseV2(bytes(place));
    if (!open(LayerKind::Sll2, place, LinuxCookedHeader::sizeV2))
        return;
    fields(tables::sll2(), place.offset, place.end);
    if (!header)
        return damaged(header.error());
    byEtherType(header->protocolType, inside(place));
}

void Dissector::loopback(Place place)
{
    const auto header = LoopbackHeader::parse(bytes(place));
    if (!open(LayerKind::Loopback, place, LoopbackHeader::size))
        return;
    fields(tables::loopback(), place.offset, place.end);
    if (!header)
        return damaged(header.error());
    // The table reads network order; the header may stand in the other.
    m_into.fields.back().value = header->addressFamily;
    switch (header->family()) {
    case Family::IPv4:
        return ipv4(inside(place));
    case Family::IPv6:
        return ipv6(inside(place));
    case Family::None:
        return payload(inside(place));
    }
}

void Dissector::byEtherType(std::uint16_t type, Place place)
{
    switch (type) {
    case ethertype::ipv4:
        return ipv4(place);
    case ethertype::ipv6:
        return ipv6(place);
    case ethertype::arp:
        return arp(place);
    case ethertype::vlan:
    case ethertype::serviceVlan:
        return vlan(place);
    default:
        return payload(place);
    }
}

void Dissector::arp(Place place)
{
    const auto arp = Arp::parse(bytes(place));
    if (!open(LayerKind::Arp, place, arp ? arp->headerLength() : place.end - place.offset))
        return;
    fields(tables::arp(), place.offset, place.end);
    if (!arp)
        return damaged(arp.error());
    const bool macs = arp->hardwareLength == 6;
    const bool ips = arp->protocolType == ethertype::ipv4 && arp->protocolLength == 4;
    std::size_t at = place.offset + Arp::fixedSize;
    const auto add = [this, &at](const FieldSpec& spec, std::size_t length) {
        if (length > 0)
            field(spec, at, length);
        at += length;
    };
    add(macs ? tables::senderMac : tables::senderHardware, arp->hardwareLength);
    add(ips ? tables::senderIp : tables::senderProtocol, arp->protocolLength);
    add(macs ? tables::targetMac : tables::targetHardware, arp->hardwareLength);
    add(ips ? tables::targetIp : tables::targetProtocol, arp->protocolLength);
    trailer(at, place.end);
}

} // namespace socketscope::wire
