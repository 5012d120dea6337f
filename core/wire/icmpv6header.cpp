// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/icmpv6header.h"

#include "core/wire/bytewriter.h"

namespace socketscope::wire {

std::optional<Icmpv6Header> Icmpv6Header::tryParse(ByteView bytes) noexcept
{
    if (bytes.size() < size)
        return std::nullopt;
    return Icmpv6Header {bytes[0], bytes[1], word16(bytes, 2), word32(bytes, 4)};
}

void Icmpv6Header::write(std::span<std::uint8_t> to) const
{
    ByteWriter(to).put8(type).put8(code).put16(checksum).put32(rest);
}

void Icmpv6Header::setEcho(std::uint16_t identifier, std::uint16_t sequence)
{
    rest = std::uint32_t {identifier} << 16 | sequence;
}

IcmpQuote findIcmpv6Quote(const Icmpv6Header& header, ByteView message)
{
    const bool extensible
        = header.type == Icmpv6Header::destinationUnreachable || header.type == Icmpv6Header::timeExceeded;
    return findQuote(header.rest >> 24, extensible ? 8 : 0, message);
}

} // namespace socketscope::wire
