// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/icmpheader.h"

#include "core/wire/bytewriter.h"
#include "core/wire/icmpextensions.h"

namespace socketscope::wire {

std::optional<IcmpHeader> IcmpHeader::tryParse(ByteView bytes) noexcept
{
    if (bytes.size() < size)
        return std::nullopt;
    return IcmpHeader {bytes[0], bytes[1], word16(bytes, 2), word32(bytes, 4)};
}

void IcmpHeader::write(std::span<std::uint8_t> to) const
{
    ByteWriter(to).put8(type).put8(code).put16(checksum).put32(rest);
}

void IcmpHeader::setEcho(std::uint16_t identifier, std::uint16_t sequence)
{
    rest = std::uint32_t {identifier} << 16 | sequence;
}

bool IcmpHeader::quotes() const
{
    return type == destinationUnreachable || type == sourceQuench || type == redirect || type == timeExceeded
        || type == parameterProblem;
}

IcmpQuote findQuote(std::size_t lengthField, std::size_t unit, ByteView message)
{
    constexpr std::size_t start = IcmpHeader::size;
    constexpr std::size_t oldPlace = start + 128;
    IcmpQuote quote {.end = message.size()};
    const auto isThere = [message](std::size_t at) {
        return at + IcmpExtensionHeader::size <= message.size()
            && IcmpExtensionHeader::isSound(message.subspan(at));
    };
    if (unit == 0)
        return quote;
    if (lengthField != 0) {
        const std::size_t place = start + lengthField * unit;
        if (isThere(place)) {
            quote.extensions = place;
            quote.end = place;
            return quote;
        }
        quote.claimed = place;
    }
    if (isThere(oldPlace)) {
        quote.extensions = oldPlace;
        quote.end = oldPlace;
    } else if (quote.claimed) {
        quote.end = std::min(*quote.claimed, message.size());
    }
    return quote;
}

IcmpQuote findIcmpQuote(const IcmpHeader& header, ByteView message)
{
    const bool extensible = header.type == IcmpHeader::destinationUnreachable
        || header.type == IcmpHeader::timeExceeded || header.type == IcmpHeader::parameterProblem;
    return findQuote(header.rest >> 16 & 0xff, extensible ? 4 : 0, message);
}

std::uint16_t nextMtuPlateau(std::uint16_t length)
{
    constexpr std::uint16_t plateaus[] = {32000, 17914, 8166, 4352, 2002, 1492, 1006, 508, 296};
    for (const std::uint16_t plateau : plateaus)
        if (plateau < length)
            return plateau;
    return 68; // the least that IPv4 asks of every link
}

} // namespace socketscope::wire
