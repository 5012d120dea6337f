// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/craft/layer.h"

#include "core/wire/bits.h"
#include "core/wire/icmpheader.h"
#include "core/wire/icmpv6header.h"

#include <algorithm>

namespace socketscope::craft {

using wire::LayerKind;
using wire::tables::Table;

namespace {

constexpr LayerKind kinds[]
    = {LayerKind::Ipv4, LayerKind::Ipv6, LayerKind::Udp, LayerKind::Icmp, LayerKind::Icmpv6, LayerKind::Tcp};

Table tableOf(LayerKind kind, std::uint8_t type)
{
    switch (kind) {
    case LayerKind::Ipv4:
        return wire::tables::ipv4();
    case LayerKind::Ipv6:
        return wire::tables::ipv6();
    case LayerKind::Udp:
        return wire::tables::udp();
    case LayerKind::Tcp:
        return wire::tables::tcp();
    case LayerKind::Icmp:
        return wire::tables::icmp(type);
    case LayerKind::Icmpv6:
        return wire::tables::icmpv6(type);
    default:
        return {};
    }
}

std::size_t endOf(const wire::FieldSpec& spec)
{
    return std::size_t {spec.bit} + spec.width;
}

bool isWithin(const wire::FieldSpec& inner, const wire::FieldSpec& outer)
{
    return inner.bit >= outer.bit && endOf(inner) <= endOf(outer) && inner.width < outer.width;
}

bool isFilled(const wire::FieldSpec& outer, Table table)
{
    std::size_t bits = 0;
    for (const wire::FieldSpec& inner : table)
        if (isWithin(inner, outer))
            bits += inner.width;
    return bits == outer.width;
}

void put(Layer& layer, std::string_view field, std::uint64_t value)
{
    const auto at = layer.find(field);
    if (at)
        wire::putBits(layer.header, layer.table()[*at].bit, layer.table()[*at].width, value);
}

/// 127.0.0.1 or ::1 for both ends: a packet that nobody has thought about stays on this computer.
void putLoopback(Layer& layer, std::size_t source, std::size_t destination)
{
    if (layer.kind == LayerKind::Ipv4)
        layer.header[source] = layer.header[destination] = 127;
    layer.header[destination - 1] = layer.header.back() = 1;
}

} // namespace

std::size_t headerLength(Table table)
{
    std::size_t bits = 0;
    for (const wire::FieldSpec& spec : table)
        bits = std::max(bits, endOf(spec));
    return bits / 8;
}

Layer Layer::make(LayerKind kind)
{
    const bool isV6 = kind == LayerKind::Icmpv6;
    const std::uint8_t type = isV6 ? wire::Icmpv6Header::echoRequest : wire::IcmpHeader::echoRequest;
    Layer layer {.kind = kind};
    layer.header.resize(headerLength(tableOf(kind, type)));
    if (kind == LayerKind::Icmp || isV6)
        layer.header[0] = type;
    put(layer, "version", kind == LayerKind::Ipv6 ? 6 : 4);
    put(layer, "ttl", 64);
    put(layer, "hop_limit", 64);
    put(layer, "window", 64240);
    if (kind == LayerKind::Ipv4) {
        put(layer, "dont_fragment", 1);
        putLoopback(layer, 12, 16);
    } else if (kind == LayerKind::Ipv6) {
        putLoopback(layer, 8, 24);
    }
    layer.setAllAutomatic();
    return layer;
}

Table Layer::table() const
{
    return tableOf(kind, header.empty() ? 0 : header[0]);
}

std::optional<std::size_t> Layer::find(std::string_view field) const
{
    const Table fields = table();
    for (std::size_t at = 0; at < fields.size(); ++at)
        if (fields[at].name == field)
            return at;
    return std::nullopt;
}

FieldState Layer::state(std::size_t field) const
{
    if (automaticOf(kind, table()[field].name) == Automatic::None)
        return FieldState::Plain;
    return (automatic >> field & 1) != 0 ? FieldState::Automatic : FieldState::Pinned;
}

void Layer::setAutomatic(std::size_t field, bool isAutomatic)
{
    const std::uint32_t bit = std::uint32_t {1} << field;
    automatic = isAutomatic ? automatic | bit : automatic & ~bit;
    const wire::FieldSpec& spec = table()[field];
    if (isAutomatic)
        wire::putBits(header, spec.bit, spec.width, 0);
}

void Layer::setAllAutomatic()
{
    for (std::size_t field = 0; field < table().size(); ++field)
        if (automaticOf(kind, table()[field].name) != Automatic::None)
            setAutomatic(field, true);
}

void Layer::resize()
{
    header.resize(headerLength(table()));
}

bool isNetwork(LayerKind kind)
{
    return kind == LayerKind::Ipv4 || kind == LayerKind::Ipv6;
}

bool isTransport(LayerKind kind)
{
    return kind == LayerKind::Udp || kind == LayerKind::Tcp || kind == LayerKind::Icmp
        || kind == LayerKind::Icmpv6;
}

Automatic automaticOf(LayerKind kind, std::string_view field)
{
    using enum Automatic;
    switch (kind) {
    case LayerKind::Ipv4:
        return field == "ihl"            ? HeaderWords
            : field == "total_length"    ? TotalLength
            : field == "protocol"        ? Protocol
            : field == "header_checksum" ? Checksum
                                         : None;
    case LayerKind::Ipv6:
        return field == "payload_length" ? PayloadLength : field == "next_header" ? Protocol : None;
    case LayerKind::Udp:
        return field == "length" ? TransportLength : field == "checksum" ? Checksum : None;
    case LayerKind::Tcp:
        return field == "data_offset" ? HeaderWords : field == "checksum" ? Checksum : None;
    case LayerKind::Icmp:
    case LayerKind::Icmpv6:
        return field == "checksum" ? Checksum : None;
    default:
        return None;
    }
}

std::string_view optionsName(LayerKind kind)
{
    if (kind == LayerKind::Ipv6)
        return wire::tables::extensionHeaders.name;
    return kind == LayerKind::Ipv4 || kind == LayerKind::Tcp ? wire::tables::optionBytes.name : "";
}

std::uint8_t protocolOf(LayerKind kind)
{
    switch (kind) {
    case LayerKind::Icmp:
        return wire::protocol::icmp;
    case LayerKind::Icmpv6:
        return wire::protocol::icmpv6;
    case LayerKind::Tcp:
        return wire::protocol::tcp;
    default:
        return wire::protocol::udp;
    }
}

std::optional<LayerKind> transportOf(std::uint8_t protocol)
{
    for (const LayerKind kind : kinds)
        if (isTransport(kind) && protocolOf(kind) == protocol)
            return kind;
    return std::nullopt;
}

std::optional<LayerKind> layerNamed(std::string_view name)
{
    for (const LayerKind kind : kinds)
        if (wire::layerName(kind) == name)
            return kind;
    return std::nullopt;
}

std::vector<std::size_t> wholeFields(Table table)
{
    std::vector<std::size_t> found;
    for (std::size_t at = 0; at < table.size(); ++at)
        if (std::ranges::none_of(table, [&](const auto& other) { return isWithin(table[at], other); }))
            found.push_back(at);
    return found;
}

std::vector<std::size_t> leafFields(Table table)
{
    std::vector<std::size_t> found;
    for (std::size_t at = 0; at < table.size(); ++at) {
        const auto hides
            = [&](const auto& other) { return isWithin(table[at], other) && !isFilled(other, table); };
        if (!isFilled(table[at], table) && std::ranges::none_of(table, hides))
            found.push_back(at);
    }
    return found;
}

} // namespace socketscope::craft
