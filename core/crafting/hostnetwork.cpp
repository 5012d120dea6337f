// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crafting/hostnetwork.h"

#include "core/crafting/hosttransports.h"

namespace socketscope::crafting {

using craft::SendWay;
using wire::Family;

namespace {

constexpr std::int64_t helperGoodFor = 5'000'000'000;

bool isIp(const craft::Packet& packet)
{
    return !packet.layers().empty() && craft::isNetwork(packet.layers()[0].kind);
}

Family familyOf(const craft::Packet& packet)
{
    return packet.layers()[0].kind == wire::LayerKind::Ipv6 ? Family::IPv6 : Family::IPv4;
}

craft::HostRoute hostRoute(const net::Route& route, const wire::IpAddress& destination)
{
    craft::HostRoute known {.interfaceIndex = route.interfaceIndex,
        .interfaceName = route.interfaceName,
        .loopback = route.kind == net::Route::Kind::Local,
        .mtu = route.mtu,
        .source = route.source,
        .gateway = route.gateway};
    known.neighbour = net::nextHopOf(route, destination);
    return known;
}

} // namespace

HostNetwork::HostNetwork(net::SocketSource& own, HelperSockets helper)
    : m_own(own)
    , m_helper(std::move(helper))
{
}

HostNetwork::~HostNetwork() = default;

bool HostNetwork::helperUsable()
{
    if (m_helper.sockets == nullptr || !m_helper.usable)
        return false;
    const std::int64_t now = rawprobe::monotonicNow();
    if (now >= m_askedAgain) {
        m_usable = m_helper.usable();
        m_askedAgain = now + helperGoodFor;
    }
    return m_usable;
}

craft::HostFacts HostNetwork::factsFor(const craft::Packet& packet)
{
    craft::HostFacts facts {.raw = net::opensRawSockets(m_own), .addresses = net::ownAddresses()};
    facts.helper = !facts.raw && helperUsable();
    if (!isIp(packet))
        return facts;
    const wire::IpAddress destination = craft::destinationOf(packet.layers()[0].header, familyOf(packet));
    if (const auto route = net::routeTo(destination))
        facts.route = hostRoute(*route, destination);
    return facts;
}

craft::SendPlan HostNetwork::plan(const craft::Packet& packet, std::optional<SendWay> asked)
{
    return craft::planSend(packet, asked, factsFor(packet));
}

Result<std::unique_ptr<Transport>> HostNetwork::open(
    const craft::SendPlan& plan, const craft::Packet& packet, const Place& place)
{
    if (plan.refused)
        return fail(*plan.refused);
    if (!isIp(packet))
        return fail({.code = ErrorCode::NotIp});
    if (plan.byHelper && m_helper.sockets == nullptr)
        return fail({.code = ErrorCode::NeedsRawSockets, .detail = std::string(craft::nameOf(plan.way))});
    net::SocketSource& sockets = plan.byHelper ? *m_helper.sockets : m_own;
    const Bytes bytes = packet.serialize();
    const PacketSender::Form form {.way = plan.way,
        .family = familyOf(packet),
        .header = packet.layers()[0].length(),
        .protocol = bytes[familyOf(packet) == Family::IPv6 ? 6 : 9]};
    if (plan.way == SendWay::Datagram)
        return DatagramTransport::open(form, bytes, sockets, place);
    if (plan.way == SendWay::Practice)
        return fail({.code = ErrorCode::NotSendable, .detail = std::string(craft::nameOf(plan.way))});
    std::optional<std::uint8_t> heard;
    if (packet.layers().size() > 1)
        heard = craft::protocolOf(packet.layers()[1].kind);
    return RawTransport::open(form, heard, sockets, place);
}

Result<std::unique_ptr<Transport>> HostNetwork::listen(const Listening& what, const Place& place)
{
    const bool own = net::opensRawSockets(m_own);
    if (!own && !helperUsable())
        return fail({.code = ErrorCode::NeedsRawSockets, .detail = "raw"});
    return ListeningTransport::open(what, own ? m_own : *m_helper.sockets, place);
}

} // namespace socketscope::crafting
