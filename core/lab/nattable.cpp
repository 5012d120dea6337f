// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/nattable.h"

#include "core/lab/ipwriter.h"
#include "core/wire/bytewriter.h"
#include "core/wire/icmpheader.h"
#include "core/wire/protocols.h"

namespace socketscope::lab {
namespace {

using wire::IpAddress;
using wire::word16;

/// A field in the packet's transport that NAT rewrites, and the checksum that covers it.
struct IdPlace {
    std::uint8_t protocol = 0;
    std::size_t id = 0; ///< offset in the packet
    std::size_t checksum = 0; ///< 0: not among the bytes
    bool coversAddresses = true; ///< by a pseudo-header
};

/// `asSource`: the sender's id is asked for, not the receiver's.
std::optional<IdPlace> idPlace(const IpPacket& packet, bool asSource)
{
    const Transport transport = packet.transport();
    const std::size_t at = transport.offset;
    const std::size_t size = packet.bytes.size();
    if (packet.v6 || transport.laterFragment || size < at + 8)
        return std::nullopt;
    IdPlace place {.protocol = transport.protocol};
    if (transport.protocol == wire::protocol::icmp) {
        const std::uint8_t type = packet.bytes[at];
        if (type != wire::IcmpHeader::echoRequest && type != wire::IcmpHeader::echoReply)
            return std::nullopt;
        place.id = at + 4;
        place.coversAddresses = false;
    } else if (transport.protocol == wire::protocol::udp || transport.protocol == wire::protocol::tcp) {
        place.id = at + (asSource ? 0 : 2);
    } else {
        return std::nullopt;
    }
    const std::size_t checksum = at + checksumPlace(transport.protocol);
    const bool absent = transport.protocol == wire::protocol::udp && word16(packet.bytes, checksum) == 0;
    place.checksum = checksum + 2 <= size && !absent ? checksum : 0;
    return place;
}

/// Writes an address into an IPv4 header and mends the checksums that cover it.
void replaceAddress(
    std::span<std::uint8_t> bytes, std::size_t at, const IpAddress& address, std::size_t transportChecksum)
{
    for (std::size_t i = 0; i < 4; i += 2) {
        const std::uint16_t word = word16(address.bytes, i);
        if (transportChecksum != 0) {
            const std::uint16_t before = word16(bytes, at + i);
            replaceWord(bytes, at + i, word, transportChecksum);
            wire::ByteWriter(bytes.subspan(at + i, 2)).put16(before);
        }
        replaceWord(bytes, at + i, word, 10);
    }
}

void rewrite(std::span<std::uint8_t> bytes, const IdPlace& place, std::size_t addressAt,
    const IpAddress& address, std::uint16_t id, bool mendChecksum)
{
    const std::size_t checksum = mendChecksum ? place.checksum : 0;
    replaceAddress(bytes, addressAt, address, place.coversAddresses ? checksum : 0);
    if (checksum != 0)
        replaceWord(bytes, place.id, id, checksum);
    else
        wire::ByteWriter(bytes.subspan(place.id, 2)).put16(id);
    // RFC 768: a computed 0 goes out as FFFF, and mending can arrive at 0.
    if (checksum != 0 && place.protocol == wire::protocol::udp && word16(bytes, checksum) == 0)
        wire::ByteWriter(bytes.subspan(checksum, 2)).put16(0xffff);
}

} // namespace

std::uint16_t NatTable::outsideId(const Key& key)
{
    if (const auto known = m_out.find(key); known != m_out.end())
        return known->second;
    if (m_out.size() >= most) { // a home router that forgets everything, as after a restart
        m_out.clear();
        m_back.clear();
    }
    std::uint16_t id = key.id;
    while (m_back.contains({key.protocol, id, {}})) // fewer flows than ids, so this ends
        ++id;
    m_out.emplace(key, id);
    m_back.emplace(Key {key.protocol, id, {}}, Inside {key.inside, key.id});
    return id;
}

const NatTable::Inside* NatTable::insideOf(std::uint8_t protocol, std::uint16_t id) const
{
    const auto found = m_back.find({protocol, id, {}});
    return found == m_back.end() ? nullptr : &found->second;
}

bool NatTable::outward(const Nat& nat, const IpPacket& packet, std::span<std::uint8_t> bytes)
{
    const IpAddress source = packet.source();
    if (packet.v6 || !nat.inside.contains(source) || nat.inside.contains(packet.destination()))
        return false;
    const auto place = idPlace(packet, true);
    if (!place) { // what has no ports, such as a later fragment, changes its address only
        replaceAddress(bytes, 12, nat.outside, 0);
        return true;
    }
    const std::uint16_t id = outsideId({place->protocol, word16(bytes, place->id), source});
    rewrite(bytes, *place, 12, nat.outside, id, true);
    return true;
}

bool NatTable::inward(const Nat& nat, const IpPacket& packet, std::span<std::uint8_t> bytes)
{
    if (packet.v6 || packet.destination() != nat.outside)
        return false;
    const auto place = idPlace(packet, false);
    if (!place)
        return inwardError(nat, packet, bytes);
    if (place->protocol == wire::protocol::icmp && bytes[packet.headerLength] != wire::IcmpHeader::echoReply)
        return false;
    const Inside* inside = insideOf(place->protocol, word16(bytes, place->id));
    if (!inside)
        return false;
    rewrite(bytes, *place, 16, inside->address, inside->id, true);
    return true;
}

/// An ICMP error about a packet that was rewritten on its way out: the quoted packet is turned back as well.
bool NatTable::inwardError(const Nat& nat, const IpPacket& packet, std::span<std::uint8_t> bytes)
{
    const std::size_t icmp = packet.headerLength;
    const std::size_t quoteAt = icmp + wire::IcmpHeader::size;
    if (packet.protocol != wire::protocol::icmp || packet.transport().fragment || bytes.size() < quoteAt)
        return false;
    const auto header = wire::IcmpHeader::parse(bytes.subspan(icmp));
    IpPacket quoted;
    if (!header || !header->quotes() || !readHeader(bytes.subspan(quoteAt), quoted) || quoted.v6
        || quoted.source() != nat.outside)
        return false;
    const auto place = idPlace(quoted, true);
    const Inside* inside = place ? insideOf(place->protocol, word16(quoted.bytes, place->id)) : nullptr;
    if (!inside)
        return false;
    // An echo's checksum covers the identifier only, which a router puts back in any case.
    const bool mend = nat.restoresQuotedChecksum || !place->coversAddresses;
    rewrite(bytes.subspan(quoteAt), *place, 12, inside->address, inside->id, mend);
    replaceAddress(bytes, 16, inside->address, 0);
    seal(bytes.subspan(icmp), wire::protocol::icmp, packet.source(), inside->address);
    return true;
}

} // namespace socketscope::lab
