// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/icmpextensions.h"

#include "core/wire/bytewriter.h"
#include "core/wire/checksum.h"

namespace socketscope::wire {

Result<IcmpExtensionHeader> IcmpExtensionHeader::parse(ByteView bytes)
{
    if (bytes.size() < size)
        return fail(truncated("extensions", size, bytes.size()));
    const IcmpExtensionHeader header {static_cast<std::uint8_t>(bytes[0] >> 4),
        static_cast<std::uint16_t>(word16(bytes, 0) & 0x0fff), word16(bytes, 2)};
    if (header.version != 2)
        return fail(badVersion("extensions", header.version));
    return header;
}

void IcmpExtensionHeader::write(std::span<std::uint8_t> to) const
{
    ByteWriter(to).put16(static_cast<unsigned>(version << 12 | (reserved & 0x0fff))).put16(checksum);
}

Bytes IcmpExtensionHeader::serialize() const
{
    return serialized(*this);
}

bool IcmpExtensionHeader::isSound(ByteView bytes)
{
    const auto header = parse(bytes);
    return header && (header->checksum == 0 || checksumVerifies(bytes));
}

std::optional<IcmpObject> IcmpObjectWalk::next()
{
    if (m_error || m_offset >= m_structure.size())
        return std::nullopt;
    const ByteView rest = m_structure.subspan(m_offset);
    if (rest.size() < IcmpObject::headerSize) {
        m_error = truncated("objects", IcmpObject::headerSize, rest.size());
        return std::nullopt;
    }
    const IcmpObject object {m_offset, word16(rest, 0), rest[2], rest[3]};
    // RFC 4884 section 8: with the header, and in whole words.
    if (object.length < IcmpObject::headerSize || object.length % 4 != 0) {
        m_error = badLength("length", object.length);
        return std::nullopt;
    }
    if (object.length > rest.size()) {
        m_error = truncated("objects", object.length, rest.size());
        return std::nullopt;
    }
    m_offset += object.length;
    return object;
}

Result<MplsLabel> MplsLabel::parse(ByteView bytes)
{
    if (bytes.size() < size)
        return fail(truncated("labels", size, bytes.size()));
    const std::uint32_t word = word32(bytes, 0);
    return MplsLabel {word >> 12, static_cast<std::uint8_t>(word >> 9 & 7), (word >> 8 & 1) != 0,
        static_cast<std::uint8_t>(word)};
}

void MplsLabel::write(std::span<std::uint8_t> to) const
{
    ByteWriter(to).put32(
        (label & 0xfffff) << 12 | std::uint32_t {exp & 7U} << 9 | (bottom ? 0x100U : 0U) | ttl);
}

Bytes MplsLabel::serialize() const
{
    return serialized(*this);
}

} // namespace socketscope::wire
