// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/craft/templates.h"

#include "core/base/hex.h"

#include <algorithm>

namespace socketscope::craft {

using wire::LayerKind;

namespace {

struct Setting {
    std::string_view field;
    std::string_view value;
};

struct Template {
    std::string_view name;
    LayerKind transport;
    std::span<const Setting> settings;
};

constexpr Setting udpHello[] = {
    {"udp.source_port", "8000"}, {"udp.destination_port", "8888"}, {"payload.data", "68656c6c6f"}}; // "hello"
constexpr Setting icmpEcho[] = {{"icmp.type", "echo_request"}};
/// The source is the sending system's to fill in.
constexpr Setting ttl3[]
    = {{"ipv4.ttl", "3"}, {"ipv4.source", "0.0.0.0"}, {"ipv4.destination", "198.35.26.96"}};
constexpr Setting tcpSyn[] = {{"tcp.source_port", "8000"}, {"tcp.destination_port", "8888"},
    {"tcp.sequence_number", "1000"}, {"tcp.flags", "syn"}, {"tcp.options", "mss=1460"}};
/// Asks for the IPv4 address of example.org: identifier 1, recursion desired, one question (RFC 1035 section
/// 4).
constexpr Setting dnsQuery[] = {{"udp.source_port", "50000"}, {"udp.destination_port", "53"},
    {"payload.data", "0001 0100 0001 0000 0000 0000 07 6578616d706c65 03 6f7267 00 0001 0001"}};

constexpr Template templates[] = {{"udp-hello", LayerKind::Udp, udpHello},
    {"icmp-echo", LayerKind::Icmp, icmpEcho}, {"ttl-3", LayerKind::Icmp, ttl3},
    {"tcp-syn", LayerKind::Tcp, tcpSyn}, {"dns-query", LayerKind::Udp, dnsQuery}};
constexpr std::string_view names[]
    = {templates[0].name, templates[1].name, templates[2].name, templates[3].name, templates[4].name};

} // namespace

std::span<const std::string_view> templateNames()
{
    return names;
}

std::optional<Packet> builtinTemplate(std::string_view name)
{
    const auto found = std::ranges::find(templates, name, &Template::name);
    if (found == std::end(templates))
        return std::nullopt;
    auto packet = Packet::of({LayerKind::Ipv4, found->transport});
    for (const Setting& setting : found->settings)
        if (!packet || !packet->set(setting.field, setting.value))
            return std::nullopt;
    return *packet;
}

} // namespace socketscope::craft
