// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/fragments.h"

#include "core/wire/bytewriter.h"
#include "core/wire/checksum.h"
#include "core/wire/ipv4header.h"
#include "core/wire/ipv6header.h"
#include "core/wire/protocols.h"
#include "core/wire/tcpheader.h"

namespace socketscope::lab {
namespace {

using wire::ByteWriter;
using wire::word16;

/// What an IPv4 header becomes in the fragments behind the first: only options whose first bit says so go on
/// (RFC 791 section 3.1).
Bytes headerOfLaterFragments(ByteView header)
{
    Bytes later(header.begin(), header.begin() + wire::Ipv4Header::minimumLength);
    const ByteView options = header.subspan(wire::Ipv4Header::minimumLength);
    wire::HeaderOptionWalk walk(options);
    while (const auto option = walk.next())
        if (option->kind & 0x80) {
            const ByteView bytes = options.subspan(option->offset, option->length);
            later.insert(later.end(), bytes.begin(), bytes.end());
        }
    later.resize((later.size() + 3) / 4 * 4); // the end of the list is a zero
    later[0] = static_cast<std::uint8_t>(0x40 | later.size() / 4);
    return later;
}

void cutV4(const IpPacket& packet, std::size_t mtu, const std::function<void(ByteView)>& take)
{
    Bytes header(packet.bytes.begin(), packet.bytes.begin() + packet.headerLength);
    ByteView rest = packet.bytes.subspan(packet.headerLength);
    const std::uint16_t flags = word16(header, 6);
    std::size_t offset = flags & 0x1fff;
    Bytes fragment;
    while (!rest.empty()) {
        const std::size_t room = (mtu - header.size()) / 8 * 8;
        const bool last = header.size() + rest.size() <= mtu;
        const ByteView data = rest.first(last ? rest.size() : room);
        ByteWriter(header).put8(header[0]).put8(header[1]).put16(header.size() + data.size());
        ByteWriter(std::span(header).subspan(6))
            .put16((flags & 0xc000U) | (last ? flags & 0x2000U : 0x2000U) | (offset & 0x1fff))
            .put16(word16(header, 8))
            .put16(0);
        const std::uint16_t checksum = wire::internetChecksum(header);
        ByteWriter(std::span(header).subspan(10)).put16(checksum);
        fragment.assign(header.begin(), header.end());
        fragment.insert(fragment.end(), data.begin(), data.end());
        take(fragment);
        rest = rest.subspan(data.size());
        if (offset == 0)
            header = headerOfLaterFragments(header);
        offset += data.size() / 8;
    }
}

void cutV6(const IpPacket& packet, std::size_t mtu, std::uint32_t identification,
    const std::function<void(ByteView)>& take)
{
    constexpr std::size_t fragmentHeader = 8;
    const ByteView header = packet.bytes.first(packet.headerLength);
    ByteView rest = packet.bytes.subspan(packet.headerLength);
    const std::size_t room = (mtu - header.size() - fragmentHeader) / 8 * 8;
    std::size_t offset = 0;
    Bytes fragment;
    while (!rest.empty()) {
        const bool last = rest.size() <= room;
        const ByteView data = rest.first(last ? rest.size() : room);
        fragment.assign(header.begin(), header.end());
        fragment.resize(header.size() + fragmentHeader);
        ByteWriter(std::span(fragment).subspan(4))
            .put16(fragmentHeader + data.size())
            .put8(wire::protocol::fragment);
        ByteWriter(std::span(fragment).subspan(header.size()))
            .put8(packet.protocol)
            .put8(0)
            .put16(offset | (last ? 0U : 1U))
            .put32(identification);
        fragment.insert(fragment.end(), data.begin(), data.end());
        take(fragment);
        rest = rest.subspan(data.size());
        offset += data.size();
    }
}

} // namespace

void cutIntoFragments(const IpPacket& packet, std::size_t mtu, std::uint32_t identification,
    const std::function<void(ByteView)>& take)
{
    if (packet.v6)
        cutV6(packet, mtu, identification, take);
    else
        cutV4(packet, mtu, take);
}

} // namespace socketscope::lab
