// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/firewall.h"

#include "core/wire/bytewriter.h"
#include "core/wire/protocols.h"

#include <algorithm>

namespace socketscope::lab {

std::optional<Ports> portsOf(const IpPacket& packet, const Transport& transport)
{
    const bool has = transport.protocol == wire::protocol::udp || transport.protocol == wire::protocol::tcp;
    if (!has || transport.laterFragment || transport.damaged || packet.bytes.size() < transport.offset + 4)
        return std::nullopt;
    return Ports {
        wire::word16(packet.bytes, transport.offset), wire::word16(packet.bytes, transport.offset + 2)};
}

const FirewallRule* ruleFor(std::span<const FirewallRule> rules, const IpPacket& packet)
{
    if (rules.empty())
        return nullptr;
    const Transport transport = packet.transport();
    const auto ports = portsOf(packet, transport);
    const wire::IpAddress source = packet.source();
    const wire::IpAddress destination = packet.destination();
    const std::uint8_t protocol = packet.v6 && transport.protocol == wire::protocol::icmpv6
        ? wire::protocol::icmp
        : transport.protocol;
    const auto rule = std::find_if(rules.begin(), rules.end(), [&](const FirewallRule& asked) {
        const bool anyPort = asked.firstPort == 0 && asked.lastPort == 65535;
        return (!asked.protocol || *asked.protocol == protocol)
            && (!asked.source || asked.source->contains(source))
            && (!asked.destination || asked.destination->contains(destination))
            && (anyPort
                || (ports && ports->destination >= asked.firstPort && ports->destination <= asked.lastPort));
    });
    return rule == rules.end() ? nullptr : &*rule;
}

} // namespace socketscope::lab
