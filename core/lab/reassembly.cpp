// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/fragments.h"

#include "core/wire/bytewriter.h"
#include "core/wire/checksum.h"
#include "core/wire/ipv6header.h"
#include "core/wire/protocols.h"

#include <algorithm>

namespace socketscope::lab {

using wire::ByteWriter;
using wire::word16;
using wire::word32;

/// IPv6: the header of the whole is all up to the fragment header, which is taken out.
std::optional<Reassembly::Fragment> Reassembly::takeApartV6(const IpPacket& packet)
{
    Fragment fragment {.key = {packet.source(), packet.destination(), 0, 0}};
    const ByteView behind = packet.bytes.subspan(packet.headerLength);
    wire::Ipv6ExtensionWalk walk(behind, packet.protocol);
    std::size_t nextHeaderAt = 6; ///< of the byte that announces the fragment header
    while (const auto extension = walk.next()) {
        if (extension->type != wire::protocol::fragment) {
            nextHeaderAt = packet.headerLength + extension->offset;
            continue;
        }
        const ByteView header = behind.subspan(extension->offset, extension->length);
        fragment.key.identification = word32(header, 4);
        fragment.key.protocol = 0; // RFC 8200: source, destination and identification tell datagrams apart
        fragment.offset = word16(header, 2) & 0xfff8;
        fragment.last = (word16(header, 2) & 1) == 0;
        fragment.header.assign(packet.bytes.begin(),
            packet.bytes.begin() + static_cast<std::ptrdiff_t>(packet.headerLength + extension->offset));
        fragment.header[nextHeaderAt] = extension->nextHeader;
        fragment.data = behind.subspan(extension->offset + extension->length);
        return fragment;
    }
    return std::nullopt;
}

std::optional<Reassembly::Fragment> Reassembly::takeApart(const IpPacket& packet)
{
    if (packet.v6)
        return takeApartV6(packet);
    Fragment fragment {
        .key = {packet.source(), packet.destination(), word16(packet.bytes, 4), packet.protocol}};
    fragment.offset = std::size_t {8} * (word16(packet.bytes, 6) & 0x1fff);
    fragment.last = (packet.bytes[6] & 0x20) == 0;
    fragment.header.assign(packet.bytes.begin(), packet.bytes.begin() + packet.headerLength);
    fragment.data = packet.bytes.subspan(packet.headerLength);
    return fragment;
}

Reassembly::Waiting* Reassembly::find(const Key& key)
{
    const auto found = std::find_if(
        m_waiting.begin(), m_waiting.end(), [&](const Waiting& waiting) { return waiting.key == key; });
    return found == m_waiting.end() ? nullptr : &*found;
}

void Reassembly::forget(const Waiting* waiting)
{
    m_bytes -= waiting->held;
    m_waiting.erase(m_waiting.begin() + (waiting - m_waiting.data()));
}

/// False where it contradicts what is there (RFC 5722; Linux does the same over IPv4). The same fragment once
/// more changes nothing.
bool Reassembly::insert(Waiting& waiting, const Fragment& fragment)
{
    const std::size_t end = fragment.offset + fragment.data.size();
    const std::size_t known
        = waiting.pieces.empty() ? 0 : waiting.pieces.back().offset + waiting.pieces.back().bytes.size();
    if (fragment.last && ((waiting.total != 0 && waiting.total != end) || known > end))
        return false;
    if (waiting.total != 0 && end > waiting.total)
        return false;
    const auto after = std::lower_bound(waiting.pieces.begin(), waiting.pieces.end(), fragment.offset,
        [](const Piece& piece, std::size_t offset) { return piece.offset < offset; });
    if (after != waiting.pieces.end() && after->offset == fragment.offset
        && std::equal(after->bytes.begin(), after->bytes.end(), fragment.data.begin(), fragment.data.end()))
        return true;
    if (after != waiting.pieces.end() && after->offset < end)
        return false;
    if (after != waiting.pieces.begin()) {
        const Piece& before = *std::prev(after);
        if (before.offset + before.bytes.size() > fragment.offset)
            return false;
    }
    waiting.pieces.insert(after, {fragment.offset, Bytes(fragment.data.begin(), fragment.data.end())});
    waiting.held += fragment.data.size();
    if (fragment.last)
        waiting.total = end;
    return true;
}

Bytes Reassembly::putTogether(const Waiting& waiting, bool v6)
{
    Bytes whole = waiting.header;
    for (const Piece& piece : waiting.pieces)
        whole.insert(whole.end(), piece.bytes.begin(), piece.bytes.end());
    if (v6) {
        ByteWriter(std::span(whole).subspan(4)).put16(whole.size() - wire::Ipv6Header::length);
        return whole;
    }
    ByteWriter(std::span(whole).subspan(2, 2)).put16(whole.size());
    ByteWriter(std::span(whole).subspan(6, 2)).put16(0);
    ByteWriter(std::span(whole).subspan(10, 2)).put16(0);
    const std::uint16_t checksum = wire::internetChecksum(ByteView(whole).first(waiting.header.size()));
    ByteWriter(std::span(whole).subspan(10, 2)).put16(checksum);
    return whole;
}

Reassembly::Outcome Reassembly::add(const IpPacket& packet, std::uint64_t number)
{
    using Kind = Outcome::Kind;
    const auto fragment = takeApart(packet);
    constexpr std::size_t mostOfADatagram = 65535;
    if (!fragment || fragment->data.empty() || (!fragment->last && fragment->data.size() % 8 != 0)
        || fragment->header.size() + fragment->offset + fragment->data.size() > mostOfADatagram)
        return {Kind::Damaged};
    Outcome outcome;
    Waiting* waiting = find(fragment->key);
    if (!waiting) {
        if (m_waiting.size() >= mostWaiting)
            return {Kind::Full};
        outcome.started = ++m_started;
        m_waiting.push_back({.key = fragment->key, .started = m_started, .number = number});
        waiting = &m_waiting.back();
    }
    const std::size_t before = waiting->held;
    if (m_bytes + fragment->data.size() > mostBytes || waiting->pieces.size() >= mostPieces)
        return {Kind::Full, outcome.started};
    if (!insert(*waiting, *fragment)) {
        forget(waiting);
        return {Kind::Overlap, 0};
    }
    m_bytes += waiting->held - before;
    if (fragment->offset == 0) {
        waiting->header = fragment->header;
        waiting->first.assign(packet.bytes.begin(), packet.bytes.end());
        waiting->number = number;
    }
    if (waiting->total == 0 || waiting->held != waiting->total || waiting->header.empty())
        return outcome;
    outcome.whole = putTogether(*waiting, packet.v6);
    outcome.kind = outcome.whole.size() > mostOfADatagram ? Kind::Damaged : Kind::Complete;
    outcome.started = 0;
    forget(waiting);
    return outcome;
}

bool Reassembly::isWaiting(std::uint32_t started) const
{
    return std::any_of(m_waiting.begin(), m_waiting.end(),
        [&](const Waiting& waiting) { return waiting.started == started; });
}

std::optional<Reassembly::GivenUp> Reassembly::giveUp(std::uint32_t started)
{
    const auto found = std::find_if(m_waiting.begin(), m_waiting.end(),
        [&](const Waiting& waiting) { return waiting.started == started; });
    if (found == m_waiting.end())
        return std::nullopt;
    GivenUp given {std::move(found->first), found->number};
    forget(&*found);
    return given;
}

} // namespace socketscope::lab
