// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/linuxcooked.h"

#include "core/wire/bytewriter.h"

namespace socketscope::wire {

Result<LinuxCookedHeader> LinuxCookedHeader::parseV1(ByteView bytes)
{
    if (bytes.size() < sizeV1)
        return fail(truncated("sll", sizeV1, bytes.size()));
    LinuxCookedHeader header {.version = 1};
    header.packetType = word16(bytes, 0);
    header.arphrdType = word16(bytes, 2);
    header.addressLength = word16(bytes, 4);
    std::copy_n(bytes.begin() + 6, 8, header.address.begin());
    header.protocolType = word16(bytes, 14);
    return header;
}

Result<LinuxCookedHeader> LinuxCookedHeader::parseV2(ByteView bytes)
{
    if (bytes.size() < sizeV2)
        return fail(truncated("sll2", sizeV2, bytes.size()));
    LinuxCookedHeader header {.version = 2};
    header.protocolType = word16(bytes, 0);
    header.reserved = word16(bytes, 2);
    header.interfaceIndex = word32(bytes, 4);
    header.arphrdType = word16(bytes, 8);
    header.packetType = bytes[10];
    header.addressLength = bytes[11];
    std::copy_n(bytes.begin() + 12, 8, header.address.begin());
    return header;
}

void LinuxCookedHeader::write(std::span<std::uint8_t> to) const
{
    ByteWriter writer(to);
    if (version == 1)
        writer.put16(packetType).put16(arphrdType).put16(addressLength).put(address).put16(protocolType);
    else
        writer.put16(protocolType)
            .put16(reserved)
            .put32(interfaceIndex)
            .put16(arphrdType)
            .put8(packetType)
            .put8(addressLength)
            .put(address);
}

Bytes LinuxCookedHeader::serialize() const
{
    return serialized(*this);
}

} // namespace socketscope::wire
