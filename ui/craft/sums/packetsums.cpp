// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/sums/packetsums.h"

namespace socketscope::ui {

using wire::LayerKind;

std::vector<CraftedChecksum> checksumsIn(const craft::Packet& packet, ByteView bytes)
{
    std::vector<CraftedChecksum> all;
    for (std::size_t layer = packet.layers().size(); layer-- > 0;) {
        const auto covered = packet.coverage(layer, bytes);
        if (!covered)
            continue;
        const LayerKind kind = packet.layers()[layer].kind;
        const std::string_view field = kind == LayerKind::Ipv4 ? "header_checksum" : "checksum";
        all.push_back({.field = std::string(wire::layerName(kind)) + '.' + std::string(field),
            .layer = layer,
            .checksum = {.name = checksumName(kind),
                .field = static_cast<std::uint32_t>(covered->field),
                .from = static_cast<std::uint32_t>(covered->begin),
                .length = static_cast<std::uint32_t>(covered->end - covered->begin),
                .before = covered->pseudo,
                .stored = static_cast<std::uint16_t>(bytes[covered->field] << 8 | bytes[covered->field + 1]),
                .isUdp = kind == LayerKind::Udp}});
    }
    return all;
}

namespace {

constexpr wire::FieldSpec optionsField {"options", wire::FieldKind::Data};
constexpr wire::FieldSpec dataField {"data", wire::FieldKind::Data};

std::uint64_t bitsOf(ByteView header, std::size_t bit, std::size_t width)
{
    std::uint64_t value = 0;
    for (std::size_t at = bit; at < bit + width; ++at)
        value = value << 1U | (header[at / 8] >> (7 - at % 8) & 1U);
    return value;
}

void addField(wire::Dissection& into, const wire::FieldSpec& spec, std::uint64_t value, std::size_t from,
    std::size_t end)
{
    if (from < end)
        into.fields.push_back({.spec = &spec,
            .value = value,
            .offset = static_cast<std::uint32_t>(from),
            .length = static_cast<std::uint32_t>(end - from)});
}

/// Whether the bytes read as the headers that the packet is made of.
bool readsAs(const wire::Dissection& read, const craft::Packet& packet)
{
    std::size_t next = 0;
    for (const wire::Layer& layer : read.layers) {
        if (layer.quoted > 0 || layer.kind == LayerKind::Payload || layer.kind == LayerKind::Extensions)
            break;
        if (next == packet.layers().size() || layer.kind != packet.layers()[next].kind
            || layer.offset != packet.offsetOf(next))
            return false;
        ++next;
    }
    return next == packet.layers().size();
}

} // namespace

wire::Dissection ownFields(const craft::Packet& packet, ByteView bytes)
{
    wire::Dissection own = wire::dissect(wire::LinkType::Raw, bytes);
    if (readsAs(own, packet))
        return own; // and knows more of options
    own.clear();
    std::size_t at = 0;
    for (const craft::Layer& layer : packet.layers()) {
        const ByteView header = bytes.subspan(at, layer.header.size());
        for (const wire::FieldSpec& spec : layer.table()) {
            const bool isShort = spec.width <= 64;
            const std::uint64_t value = isShort ? bitsOf(header, spec.bit, spec.width) : 0;
            const std::size_t end = (std::size_t {spec.bit} + spec.width + 7) / 8;
            addField(own, spec, value, at + spec.bit / 8, at + end);
        }
        addField(own, optionsField, 0, at + header.size(), at + layer.length());
        at += layer.length();
    }
    addField(own, dataField, 0, at, bytes.size());
    return own;
}

} // namespace socketscope::ui
