// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Any packet opened up: a tree of layers with named fields, each tied to its bytes.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/wire/protocols.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace socketscope::wire {

enum class LayerKind : std::uint8_t {
    Ethernet,
    Vlan,
    Sll,
    Sll2,
    Loopback,
    Arp,
    Ipv4,
    Ipv6,
    Icmp,
    Icmpv6,
    Udp,
    Tcp,
    Extensions,
    Payload,
};

/// "ethernet", "vlan", "sll", …
[[nodiscard]] std::string_view layerName(LayerKind kind);

enum class FieldKind : std::uint8_t {
    Number,
    Flag, ///< one bit
    Address, ///< IPv4 or IPv6, by its length
    Mac,
    Data, ///< bytes as they are
    Text, ///< characters that a peer wrote: show them as plain text only
    Item, ///< one element of a list that is called like the field; its own fields follow one level deeper
};

/// What a field is called and where it stands: a row of an RFC's drawing.
struct FieldSpec {
    const char* name; ///< the RFC's, in snake case
    FieldKind kind = FieldKind::Number;
    std::uint16_t bit = 0; ///< first bit, counted from the header's (or the list element's) first as RFCs do
    std::uint16_t width = 0; ///< in bits; 0 where it varies
};

/// One field of one packet.
struct Field {
    const FieldSpec* spec = nullptr; ///< never null; lives as long as the program
    std::uint64_t value = 0; ///< of numbers and flags
    std::uint32_t offset = 0; ///< of the first byte it touches, in the packet
    std::uint32_t length = 0; ///< bytes it touches
    std::uint8_t level = 0; ///< 0 in the layer itself, 1 in an Item, 2 in an Item of an Item

    [[nodiscard]] std::string_view name() const { return spec->name; }
    [[nodiscard]] FieldKind kind() const { return spec->kind; }
};

enum class ChecksumVerdict : std::uint8_t {
    None, ///< the layer has no checksum field
    Right,
    Wrong,
    /// Wrong in these bytes, because the sender left it to its network card: the field holds the sum of the
    /// pseudo-header only, as packets do that were captured on the machine that sends them.
    LeftToHardware,
    Absent, ///< the sender left it out, as UDP over IPv4 and ICMP extensions may
    Unknown, ///< not all bytes that it covers are here
};

/// One header, or what no header describes.
struct Layer {
    LayerKind kind = LayerKind::Payload;
    ChecksumVerdict checksum = ChecksumVerdict::None;
    std::uint8_t quoted = 0; ///< inside how many ICMP errors
    std::int32_t parent = -1; ///< index of the layer that carries this one; -1 for the first
    std::uint32_t offset = 0; ///< in the packet
    std::uint32_t length = 0; ///< of the header with its options; without what it carries
    std::uint32_t firstField = 0;
    std::uint32_t fieldCount = 0;
    std::optional<Error> error; ///< how the bytes are damaged; fields before the damage are there
};

/// A packet's layers, outermost first, and all their fields. Holds no bytes: those are the caller's.
struct Dissection {
    std::vector<Layer> layers;
    std::vector<Field> fields;

    [[nodiscard]] std::span<const Field> fieldsOf(const Layer& layer) const
    {
        return std::span(fields).subspan(layer.firstField, layer.fieldCount);
    }
    /// The first field of that name in the layer itself, or null.
    [[nodiscard]] const Field* find(const Layer& layer, std::string_view name) const;
    void clear();
};

/// What is opened at most: a packet of nothing but VLAN tags is no reason to go on for ever.
struct DissectionLimits {
    static constexpr std::size_t layers = 32;
    static constexpr std::uint8_t quotes = 4;
};

/// Opens `packet`, of which `originalLength` bytes were on the wire, into `into`, whose memory is used again.
/// Never fails: what is damaged carries an error, and the bytes after it are a payload.
void dissect(LinkType linkType, ByteView packet, std::size_t originalLength, Dissection& into);
[[nodiscard]] Dissection dissect(LinkType linkType, ByteView packet);

/// What bytes without a capture file are: an IP packet where its lengths or its checksum fit, an Ethernet
/// frame otherwise.
[[nodiscard]] LinkType guessLinkType(ByteView packet);

/// "127.0.0.1", "02:00:00:00:00:01", hex digits for Data, the characters of Text, decimal digits for the
/// rest; empty for an Item.
[[nodiscard]] std::string fieldText(const Field& field, ByteView packet);

} // namespace socketscope::wire
