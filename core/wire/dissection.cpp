// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/dissection.h"

#include "core/base/hex.h"
#include "core/wire/bytewriter.h"
#include "core/wire/dissector.h"
#include "core/wire/ipv4header.h"
#include "core/wire/ipv6header.h"

namespace socketscope::wire {
namespace {

std::string addressText(ByteView bytes)
{
    IpAddress address;
    address.family = bytes.size() == 4 ? Family::IPv4 : Family::IPv6;
    std::copy_n(bytes.begin(), std::min(bytes.size(), address.bytes.size()), address.bytes.begin());
    return address.text();
}

std::string macText(ByteView bytes)
{
    const std::string digits = toHex(bytes);
    std::string text;
    for (std::size_t at = 0; at < digits.size(); at += 2) {
        if (at > 0)
            text += ':';
        text.append(digits, at, 2);
    }
    return text;
}

/// An IPv4 header that nothing but an IPv4 packet would start with.
bool isSurelyIp(ByteView bytes)
{
    if (const auto header = Ipv4Header::parse(bytes))
        return header->totalLength == bytes.size() || header->checksumMatches();
    if (const auto header = Ipv6Header::parse(bytes))
        return Ipv6Header::length + header->payloadLength == bytes.size();
    return false;
}

bool isSurelyEthernet(ByteView bytes)
{
    if (bytes.size() < 15)
        return false;
    switch (word16(bytes, 12)) {
    case ethertype::ipv4:
        return bytes[14] >> 4 == 4;
    case ethertype::ipv6:
        return bytes[14] >> 4 == 6;
    case ethertype::arp:
    case ethertype::vlan:
    case ethertype::serviceVlan:
        return true;
    default:
        return false;
    }
}

} // namespace

std::string_view layerName(LayerKind kind)
{
    switch (kind) {
    case LayerKind::Ethernet:
        return "ethernet";
    case LayerKind::Vlan:
        return "vlan";
    case LayerKind::Sll:
        return "sll";
    case LayerKind::Sll2:
        return "sll2";
    case LayerKind::Loopback:
        return "loopback";
    case LayerKind::Arp:
        return "arp";
    case LayerKind::Ipv4:
        return "ipv4";
    case LayerKind::Ipv6:
        return "ipv6";
    case LayerKind::Icmp:
        return "icmp";
    case LayerKind::Icmpv6:
        return "icmpv6";
    case LayerKind::Udp:
        return "udp";
    case LayerKind::Tcp:
        return "tcp";
    case LayerKind::Extensions:
        return "extensions";
    case LayerKind::Payload:
        return "payload";
    }
    return "";
}

const Field* Dissection::find(const Layer& layer, std::string_view name) const
{
    for (const Field& field : fieldsOf(layer))
        if (field.level == 0 && field.name() == name)
            return &field;
    return nullptr;
}

void Dissection::clear()
{
    layers.clear();
    fields.clear();
}

void dissect(LinkType linkType, ByteView packet, std::size_t originalLength, Dissection& into)
{
    into.clear();
    Dissector(packet, originalLength, into).link(linkType);
}

Dissection dissect(LinkType linkType, ByteView packet)
{
    Dissection dissection;
    dissect(linkType, packet, packet.size(), dissection);
    return dissection;
}

LinkType guessLinkType(ByteView packet)
{
    if (isSurelyIp(packet))
        return LinkType::Raw;
    if (isSurelyEthernet(packet) || packet.empty())
        return LinkType::Ethernet;
    const int version = packet[0] >> 4;
    return version == 4 || version == 6 ? LinkType::Raw : LinkType::Ethernet;
}

std::string fieldText(const Field& field, ByteView packet)
{
    if (field.offset > packet.size() || field.length > packet.size() - field.offset)
        return {};
    const ByteView bytes = packet.subspan(field.offset, field.length);
    switch (field.kind()) {
    case FieldKind::Number:
    case FieldKind::Flag:
        return std::to_string(field.value);
    case FieldKind::Address:
        return addressText(bytes);
    case FieldKind::Mac:
        return macText(bytes);
    case FieldKind::Data:
        return toHex(bytes);
    case FieldKind::Text:
        return {bytes.begin(), bytes.end()};
    case FieldKind::Item:
        return {};
    }
    return {};
}

} // namespace socketscope::wire
