// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The walk that fills a Dissection. For core/wire only: others call dissect().
#pragma once

#include "core/wire/address.h"
#include "core/wire/dissection.h"

namespace socketscope::wire {

struct IcmpObject;
struct IcmpQuote;
struct Ipv4Header;
struct PseudoHeader;
class Ipv6ExtensionWalk;

/// Goes from layer to layer. Each step takes the bytes [offset, end) of the packet that it may look at.
class Dissector {
public:
    Dissector(ByteView packet, std::size_t originalLength, Dissection& into);
    void link(LinkType linkType);

private:
    /// Where a layer starts, where the bytes that it may look at end, and what carries it.
    struct Place {
        std::size_t offset = 0;
        std::size_t end = 0;
        std::int32_t parent = -1;
        std::uint8_t quoted = 0;
        bool whole = true; ///< the bytes up to `end` are all that the layer above announced
    };
    /// What a transport needs to know of the IP header before it.
    struct Carrier {
        IpAddress source;
        IpAddress destination;
        bool fragment = false;
        bool routed = false; ///< the destination is not the one of the pseudo-header
    };

    // Links: dissectlink.cpp
    void ethernet(Place place);
    void vlan(Place place);
    void sll(Place place);
    void sll2(Place place);
    void loopback(Place place);
    void arp(Place place);
    void byEtherType(std::uint16_t type, Place place);
    // IP: dissectip.cpp
    void ip(Place place);
    void ipv4(Place place);
    void ipv4Options(const Ipv4Header& header, Place place);
    void ipv6(Place place);
    void ipv6Extensions(Ipv6ExtensionWalk& walk, std::size_t start);
    void transport(std::uint8_t protocol, const Carrier& carrier, Place place);
    void trailer(std::size_t from, std::size_t to);
    // Transports: dissecttransport.cpp
    void udp(const Carrier& carrier, Place place);
    void tcp(const Carrier& carrier, Place place);
    void tcpOptions(ByteView options, std::size_t start);
    // ICMP: dissecticmp.cpp
    void icmp(const Carrier& carrier, Place place);
    void icmpv6(const Carrier& carrier, Place place);
    void quotation(const IcmpQuote& quote, bool isV6, Place place);
    void extensions(Place place);
    void extensionObject(const IcmpObject& object, std::size_t structure);
    void interfaceInformation(std::uint8_t cType, std::size_t at, std::size_t from, std::size_t end);
    // Common: dissector.cpp
    void payload(Place place);

    /// Starts a layer; false, with a payload in its place, where there are too many already.
    [[nodiscard]] bool open(LayerKind kind, Place place, std::size_t length);
    /// Adds those fields of a table that lie before `end`.
    void fields(std::span<const FieldSpec> specs, std::size_t base, std::size_t end, std::uint8_t level = 0);
    /// Adds one field of whole bytes.
    void field(const FieldSpec& spec, std::size_t offset, std::size_t length, std::uint8_t level = 0);
    void damaged(Error error);
    void judge(bool computable, bool right);
    /// The same for a transport over a pseudo-header; `covered` is what the checksum covers.
    void judge(bool computable, const PseudoHeader& before, ByteView covered, std::uint16_t stored);
    [[nodiscard]] ByteView bytes(Place place) const
    {
        return m_packet.subspan(place.offset, place.end - place.offset);
    }
    [[nodiscard]] Layer& current() { return m_into.layers.back(); }
    /// The place behind the current layer, carried by it.
    [[nodiscard]] Place inside(Place place) const;

    ByteView m_packet;
    std::size_t m_originalLength;
    Dissection& m_into;
};

} // namespace socketscope::wire
