// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/tcpheader.h"

#include "core/wire/bytewriter.h"

namespace socketscope::wire {

std::optional<TcpHeader> TcpHeader::tryParse(ByteView bytes) noexcept
{
    if (bytes.size() < minimumLength)
        return std::nullopt;
    TcpHeader header;
    header.sourcePort = word16(bytes, 0);
    header.destinationPort = word16(bytes, 2);
    header.sequenceNumber = word32(bytes, 4);
    header.acknowledgmentNumber = word32(bytes, 8);
    header.dataOffset = bytes[12] >> 4;
    header.reserved = bytes[12] & 0x0f;
    header.flags = bytes[13];
    header.window = word16(bytes, 14);
    header.checksum = word16(bytes, 16);
    header.urgentPointer = word16(bytes, 18);
    const std::size_t length = header.dataOffset * std::size_t {4};
    if (length < minimumLength || bytes.size() < length)
        return std::nullopt;
    header.options = InlineBytes<mostOptions>(bytes.subspan(minimumLength, length - minimumLength));
    return header;
}

void TcpHeader::write(std::span<std::uint8_t> to) const
{
    ByteWriter(to)
        .put16(sourcePort)
        .put16(destinationPort)
        .put32(sequenceNumber)
        .put32(acknowledgmentNumber)
        .put8(static_cast<unsigned>(dataOffset << 4 | (reserved & 0x0f)))
        .put8(flags)
        .put16(window)
        .put16(checksum)
        .put16(urgentPointer)
        .put(options.view());
}

} // namespace socketscope::wire
