// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crafting/packetsender.h"

#include "core/net/sockaddr.h"
#include "core/rawprobe/filters.h"
#include "core/wire/bytewriter.h"
#include "core/wire/protocols.h"

#include <algorithm>
#include <cerrno>
#include <netinet/in.h>

#include <linux/if_packet.h>
#include <linux/net_tstamp.h>

namespace socketscope::crafting {

using craft::SendWay;
using journal::OptionName;
using wire::Family;
using wire::IpAddress;

namespace {

// An error that is pending fails the next send in its place; another may come in before the next attempt.
constexpr int mostAttempts = 4;
constexpr int mostQueued = 1024;
constexpr std::size_t longestLinkHeader = 64;

Error failedCall(const char* call, int error)
{
    return {.code = ErrorCode::SystemCall, .detail = call, .systemError = error};
}

/// Has the kernel give back each packet as it goes to the interface, with a time stamp. A system may forbid
/// it; then what left is concluded.
void showDepartures(int fd)
{
    const unsigned flags
        = SOF_TIMESTAMPING_SOFTWARE | SOF_TIMESTAMPING_RX_SOFTWARE | SOF_TIMESTAMPING_TX_SCHED;
    (void)::setsockopt(fd, SOL_SOCKET, SO_TIMESTAMPING, &flags, sizeof flags);
}

} // namespace

PacketSender::PacketSender(const Form& form, Calls& calls)
    : m_form(form)
    , m_calls(calls)
    , m_addresses(net::ownAddresses())
    , m_buffer(65'535 + 40 + longestLinkHeader)
{
}

PacketSender::~PacketSender()
{
    m_calls.close(m_socket);
}

Result<> PacketSender::open(net::SocketSource& sockets, const wire::SocketAddress& local)
{
    Family family = m_form.family;
    int type = SOCK_RAW;
    int protocol = IPPROTO_RAW;
    if (m_form.way == SendWay::Raw)
        protocol = m_form.protocol;
    if (m_form.way == SendWay::Link || m_form.way == SendWay::Datagram) {
        family = m_form.way == SendWay::Link ? Family::None : family;
        type = SOCK_DGRAM;
        protocol = 0;
    }
    auto socket = m_calls.socket(sockets, family, type, protocol);
    if (!socket)
        return fail(std::move(socket.error()));
    m_socket = std::move(*socket);
    if (const int error = configure(); error != 0)
        return fail(failedCall("setsockopt", error));
    if (local.isNone())
        return {};
    m_local = local;
    if (const int error = m_calls.bind(m_socket.get(), m_local); error != 0)
        return fail(failedCall("bind", error));
    return {};
}

int PacketSender::configure()
{
    const int fd = m_socket.get();
    switch (m_form.way) {
    case SendWay::Raw: // others read what comes in
        if (const int error = rawprobe::filterAll(fd); error != 0)
            return error;
        break;
    case SendWay::RawHeader:
        if (const int error = setOnce(OptionName::IpHdrincl, 1); error != 0)
            return error;
        break;
    case SendWay::Datagram:
        if (const int error = rawprobe::enableAncillary(fd, m_form.family, false); error != 0)
            return error;
        if (m_form.family == Family::IPv6)
            if (const int error = setOnce(OptionName::Ipv6Only, 1); error != 0)
                return error;
        if (const int error = setOnce(OptionName::IpRecverr, 1); error != 0)
            return error;
        rawprobe::enableErrorExtensions(fd, m_form.family);
        break;
    case SendWay::Link:
    case SendWay::Practice:
        return 0;
    }
    showDepartures(fd);
    if (m_form.family == Family::IPv6 && m_form.way != SendWay::RawHeader)
        return setOnce(OptionName::Ipv6Autoflowlabel, 0);
    return 0;
}

int PacketSender::setOnce(OptionName option, std::int32_t value)
{
    const auto held = std::ranges::find(m_held, option, &std::pair<OptionName, std::int32_t>::first);
    if (held != m_held.end() && held->second == value)
        return 0;
    const int error = m_calls.set(m_socket.get(), m_form.family, option, value);
    if (error != 0)
        return error;
    if (held != m_held.end())
        held->second = value;
    else
        m_held.emplace_back(option, value);
    return 0;
}

/// Where the packet goes, and from which address as far as the system says.
int PacketSender::lookUp(ByteView packet)
{
    const IpAddress source = craft::sourceOf(packet, m_form.family);
    const IpAddress destination = craft::destinationOf(packet, m_form.family);
    if (m_route && source == m_source && destination == m_destination)
        return 0;
    m_route = net::routeTo(destination);
    if (!m_route)
        return ENETUNREACH;
    m_source = source;
    m_destination = destination;
    m_nextHop = m_form.way == SendWay::Link ? net::nextHopOf(*m_route, destination) : std::nullopt;
    if (m_form.way == SendWay::Link && m_route->kind != net::Route::Kind::Local && !m_nextHop) {
        m_route.reset();
        return EHOSTUNREACH;
    }
    return 0;
}

int PacketSender::bindTo(const IpAddress& source)
{
    const bool own = !source.isAny() && craft::isOwn(source, m_addresses);
    wire::SocketAddress wanted {.ip = own ? source : IpAddress::any(m_form.family)};
    const bool bySystem = !own || (m_route && source == m_route->source);
    if (m_local.isNone() && bySystem)
        return 0;
    if (m_local.ip.bytes == wanted.ip.bytes && !m_local.isNone())
        return 0;
    const bool linkLocal
        = m_form.family == Family::IPv6 && source.bytes[0] == 0xfe && source.bytes[1] >> 6 == 2;
    wanted.ip.scope = own && linkLocal ? m_route->interfaceIndex : 0;
    const int error = m_calls.bind(m_socket.get(), wanted);
    if (error == 0)
        m_local = wanted;
    return error;
}

/// Asks the socket for what this packet says.
int PacketSender::adjust(ByteView packet)
{
    const bool v6 = m_form.family == Family::IPv6;
    if (m_route->kind == net::Route::Kind::Broadcast && m_form.way != SendWay::Link)
        if (const int error = setOnce(OptionName::SoBroadcast, 1); error != 0)
            return error;
    if (m_form.way != SendWay::Raw && m_form.way != SendWay::Datagram)
        return 0;
    const std::uint8_t ttl = packet[v6 ? 7 : 8];
    const bool many = m_route->kind == net::Route::Kind::Multicast;
    if (v6 || ttl != 0)
        if (const int error = setOnce(many ? OptionName::IpMulticastTtl : OptionName::IpTtl, ttl); error != 0)
            return error;
    const std::uint8_t trafficClass
        = v6 ? static_cast<std::uint8_t>(wire::word16(packet, 0) >> 4) : packet[1];
    if (const int error = setOnce(OptionName::IpTos, trafficClass); error != 0)
        return error;
    if (!v6) {
        // PROBE: don't-fragment, and as large as the interface takes, whatever is known about the path.
        const int discovery = (packet[6] & 0x40) != 0 ? IP_PMTUDISC_PROBE : IP_PMTUDISC_DONT;
        if (const int error = setOnce(OptionName::IpMtuDiscover, discovery); error != 0)
            return error;
    }
    if (m_form.way == SendWay::Raw)
        return bindTo(m_source);
    const bool none = !v6 && wire::word16(packet, m_form.header + 6) == 0;
    const bool held = std::ranges::count(m_held, std::pair {OptionName::SoNoCheck, 1}) != 0;
    return none || held ? setOnce(OptionName::SoNoCheck, none ? 1 : 0) : 0;
}

/// Bytes at the front of the packet that the system writes.
std::size_t PacketSender::skipped() const
{
    switch (m_form.way) {
    case SendWay::Raw:
        return m_form.family == Family::IPv6 ? 40 : m_form.header;
    case SendWay::Datagram:
        return m_form.header + 8;
    default:
        return 0;
    }
}

int PacketSender::hand(ByteView packet)
{
    const ByteView bytes = packet.subspan(std::min(skipped(), packet.size()));
    Calls::Target target {.peer = {.ip = m_destination}};
    sockaddr_ll link {};
    if (m_form.way == SendWay::Link) {
        const bool v6 = m_form.family == Family::IPv6;
        link.sll_family = AF_PACKET;
        link.sll_protocol = htons(v6 ? wire::ethertype::ipv6 : wire::ethertype::ipv4);
        link.sll_ifindex = static_cast<int>(m_route->interfaceIndex);
        link.sll_halen = 6;
        if (m_nextHop)
            std::copy(m_nextHop->begin(), m_nextHop->end(), link.sll_addr);
        target.native = &link;
        target.length = sizeof link;
        return m_calls.sendTo(m_socket.get(), bytes, target, m_local);
    }
    if (m_form.way == SendWay::Datagram)
        target.peer.port = wire::word16(packet, m_form.header + 2);
    // A link-local address is one of an interface's.
    IpAddress to = m_destination;
    if (to.family == Family::IPv6 && to.bytes[0] == 0xfe && to.bytes[1] >> 6 == 2)
        to.scope = m_route->interfaceIndex;
    const net::NativeAddress native(to, target.peer.port);
    target.native = native.get();
    target.length = native.length;
    return m_calls.sendTo(m_socket.get(), bytes, target, m_local);
}

/// The kernel gives the packet back behind the link header. One that was cut is not whole.
void PacketSender::lookAtDeparture(const net::SocketMessage& message)
{
    craft::Leaving& leaving = m_leaving;
    const std::size_t size = leaving.packet.size();
    if (message.told.stamp != 0)
        m_stamp = message.told.stamp;
    if (message.bytes.size() < size || message.bytes.size() > size + longestLinkHeader)
        return;
    const ByteView seen = message.bytes.last(size);
    const std::size_t ip = m_form.family == Family::IPv6 ? 40 : 20;
    if (size < ip || craft::destinationOf(seen, m_form.family) != m_destination)
        return;
    if (m_form.way == SendWay::Datagram) { // its checksum may be left to the network card
        std::copy_n(seen.begin(), std::min(ip + 2, size), leaving.packet.begin());
        return;
    }
    std::copy(seen.begin(), seen.end(), leaving.packet.begin());
    leaving.inferred = 0;
    leaving.unknownIdentification = false;
}

void PacketSender::readQueue(bool departures, const TakeError& take)
{
    for (int i = 0; i < mostQueued; ++i) {
        const auto message = net::receiveMessage(m_socket.get(), MSG_ERRQUEUE, m_buffer);
        if (!message)
            return;
        if (message->told.origin != rawprobe::Origin::Transmitted) {
            if (take)
                take(*message);
        } else if (departures) {
            lookAtDeparture(*message);
        }
    }
}

void PacketSender::drain(const TakeError& take)
{
    readQueue(false, take);
}

Result<Departure> PacketSender::send(ByteView packet, const TakeError& take)
{
    int error = lookUp(packet);
    if (error == 0)
        error = adjust(packet);
    if (error != 0)
        return fail(failedCall(m_route ? "setsockopt" : "sendto", error));
    const auto handing
        = craft::handingOf(packet, m_form.family, m_form.header, m_form.way, m_route->source, m_addresses);
    m_leaving = craft::asItLeaves(packet, handing);
    if (m_leaving.unknownPort)
        wire::ByteWriter(std::span(m_leaving.packet).subspan(m_form.family == Family::IPv6 ? 40 : 20))
            .put16(m_local.port);
    std::int64_t at = 0;
    m_stamp = 0;
    for (int attempt = 0; attempt < mostAttempts; ++attempt) {
        drain(take);
        at = rawprobe::monotonicNow();
        error = hand(packet);
        if (error == 0 || m_form.way != SendWay::Datagram)
            break;
    }
    if (error != 0) {
        m_route.reset();
        return fail(failedCall("sendto", error));
    }
    readQueue(true, take); // the kernel gives it back before sendto() returns
    if (m_stamp != 0)
        at = m_clock.monotonicOf(m_stamp, rawprobe::sampleClocks(), at).value_or(at);
    return Departure {.at = m_calls.place().time.at(at),
        .packet = m_leaving.packet,
        .inferred = m_leaving.inferred,
        .many = m_destination.isMulticast() || m_route->kind == net::Route::Kind::Broadcast};
}

} // namespace socketscope::crafting
