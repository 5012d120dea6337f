// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/probe.h"

#include <algorithm>

namespace socketscope::trace {
namespace {

constexpr std::uint32_t allMarks = 65535;
/// How many sizes Dublin over IPv6 uses.
constexpr std::uint32_t sizeMarks = 512;

std::uint32_t portsFrom(std::uint16_t first)
{
    return allMarks + 1 - std::uint32_t {first};
}

} // namespace

std::uint16_t smallestSize(wire::Family family, Protocol protocol, Flow flow)
{
    const unsigned ip = family == wire::Family::IPv6 ? 40 : 20;
    const unsigned transport = protocol == Protocol::Tcp ? 20 : 8;
    // Two bytes of payload make up for what changes elsewhere, so that the checksum is the wanted one.
    const bool evensOut = (protocol == Protocol::Icmp && flow != Flow::Classic)
        || (protocol == Protocol::Udp
            && (flow == Flow::Paris || (flow == Flow::Dublin && family == wire::Family::IPv6)));
    return static_cast<std::uint16_t>(ip + transport + (evensOut ? 2 : 0));
}

std::uint16_t markCount(const ProbeShape& shape)
{
    std::uint32_t count = allMarks;
    if (shape.flow == Flow::Classic && shape.protocol == Protocol::Udp)
        count = portsFrom(shape.destinationPort);
    else if (shape.flow == Flow::Classic && shape.protocol == Protocol::Tcp)
        count = portsFrom(shape.sourcePort);
    else if (shape.flow == Flow::Dublin && shape.protocol == Protocol::Udp
        && shape.family() == wire::Family::IPv6)
        count = sizeMarks;
    return static_cast<std::uint16_t>(std::min(count, allMarks));
}

} // namespace socketscope::trace
