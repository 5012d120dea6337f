// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/probe/requestcheck.h"

#include "core/trace/probepacket.h"

#include <algorithm>
#include <cerrno>

namespace socketscope::probe {
namespace {

using trace::Protocol;
using wire::Family;
using wire::IpAddress;

bool allZero(ByteView bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t byte) { return byte == 0; });
}

/// ::ffff:0:0/96 (RFC 4291 section 2.5.5.2): IPv4 in disguise.
bool isMapped(const IpAddress& ip)
{
    return ip.family == Family::IPv6 && allZero(ByteView(ip.bytes).first(10)) && ip.bytes[10] == 0xff
        && ip.bytes[11] == 0xff;
}

/// 224.0.0.0/4 or ff00::/8.
bool isMany(const IpAddress& ip)
{
    return ip.family == Family::IPv4 ? ip.bytes[0] >> 4 == 14 : ip.bytes[0] == 0xff;
}

/// 0.0.0.0/8 (RFC 1122 section 3.2.1.3) and 240.0.0.0/4 with the limited broadcast address, or ::.
bool isNobody(const IpAddress& ip)
{
    if (ip.family == Family::IPv4)
        return ip.bytes[0] == 0 || ip.bytes[0] >= 240;
    return allZero(ip.bytes);
}

bool mayBeOneHost(const IpAddress& ip)
{
    return !isMany(ip) && !isNobody(ip) && !isMapped(ip);
}

} // namespace

int check(const rawprobe::Request& request)
{
    const trace::ProbeShape& shape = request.shape;
    const trace::Probe& probe = request.probe;
    if (!mayBeOneHost(shape.destination))
        return EACCES;
    if (shape.source.family != Family::None && !mayBeOneHost(shape.source))
        return EADDRNOTAVAIL;
    if (probe.number == 0 || probe.ttl == 0 || probe.mark == 0 || probe.mark > trace::markCount(shape))
        return EINVAL;
    if (probe.size < trace::smallestSize(shape.family(), shape.protocol, shape.flow))
        return EINVAL;
    if (shape.protocol != Protocol::Icmp && (shape.sourcePort == 0 || shape.destinationPort == 0))
        return EINVAL;
    return 0;
}

} // namespace socketscope::probe
