// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/icmpextensions.h"

#include "core/wire/bytewriter.h"
#include "core/wire/checksum.h"

namespace socketscope::wire {

std::optional<IcmpExtensionHeader> IcmpExtensionHeader::tryParse(ByteView bytes) noexcept
{
    if (bytes.size() < size)
        return std::nullopt;
    const IcmpExtensionHeader header {static_cast<std::uint8_t>(bytes[0] >> 4),
        static_cast<std::uint16_t>(word16(bytes, 0) & 0x0fff), word16(bytes, 2)};
    if (header.version != 2)
        return std::nullopt;
    return header;
}

void IcmpExtensionHeader::write(std::span<std::uint8_t> to) const
{
    ByteWriter(to).put16(static_cast<unsigned>(version << 12 | (reserved & 0x0fff))).put16(checksum);
}

bool IcmpExtensionHeader::isSound(ByteView bytes)
{
    const auto header = tryParse(bytes);
    return header && (header->checksum == 0 || checksumVerifies(bytes));
}

std::optional<MplsLabel> MplsLabel::tryParse(ByteView bytes) noexcept
{
    if (bytes.size() < size)
        return std::nullopt;
    const std::uint32_t word = word32(bytes, 0);
    return MplsLabel {word >> 12, static_cast<std::uint8_t>(word >> 9 & 7), (word >> 8 & 1) != 0,
        static_cast<std::uint8_t>(word)};
}

void MplsLabel::write(std::span<std::uint8_t> to) const
{
    ByteWriter(to).put32(
        (label & 0xfffff) << 12 | std::uint32_t {exp & 7U} << 9 | (bottom ? 0x100U : 0U) | ttl);
}

} // namespace socketscope::wire
