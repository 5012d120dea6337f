// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crafting/packetreceiver.h"

#include "core/craft/leaving.h"
#include "core/rawprobe/filters.h"
#include "core/rawprobe/receive.h"
#include "core/rawprobe/transmitstamps.h"
#include "core/wire/icmpheader.h"
#include "core/wire/icmpv6header.h"
#include "core/wire/ipv6header.h"
#include "core/wire/protocols.h"

#include <sys/socket.h>

namespace socketscope::crafting {

using wire::Family;
using wire::IcmpHeader;
using wire::Icmpv6Header;

namespace {

constexpr int mostLookedAt = 256; // in a row: a flood keeps nobody from other work
constexpr std::size_t mostDestinations = 4096; // beyond, anybody may answer

Error failedCall(const char* call, int error)
{
    return {.code = ErrorCode::SystemCall, .detail = call, .systemError = error};
}

bool isIcmp(std::uint8_t protocol)
{
    return protocol == wire::protocol::icmp || protocol == wire::protocol::icmpv6;
}

bool isError(Family family, std::uint8_t type)
{
    if (family == Family::IPv6)
        return type < Icmpv6Header::echoRequest;
    return type == IcmpHeader::destinationUnreachable || type == IcmpHeader::timeExceeded
        || type == IcmpHeader::parameterProblem || type == 4 || type == 5; // source quench, redirect
}

} // namespace

PacketReceiver::PacketReceiver(Family family, Calls& calls)
    : m_family(family)
    , m_calls(calls)
    , m_opened(rawprobe::monotonicNow())
    , m_buffer(rawprobe::largestPacket)
{
}

PacketReceiver::~PacketReceiver()
{
    for (Ear& ear : m_ears) {
        ear.waker.reset();
        m_calls.close(ear.socket);
    }
}

Result<> PacketReceiver::open(net::SocketSource& sockets, std::uint8_t protocol, bool everything)
{
    auto socket = m_calls.socket(sockets, m_family, SOCK_RAW, protocol);
    if (!socket)
        return fail(std::move(socket.error()));
    const int fd = socket->get();
    (void)rawprobe::enableReceiveStamps(fd); // without, our own time has to do
    const int more = 1 << 20;
    (void)::setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &more, sizeof more);
    m_ears.push_back({.socket = std::move(*socket), .protocol = protocol, .everything = everything});
    Ear& ear = m_ears.back();
    if (m_family == Family::IPv6)
        if (const int error = rawprobe::enableAncillary(fd, m_family, false); error != 0)
            return fail(failedCall("setsockopt", error));
    if (!everything && !isIcmp(protocol))
        if (const int error = rawprobe::filterAll(fd); error != 0) // before there is anything to expect
            return fail(failedCall("setsockopt", error));
    ear.waker = std::make_unique<net::Waker>(fd);
    return {};
}

/// One destination is looked for in the kernel, several here.
void PacketReceiver::filter(const Ear& ear) const
{
    if (ear.everything || isIcmp(ear.protocol))
        return;
    if (m_anybody || m_destinations.size() != 1
        || rawprobe::filterSource(ear.socket.get(), *m_destinations.begin()) != 0)
        (void)rawprobe::filterNothing(ear.socket.get());
}

void PacketReceiver::expect(const wire::IpAddress& destination, bool many)
{
    const bool anybody = m_anybody || many || m_destinations.size() >= mostDestinations;
    if (anybody == m_anybody && (anybody || m_destinations.contains(destination)))
        return;
    m_anybody = anybody;
    if (!anybody)
        m_destinations.insert(destination);
    for (const Ear& ear : m_ears)
        filter(ear);
}

/// `icmp` is an ICMP error.
bool PacketReceiver::quotesOurs(ByteView icmp) const
{
    const ByteView quoted = icmp.subspan(std::min<std::size_t>(8, icmp.size()));
    if (quoted.size() < (m_family == Family::IPv6 ? 40U : 20U))
        return false;
    return m_anybody || m_destinations.contains(craft::destinationOf(quoted, m_family));
}

bool PacketReceiver::concerns(ByteView packet) const
{
    const bool v6 = m_family == Family::IPv6;
    if (packet.size() < (v6 ? 40U : 20U))
        return false;
    const std::uint8_t protocol = packet[v6 ? 6 : 9];
    const std::size_t header = v6 ? 40U : (packet[0] & 0xfU) * 4U;
    const bool ours = m_anybody || m_destinations.contains(craft::sourceOf(packet, m_family));
    if (!isIcmp(protocol) || packet.size() <= header)
        return ours;
    const std::uint8_t type = packet[header];
    return isError(m_family, type) ? quotesOurs(packet.subspan(header)) : ours;
}

void PacketReceiver::collect(Ear& ear)
{
    for (int i = 0; i < mostLookedAt; ++i) {
        const auto received = rawprobe::receiveRaw(ear.socket.get(), m_family, ear.protocol, m_buffer);
        if (!received)
            return;
        if (!ear.everything && !concerns(received->packet))
            continue;
        const rawprobe::ClockSample now = rawprobe::sampleClocks();
        const auto stamped
            = received->stamp != 0 ? ear.clock.monotonicOf(received->stamp, now, m_opened) : std::nullopt;
        m_arrivals.add({.at = m_calls.place().time.at(stamped.value_or(now.monotonic)),
            .packet = received->packet,
            .inferred = received->inferred,
            .kernelTime = stamped.has_value()});
    }
    ear.waker->wakeSoon(); // there may be more
}

std::optional<Arrival> PacketReceiver::take()
{
    if (m_arrivals.isEmpty()) {
        for (Ear& ear : m_ears)
            collect(ear);
        m_arrivals.sort();
    }
    auto arrival = m_arrivals.take();
    if (!arrival)
        for (const Ear& ear : m_ears)
            ear.waker->rearm();
    return arrival;
}

void PacketReceiver::setWake(const std::function<void()>& wake)
{
    for (const Ear& ear : m_ears)
        ear.waker->setWake(wake);
}

} // namespace socketscope::crafting
