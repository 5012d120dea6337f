// SPDX-License-Identifier: GPL-3.0-or-later
// Reading with a reason where it fails, and writing into bytes of its own: what the headers' own files, which
// neither allocate nor throw, leave out.
#include "core/wire/bytewriter.h"
#include "core/wire/icmpextensions.h"
#include "core/wire/icmpv6header.h"
#include "core/wire/ipv4header.h"
#include "core/wire/ipv6header.h"
#include "core/wire/tcpheader.h"
#include "core/wire/udpheader.h"

namespace socketscope::wire {

Result<Ipv4Header> Ipv4Header::parse(ByteView bytes)
{
    if (const auto header = tryParse(bytes))
        return *header;
    if (!bytes.empty() && bytes[0] >> 4 != 4)
        return fail(badVersion("ipv4", bytes[0] >> 4));
    if (bytes.size() < minimumLength)
        return fail(truncated("ipv4", minimumLength, bytes.size()));
    const std::size_t words = bytes[0] & 0x0f;
    if (words * 4 < minimumLength)
        return fail(badLength("ihl", words));
    return fail(truncated("ipv4", words * 4, bytes.size()));
}
Bytes Ipv4Header::serialize() const
{
    return serialized(*this);
}

Result<Ipv6Header> Ipv6Header::parse(ByteView bytes)
{
    if (const auto header = tryParse(bytes))
        return *header;
    if (!bytes.empty() && bytes[0] >> 4 != 6)
        return fail(badVersion("ipv6", bytes[0] >> 4));
    return fail(truncated("ipv6", length, bytes.size()));
}
Bytes Ipv6Header::serialize() const
{
    return serialized(*this);
}

Result<IcmpHeader> IcmpHeader::parse(ByteView bytes)
{
    if (const auto header = tryParse(bytes))
        return *header;
    return fail(truncated("icmp", size, bytes.size()));
}
Bytes IcmpHeader::serialize() const
{
    return serialized(*this);
}

Result<Icmpv6Header> Icmpv6Header::parse(ByteView bytes)
{
    if (const auto header = tryParse(bytes))
        return *header;
    return fail(truncated("icmpv6", size, bytes.size()));
}
Bytes Icmpv6Header::serialize() const
{
    return serialized(*this);
}

Result<UdpHeader> UdpHeader::parse(ByteView bytes)
{
    if (const auto header = tryParse(bytes))
        return *header;
    if (bytes.size() < size)
        return fail(truncated("udp", size, bytes.size()));
    return fail(badLength("length", word16(bytes, 4)));
}
Bytes UdpHeader::serialize() const
{
    return serialized(*this);
}

Result<TcpHeader> TcpHeader::parse(ByteView bytes)
{
    if (const auto header = tryParse(bytes))
        return *header;
    if (bytes.size() < minimumLength)
        return fail(truncated("tcp", minimumLength, bytes.size()));
    const std::size_t words = bytes[12] >> 4;
    if (words * 4 < minimumLength)
        return fail(badLength("data_offset", words));
    return fail(truncated("tcp", words * 4, bytes.size()));
}
Bytes TcpHeader::serialize() const
{
    return serialized(*this);
}

Result<IcmpExtensionHeader> IcmpExtensionHeader::parse(ByteView bytes)
{
    if (const auto header = tryParse(bytes))
        return *header;
    if (bytes.size() < size)
        return fail(truncated("extensions", size, bytes.size()));
    return fail(badVersion("extensions", bytes[0] >> 4));
}
Bytes IcmpExtensionHeader::serialize() const
{
    return serialized(*this);
}

Result<MplsLabel> MplsLabel::parse(ByteView bytes)
{
    if (const auto header = tryParse(bytes))
        return *header;
    return fail(truncated("labels", size, bytes.size()));
}
Bytes MplsLabel::serialize() const
{
    return serialized(*this);
}

} // namespace socketscope::wire
