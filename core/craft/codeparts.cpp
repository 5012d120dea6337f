// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/craft/codeparts.h"

#include "core/craft/values.h"
#include "core/wire/bits.h"

#include <algorithm>

namespace socketscope::craft::code {

using wire::FieldKind;
using wire::FieldSpec;
using wire::LayerKind;

namespace {

std::string_view titleOf(LayerKind kind)
{
    switch (kind) {
    case LayerKind::Ipv4:
        return "The IPv4 header (RFC 791)";
    case LayerKind::Ipv6:
        return "The IPv6 header (RFC 8200)";
    case LayerKind::Udp:
        return "The UDP header (RFC 768)";
    case LayerKind::Tcp:
        return "The TCP header (RFC 9293)";
    case LayerKind::Icmp:
        return "The ICMP header (RFC 792)";
    default:
        return "The ICMPv6 header (RFC 4443)";
    }
}

std::string_view whatIs(LayerKind kind)
{
    switch (kind) {
    case LayerKind::Udp:
        return "A UDP datagram";
    case LayerKind::Tcp:
        return "A TCP segment";
    case LayerKind::Icmp:
        return "An ICMP message";
    case LayerKind::Icmpv6:
        return "An ICMPv6 message";
    default:
        return "A packet";
    }
}

Part partOf(const Layer& layer, std::size_t field, ByteView bytes)
{
    const FieldSpec& spec = layer.table()[field];
    Part part {.name = spec.name, .spec = &spec};
    if (part.name == "type")
        part.name = std::string(wire::layerName(layer.kind)) + "_type";
    const auto first = spec.bit / 8U;
    const auto length = static_cast<std::uint32_t>(spec.width / 8U);
    if (spec.kind == FieldKind::Address) {
        part.address = wire::fieldText({.spec = &spec, .offset = first, .length = length}, bytes);
    } else if (spec.kind == FieldKind::Data) {
        const ByteView data = bytes.subspan(first, length);
        part.bytes.assign(data.begin(), data.end());
    } else {
        part.value = wire::bitsAt(bytes, spec.bit, spec.width);
        part.remark = valueName(layer.kind, spec, part.value).value_or("");
        const std::string text = valueText(layer.kind, spec, part.value);
        if (part.remark.empty() && text[0] >= 'a')
            part.remark = text;
        std::ranges::replace(part.remark, '_', ' ');
    }
    if (layer.state(field) == FieldState::Automatic)
        part.how = automaticOf(layer.kind, spec.name);
    return part;
}

bool isUnit(std::size_t bits)
{
    return bits == 8 || bits == 16 || bits == 32;
}

/// Whether the next field can only be packed together with what is before it.
bool belongsBefore(const FieldSpec& next)
{
    return next.width > 16 && next.width < 32 && next.bit % 32 != 0;
}

std::vector<Unit> unitsOf(const Layer& layer, ByteView bytes)
{
    std::vector<Unit> units;
    const std::vector<std::size_t> fields = wholeFields(layer.table());
    bool isOpen = false;
    for (std::size_t at = 0; at < fields.size(); ++at) {
        if (!isOpen)
            units.emplace_back();
        Unit& unit = units.back();
        unit.parts.push_back(partOf(layer, fields[at], bytes));
        const FieldSpec& spec = layer.table()[fields[at]];
        unit.bits += spec.width;
        const bool isLast = at + 1 == fields.size();
        isOpen = !isLast && unit.isNumber()
            && (!isUnit(unit.bits) || belongsBefore(layer.table()[fields[at + 1]]));
    }
    return units;
}

} // namespace

std::size_t Unit::shift(std::size_t part) const
{
    std::size_t below = 0;
    for (std::size_t at = part + 1; at < parts.size(); ++at)
        below += parts[at].spec->width;
    return below;
}

Result<Parts> partsOf(const Packet& packet)
{
    if (packet.layers().empty())
        return fail({.code = ErrorCode::NotIp});
    Parts parts {.bytes = packet.serialize(), .isV4 = packet.layers()[0].kind == LayerKind::Ipv4};
    for (std::size_t at = 0; at < packet.layers().size(); ++at) {
        const Layer& layer = packet.layers()[at];
        Header header {.layer = &layer,
            .offset = packet.offsetOf(at),
            .title = titleOf(layer.kind),
            .variable = std::string(wire::layerName(layer.kind)) + "_header"};
        header.units = unitsOf(layer, ByteView(parts.bytes).subspan(header.offset));
        for (const Unit& unit : header.units)
            if (unit.parts.back().how == Automatic::Checksum)
                header.coverage = packet.coverage(at, parts.bytes);
        parts.headers.push_back(std::move(header));
    }
    parts.destination = parts.headers[0].units.back().parts[0].address;
    for (const Header& header : parts.headers)
        if (header.coverage && header.coverage->pseudo
            && header.coverage->pseudo->destination.text() != parts.destination)
            parts.finalDestination = header.coverage->pseudo->destination;
    parts.title
        = std::string(whatIs(packet.layers().back().kind)) + " over " + (parts.isV4 ? "IPv4" : "IPv6");
    return parts;
}

std::string numberText(const Part& part)
{
    const std::string_view name = part.spec->name;
    const bool isHex = name.ends_with("checksum") || name == "flags" || name == "flow_label";
    if (!isHex || part.value == 0)
        return std::to_string(part.value);
    std::string digits;
    for (std::uint64_t rest = part.value; rest != 0; rest >>= 4)
        digits.insert(digits.begin(), "0123456789abcdef"[rest & 0xf]);
    const std::size_t wanted = (part.spec->width + 3U) / 4U;
    return "0x" + std::string(wanted - std::min(wanted, digits.size()), '0') + digits;
}

bool isPlainText(ByteView bytes)
{
    return std::ranges::all_of(
        bytes, [](std::uint8_t c) { return c >= 0x20 && c < 0x7f && c != '"' && c != '\\'; });
}

} // namespace socketscope::craft::code
