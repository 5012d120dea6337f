// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/bytewriter.h"
#include "core/wire/checksum.h"
#include "core/wire/dissector.h"
#include "core/wire/fieldtables.h"
#include "core/wire/tcpheader.h"
#include "core/wire/udpheader.h"

namespace socketscope::wire {

void Dissector::udp(const Carrier& carrier, Place place)
{
    const auto header = UdpHeader::parse(bytes(place));
    if (!open(LayerKind::Udp, place, UdpHeader::size))
        return;
    fields(tables::udp(), place.offset, place.end);
    if (!header) {
        damaged(header.error());
        return payload(inside(place));
    }
    const std::size_t there = place.end - place.offset;
    const bool whole = !carrier.fragment && !carrier.routed && header->length <= there;
    if (header->length > there && !carrier.fragment && place.whole)
        damaged(truncated("length", header->length, there));
    // RFC 8200 section 8.1 asks for a checksum; RFC 6935 makes exceptions for tunnels.
    if (header->checksum == 0)
        current().checksum = ChecksumVerdict::Absent;
    else
        judge(whole, {carrier.source, carrier.destination, header->length, protocol::udp},
            bytes(place).first(std::min<std::size_t>(header->length, there)), header->checksum);
    if (header->length < there && !carrier.fragment) {
        field(tables::surplus, place.offset + header->length, there - header->length);
        place.end = place.offset + header->length;
    }
    payload(inside(place));
}

void Dissector::tcp(const Carrier& carrier, Place place)
{
    const auto header = TcpHeader::parse(bytes(place));
    const std::size_t there = place.end - place.offset;
    if (!open(LayerKind::Tcp, place, header ? header->headerLength() : there))
        return;
    fields(tables::tcp(), place.offset, place.end);
    if (!header) {
        current().checksum = there >= 18 ? ChecksumVerdict::Unknown : ChecksumVerdict::None;
        // Routers quote the first eight bytes of it at least (RFC 792); these are no damage.
        if (place.quoted == 0 || there < 8 || header.error().code != ErrorCode::Truncated)
            damaged(header.error());
        return;
    }
    const bool whole = place.whole && !carrier.fragment && !carrier.routed;
    judge(whole, {carrier.source, carrier.destination, static_cast<std::uint32_t>(there), protocol::tcp},
        bytes(place), header->checksum);
    tcpOptions(header->options.view(), place.offset + TcpHeader::minimumLength);
    payload(inside(place));
}

void Dissector::tcpOptions(ByteView options, std::size_t start)
{
    constexpr std::uint8_t selectiveAcknowledgment = 5; // RFC 2018 section 3
    HeaderOptionWalk walk(options);
    while (const auto option = walk.next()) {
        const std::size_t at = start + option->offset;
        const std::size_t end = at + option->length;
        field(tables::options, at, option->length);
        field(tables::optionKind, at, 1, 1);
        if (option->length > 1)
            field(tables::optionLength, at + 1, 1, 1);
        const auto table = tables::tcpOption(option->kind, option->length);
        if (option->kind == selectiveAcknowledgment && option->length % 8 == 2) {
            for (std::size_t block = at + 2; block < end; block += 8) {
                field(tables::blocks, block, 8, 1);
                field(tables::leftEdge, block, 4, 2);
                field(tables::rightEdge, block + 4, 4, 2);
            }
        } else if (!table.empty()) {
            fields(table, at, end, 1);
        } else if (option->length > 2) {
            field(tables::data, at + 2, option->length - 2, 1);
        }
    }
    if (walk.error())
        damaged(*walk.error());
}

} // namespace socketscope::wire
