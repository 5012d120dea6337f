// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/ipv4header.h"

#include "core/wire/bytewriter.h"
#include "core/wire/checksum.h"

namespace socketscope::wire {

std::optional<Ipv4Header> Ipv4Header::tryParse(ByteView bytes) noexcept
{
    if (bytes.size() < minimumLength || bytes[0] >> 4 != 4)
        return std::nullopt;
    Ipv4Header header;
    header.ihl = bytes[0] & 0x0f;
    const std::size_t length = header.ihl * std::size_t {4};
    if (length < minimumLength || bytes.size() < length)
        return std::nullopt;
    header.typeOfService = bytes[1];
    header.totalLength = word16(bytes, 2);
    header.identification = word16(bytes, 4);
    header.flags = bytes[6] >> 5;
    header.fragmentOffset = word16(bytes, 6) & 0x1fff;
    header.ttl = bytes[8];
    header.protocol = bytes[9];
    header.checksum = word16(bytes, 10);
    header.source = IpAddress::v4(bytes[12], bytes[13], bytes[14], bytes[15]);
    header.destination = IpAddress::v4(bytes[16], bytes[17], bytes[18], bytes[19]);
    header.options = InlineBytes<mostOptions>(bytes.subspan(minimumLength, length - minimumLength));
    return header;
}

void Ipv4Header::write(std::span<std::uint8_t> to) const
{
    ByteWriter(to)
        .put8(static_cast<unsigned>(version << 4 | (ihl & 0x0f)))
        .put8(typeOfService)
        .put16(totalLength)
        .put16(identification)
        .put16(static_cast<unsigned>((flags & 7) << 13 | (fragmentOffset & 0x1fff)))
        .put8(ttl)
        .put8(protocol)
        .put16(checksum)
        .put(ByteView(source.bytes).first(4))
        .put(ByteView(destination.bytes).first(4))
        .put(options.view());
}

std::uint16_t Ipv4Header::computedChecksum() const
{
    std::array<std::uint8_t, minimumLength + mostOptions> bytes {};
    Ipv4Header blank = *this;
    blank.checksum = 0;
    blank.write(bytes);
    return internetChecksum(ByteView(bytes).first(headerLength()));
}

std::size_t Ipv4Header::packetLength(std::size_t received) const
{
    return totalLength >= headerLength() && totalLength <= received ? totalLength : received;
}

} // namespace socketscope::wire
