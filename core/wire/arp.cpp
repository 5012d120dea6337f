// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/arp.h"

#include "core/wire/bytewriter.h"

namespace socketscope::wire {

Result<Arp> Arp::parse(ByteView bytes)
{
    if (bytes.size() < fixedSize)
        return fail(truncated("arp", fixedSize, bytes.size()));
    Arp arp;
    arp.hardwareType = word16(bytes, 0);
    arp.protocolType = word16(bytes, 2);
    arp.hardwareLength = bytes[4];
    arp.protocolLength = bytes[5];
    arp.opcode = word16(bytes, 6);
    const std::size_t length
        = fixedSize + 2 * std::size_t {arp.hardwareLength} + 2 * std::size_t {arp.protocolLength};
    if (bytes.size() < length)
        return fail(truncated("arp", length, bytes.size()));
    ByteView rest = bytes.subspan(fixedSize);
    const auto take = [&rest](std::size_t count) {
        const ByteView taken = rest.first(count);
        rest = rest.subspan(count);
        return Bytes(taken.begin(), taken.end());
    };
    arp.senderHardwareAddress = take(arp.hardwareLength);
    arp.senderProtocolAddress = take(arp.protocolLength);
    arp.targetHardwareAddress = take(arp.hardwareLength);
    arp.targetProtocolAddress = take(arp.protocolLength);
    return arp;
}

std::size_t Arp::headerLength() const
{
    return fixedSize + senderHardwareAddress.size() + senderProtocolAddress.size()
        + targetHardwareAddress.size() + targetProtocolAddress.size();
}

void Arp::write(std::span<std::uint8_t> to) const
{
    ByteWriter(to)
        .put16(hardwareType)
        .put16(protocolType)
        .put8(hardwareLength)
        .put8(protocolLength)
        .put16(opcode)
        .put(senderHardwareAddress)
        .put(senderProtocolAddress)
        .put(targetHardwareAddress)
        .put(targetProtocolAddress);
}

Bytes Arp::serialize() const
{
    return serialized(*this);
}

} // namespace socketscope::wire
