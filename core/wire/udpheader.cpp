// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/udpheader.h"

#include "core/wire/bytewriter.h"

namespace socketscope::wire {

std::optional<UdpHeader> UdpHeader::tryParse(ByteView bytes) noexcept
{
    if (bytes.size() < size)
        return std::nullopt;
    const UdpHeader header {word16(bytes, 0), word16(bytes, 2), word16(bytes, 4), word16(bytes, 6)};
    if (header.length < size)
        return std::nullopt;
    return header;
}

void UdpHeader::write(std::span<std::uint8_t> to) const
{
    ByteWriter(to).put16(sourcePort).put16(destinationPort).put16(length).put16(checksum);
}

} // namespace socketscope::wire
