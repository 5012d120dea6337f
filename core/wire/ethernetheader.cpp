// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/ethernetheader.h"

#include "core/wire/bytewriter.h"

namespace socketscope::wire {

Result<EthernetHeader> EthernetHeader::parse(ByteView bytes)
{
    if (bytes.size() < size)
        return fail(truncated("ethernet", size, bytes.size()));
    EthernetHeader header;
    std::copy_n(bytes.begin(), 6, header.destination.begin());
    std::copy_n(bytes.begin() + 6, 6, header.source.begin());
    header.etherType = word16(bytes, 12);
    return header;
}

void EthernetHeader::write(std::span<std::uint8_t> to) const
{
    ByteWriter(to).put(destination).put(source).put16(etherType);
}

Bytes EthernetHeader::serialize() const
{
    return serialized(*this);
}

Result<VlanTag> VlanTag::parse(ByteView bytes)
{
    if (bytes.size() < size)
        return fail(truncated("vlan", size, bytes.size()));
    const std::uint16_t tag = word16(bytes, 0);
    return VlanTag {static_cast<std::uint8_t>(tag >> 13), (tag & 0x1000) != 0,
        static_cast<std::uint16_t>(tag & 0x0fff), word16(bytes, 2)};
}

void VlanTag::write(std::span<std::uint8_t> to) const
{
    ByteWriter(to)
        .put16((priority & 7U) << 13 | (dropEligible ? 0x1000U : 0U) | (identifier & 0x0fffU))
        .put16(etherType);
}

Bytes VlanTag::serialize() const
{
    return serialized(*this);
}

} // namespace socketscope::wire
