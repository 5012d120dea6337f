// SPDX-License-Identifier: GPL-3.0-or-later
/// \file One header of a packet that is written by hand: its bits, and which of them are computed.
#pragma once

#include "core/base/bytes.h"
#include "core/wire/fieldtables.h"

#include <optional>
#include <string_view>
#include <vector>

namespace socketscope::craft {

/// Who decides on a field's value.
enum class FieldState : std::uint8_t {
    Plain, ///< the person; nothing could compute it
    Automatic, ///< computed from the rest of the packet
    Pinned, ///< the person, though it could be computed
};

/// What can be computed.
enum class Automatic : std::uint8_t {
    None,
    HeaderWords, ///< ipv4.ihl, tcp.data_offset: the header's length in words of 32 bits
    TotalLength, ///< ipv4.total_length
    PayloadLength, ///< ipv6.payload_length: what follows the first 40 bytes
    TransportLength, ///< udp.length
    Protocol, ///< ipv4.protocol, ipv6.next_header: the number of the next layer
    Checksum, ///< the last, because it covers the others
};

/// A header. Of the fields in the table of its kind each is plain, pinned or automatic; the bits of automatic
/// ones are zero here and computed by Packet.
struct Layer {
    wire::LayerKind kind = wire::LayerKind::Ipv4;
    Bytes header; ///< always as long as its table says
    Bytes options; ///< of IPv4 and TCP; the extension headers of IPv6; empty for the others
    std::uint32_t automatic = 0; ///< bit i: field i of the table

    /// With the values that a header is mostly sent with: all that can be is automatic.
    [[nodiscard]] static Layer make(wire::LayerKind kind);

    /// Depends on the type for ICMP and ICMPv6.
    [[nodiscard]] wire::tables::Table table() const;
    [[nodiscard]] std::size_t length() const { return header.size() + options.size(); }
    [[nodiscard]] std::optional<std::size_t> find(std::string_view field) const;
    [[nodiscard]] FieldState state(std::size_t field) const;

    void setAutomatic(std::size_t field, bool isAutomatic);
    /// Everything that can be computed is.
    void setAllAutomatic();
    /// Fits the header to a new type of ICMP: what it lacks are zeros.
    void resize();

    friend bool operator==(const Layer&, const Layer&) = default;
};

[[nodiscard]] bool isNetwork(wire::LayerKind kind); ///< IPv4 or IPv6
[[nodiscard]] bool isTransport(wire::LayerKind kind); ///< what an IP header may be followed by here

/// How a field of that kind of layer is computed, or None.
[[nodiscard]] Automatic automaticOf(wire::LayerKind kind, std::string_view field);

/// "options", "extension_headers", or nothing for layers without.
[[nodiscard]] std::string_view optionsName(wire::LayerKind kind);

/// The IP protocol number of a transport.
[[nodiscard]] std::uint8_t protocolOf(wire::LayerKind kind);
/// The other way round; nothing for numbers whose headers cannot be written here.
[[nodiscard]] std::optional<wire::LayerKind> transportOf(std::uint8_t protocol);
/// "ipv4", "udp", … as wire::layerName() has it, for layers that a packet can be made of.
[[nodiscard]] std::optional<wire::LayerKind> layerNamed(std::string_view name);

/// How many bytes the header of an ICMP message of that type has.
[[nodiscard]] std::size_t headerLength(wire::tables::Table table);

/// The fields of a table that do not lie within another one: `flags`, but not `syn`.
[[nodiscard]] std::vector<std::size_t> wholeFields(wire::tables::Table table);
/// The fields that a drawing has: a field that others fill gives way to them, so `syn` and its neighbours in
/// place of `flags`.
[[nodiscard]] std::vector<std::size_t> leafFields(wire::tables::Table table);

} // namespace socketscope::craft
