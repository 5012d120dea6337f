// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/ipv6header.h"

#include "core/wire/bytewriter.h"
#include "core/wire/protocols.h"

namespace socketscope::wire {
namespace {

IpAddress addressAt(ByteView bytes, std::size_t at)
{
    IpAddress address;
    address.family = Family::IPv6;
    std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), 16, address.bytes.begin());
    return address;
}

bool isExtension(std::uint8_t type)
{
    switch (type) {
    case protocol::hopByHop:
    case protocol::routing:
    case protocol::fragment:
    case protocol::authentication:
    case protocol::destinationOptions:
    case protocol::mobility:
    case protocol::hip:
    case protocol::shim6:
        return true;
    default:
        return false;
    }
}

/// From the length field, whose unit and meaning depend on the type: RFC 8200, RFC 4302 section 2.2.
std::size_t extensionLength(std::uint8_t type, std::uint8_t field)
{
    if (type == protocol::fragment)
        return 8;
    if (type == protocol::authentication)
        return (field + std::size_t {2}) * 4;
    return (field + std::size_t {1}) * 8;
}

} // namespace

std::optional<Ipv6Header> Ipv6Header::tryParse(ByteView bytes) noexcept
{
    if (bytes.size() < length || bytes[0] >> 4 != 6)
        return std::nullopt;
    Ipv6Header header;
    const std::uint32_t first = word32(bytes, 0);
    header.trafficClass = static_cast<std::uint8_t>(first >> 20);
    header.flowLabel = first & 0xfffff;
    header.payloadLength = word16(bytes, 4);
    header.nextHeader = bytes[6];
    header.hopLimit = bytes[7];
    header.source = addressAt(bytes, 8);
    header.destination = addressAt(bytes, 24);
    return header;
}

void Ipv6Header::write(std::span<std::uint8_t> to) const
{
    ByteWriter(to)
        .put32(std::uint32_t {version} << 28 | std::uint32_t {trafficClass} << 20 | (flowLabel & 0xfffff))
        .put16(payloadLength)
        .put8(nextHeader)
        .put8(hopLimit)
        .put(source.bytes)
        .put(destination.bytes);
}

std::size_t Ipv6Header::packetLength(std::size_t received) const
{
    return payloadLength != 0 && length + payloadLength <= received ? length + payloadLength : received;
}

std::optional<Ipv6Extension> Ipv6ExtensionWalk::next() noexcept
{
    if (isDamaged() || m_laterFragment || !isExtension(m_protocol))
        return std::nullopt;
    const ByteView rest = m_bytes.subspan(m_offset);
    if (rest.size() < 8) {
        m_needed = 8;
        return std::nullopt;
    }
    const std::size_t length = extensionLength(m_protocol, rest[1]);
    // RFC 4302: 12 bytes at least.
    if (m_protocol == protocol::authentication && length < 12) {
        m_badLength = true;
        return std::nullopt;
    }
    if (rest.size() < length) {
        m_needed = length;
        return std::nullopt;
    }
    if (m_protocol == protocol::fragment) {
        m_fragment = m_fragment || (word16(rest, 2) & 0xfff9) != 0;
        m_laterFragment = word16(rest, 2) >> 3 != 0;
    }
    if (m_protocol == protocol::routing)
        m_routed = m_routed || rest[3] != 0;
    const Ipv6Extension extension {m_offset, length, m_protocol, rest[0]};
    m_protocol = rest[0];
    m_offset += length;
    return extension;
}

} // namespace socketscope::wire
