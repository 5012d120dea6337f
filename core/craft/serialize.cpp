// SPDX-License-Identifier: GPL-3.0-or-later
// What is computed, and from what.
#include "core/craft/packet.h"

#include "core/wire/bits.h"
#include "core/wire/bytewriter.h"
#include "core/wire/ipv4header.h"
#include "core/wire/ipv6header.h"
#include "core/wire/protocols.h"
#include "core/wire/udpheader.h"

#include <algorithm>

namespace socketscope::craft {

using wire::IpAddress;
using wire::LayerKind;

namespace {

constexpr std::uint8_t experiment = 253; ///< "use for experimentation and testing", RFC 3692

IpAddress addressAt(ByteView bytes, std::size_t at, wire::Family family)
{
    IpAddress address;
    address.family = family;
    const std::size_t length = family == wire::Family::IPv4 ? 4 : 16;
    std::ranges::copy(bytes.subspan(at, length), address.bytes.begin());
    return address;
}

/// Where the packet ends for who believes its IP header, which the dissection does as well.
std::size_t announcedEnd(LayerKind kind, ByteView bytes)
{
    const std::size_t end = kind == LayerKind::Ipv4 ? wire::word16(bytes, 2)
                                                    : wire::Ipv6Header::length + wire::word16(bytes, 4);
    const bool isSaid = kind == LayerKind::Ipv4 || wire::word16(bytes, 4) != 0;
    return isSaid && end <= bytes.size() ? end : bytes.size();
}

/// Where an IPv6 packet ends its way: with segments left, an address of the last routing header (RFC 8200
/// section 8.1). Of types whose addresses are not known here, the destination in the IPv6 header.
IpAddress finalDestination(ByteView bytes, std::size_t transport)
{
    constexpr std::size_t fixed = 8; // before the first address
    IpAddress destination = addressAt(bytes, 24, wire::Family::IPv6);
    wire::Ipv6ExtensionWalk walk(
        bytes.subspan(wire::Ipv6Header::length, transport - wire::Ipv6Header::length), bytes[6]);
    while (const auto extension = walk.next()) {
        const std::size_t at = wire::Ipv6Header::length + extension->offset;
        const std::size_t addresses = (extension->length - std::min(fixed, extension->length)) / 16;
        if (extension->type != wire::protocol::routing || bytes[at + 3] == 0 || addresses == 0)
            continue;
        const std::uint8_t type = bytes[at + 2];
        if (type == 0 || type == 2) // RFC 2460 section 4.4, RFC 6275 section 6.4
            destination = addressAt(bytes, at + fixed + 16 * (addresses - 1), wire::Family::IPv6);
        else if (type == 4) // RFC 8754 section 2: the last segment comes first
            destination = addressAt(bytes, at + fixed, wire::Family::IPv6);
    }
    return destination;
}

} // namespace

Bytes Packet::serialize() const
{
    Bytes bytes;
    bytes.reserve(size());
    for (const Layer& layer : m_layers) {
        bytes.insert(bytes.end(), layer.header.begin(), layer.header.end());
        bytes.insert(bytes.end(), layer.options.begin(), layer.options.end());
    }
    bytes.insert(bytes.end(), m_payload.begin(), m_payload.end());
    computeFields(bytes);
    return bytes;
}

/// Lengths and numbers first, then the checksums, the innermost first: each covers only what stands already.
void Packet::computeFields(std::span<std::uint8_t> bytes) const
{
    for (const bool checksums : {false, true}) {
        for (std::size_t at = m_layers.size(); at > 0; --at) {
            const Layer& layer = m_layers[at - 1];
            const auto table = layer.table();
            for (std::size_t field = 0; field < table.size(); ++field) {
                const bool isChecksum = automaticOf(layer.kind, table[field].name) == Automatic::Checksum;
                if (layer.state(field) != FieldState::Automatic || isChecksum != checksums)
                    continue;
                wire::putBits(bytes.subspan(offsetOf(at - 1)), table[field].bit, table[field].width,
                    computed(at - 1, field, bytes));
            }
        }
    }
}

std::uint64_t Packet::computed(std::size_t layer, std::size_t field, ByteView bytes) const
{
    const Layer& of = m_layers[layer];
    const Automatic what = automaticOf(of.kind, of.table()[field].name);
    if (what != Automatic::Checksum)
        return computedLength(layer, what);
    const Coverage covered = *coverage(layer, bytes);
    wire::InternetSum sum;
    if (covered.pseudo) {
        std::array<std::uint8_t, wire::PseudoHeader::mostBytes> pseudo {};
        const std::size_t length = covered.pseudo->write(pseudo);
        sum.add(ByteView(pseudo).first(length));
    }
    // The checksum itself counts as zero; both parts before it are of an even length.
    sum.add(bytes.subspan(covered.begin, covered.field - covered.begin));
    sum.add(bytes.subspan(covered.field + 2, covered.end - covered.field - 2));
    return of.kind == LayerKind::Udp ? wire::udpChecksumOnTheWire(sum.checksum()) : sum.checksum();
}

std::uint64_t Packet::computedLength(std::size_t layer, Automatic what) const
{
    const Layer& of = m_layers[layer];
    switch (what) {
    case Automatic::HeaderWords:
        return of.length() / 4;
    case Automatic::TotalLength:
        return size();
    case Automatic::PayloadLength:
        return size() - wire::Ipv6Header::length;
    case Automatic::TransportLength:
        return size() - offsetOf(layer);
    case Automatic::Protocol:
        if (layer + 1 < m_layers.size())
            return protocolOf(m_layers[layer + 1].kind);
        return of.kind == LayerKind::Ipv4 ? experiment : wire::protocol::noNextHeader;
    case Automatic::None:
    case Automatic::Checksum:
        break;
    }
    return 0;
}

std::optional<Coverage> Packet::coverage(std::size_t layer, ByteView bytes) const
{
    const Layer& of = m_layers[layer];
    const auto checksum = of.find(of.kind == LayerKind::Ipv4 ? "header_checksum" : "checksum");
    if (!checksum)
        return std::nullopt;
    const std::size_t begin = offsetOf(layer);
    Coverage covered {.begin = begin, .end = bytes.size(), .field = begin + of.table()[*checksum].bit / 8U};
    if (of.kind == LayerKind::Ipv4) {
        const std::size_t announced = std::size_t {4} * (bytes[begin] & 0xf);
        const bool possible = announced >= of.header.size() && begin + announced <= bytes.size();
        covered.end = begin + (possible ? announced : of.length());
        return covered;
    }
    const LayerKind network = m_layers[0].kind;
    const std::size_t least = begin + of.header.size();
    if (const std::size_t end = announcedEnd(network, bytes); end >= least)
        covered.end = end;
    if (of.kind == LayerKind::Udp) {
        const std::size_t end = begin + wire::word16(bytes, begin + 4);
        covered.end = end >= least && end <= covered.end ? end : covered.end;
    }
    if (of.kind == LayerKind::Icmp)
        return covered;
    const bool isV4 = network == LayerKind::Ipv4;
    const auto family = isV4 ? wire::Family::IPv4 : wire::Family::IPv6;
    covered.pseudo = wire::PseudoHeader {addressAt(bytes, isV4 ? 12 : 8, family),
        isV4 ? addressAt(bytes, 16, family) : finalDestination(bytes, begin),
        static_cast<std::uint32_t>(covered.end - begin), protocolOf(of.kind)};
    return covered;
}

} // namespace socketscope::craft
