// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/loopbackheader.h"

#include "core/wire/bytewriter.h"

namespace socketscope::wire {
namespace {

constexpr std::uint32_t swapped(std::uint32_t word)
{
    return word >> 24 | (word >> 8 & 0xff00) | (word << 8 & 0xff0000) | word << 24;
}

} // namespace

Result<LoopbackHeader> LoopbackHeader::parse(ByteView bytes)
{
    if (bytes.size() < size)
        return fail(truncated("loopback", size, bytes.size()));
    const std::uint32_t word = word32(bytes, 0);
    if (word > 0xffff)
        return LoopbackHeader {swapped(word), true};
    return LoopbackHeader {word, false};
}

void LoopbackHeader::write(std::span<std::uint8_t> to) const
{
    ByteWriter(to).put32(littleEndian ? swapped(addressFamily) : addressFamily);
}

Bytes LoopbackHeader::serialize() const
{
    return serialized(*this);
}

Family LoopbackHeader::family() const
{
    switch (addressFamily) {
    case 2:
        return Family::IPv4;
    case 10:
    case 24:
    case 28:
    case 30:
        return Family::IPv6;
    default:
        return Family::None;
    }
}

} // namespace socketscope::wire
