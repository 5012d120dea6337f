// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rawprobe/prober.h"

#include "core/rawprobe/filters.h"
#include "core/rawprobe/nativeaddress.h"
#include "core/wire/protocols.h"

#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <unistd.h>
#include <utility>

namespace socketscope::rawprobe {
namespace {

using trace::Flow;
using trace::Protocol;
using wire::Family;

/// Unrelated packets that one call looks at: a flood of them keeps nobody from its other work.
constexpr int mostLookedAt = 256;

int openRaw(Family family, int protocol)
{
    return ::socket(nativeFamily(family), SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, protocol);
}

int setOption(int fd, int level, int option, int value)
{
    return ::setsockopt(fd, level, option, &value, sizeof value) == 0 ? 0 : errno;
}

/// Room for a burst of answers; a refusal does not matter.
void widen(int fd)
{
    (void)setOption(fd, SOL_SOCKET, SO_RCVBUF, 1 << 20);
}

void closeIfOpen(int fd)
{
    if (fd >= 0)
        ::close(fd);
}

/// Appends control messages for sendmsg.
class ControlWriter {
public:
    explicit ControlWriter(msghdr& message)
        : m_message(message)
        , m_next(CMSG_FIRSTHDR(&message))
    {
    }
    template <class T> void put(int level, int type, const T& value)
    {
        if (m_next == nullptr)
            return;
        m_next->cmsg_level = level;
        m_next->cmsg_type = type;
        m_next->cmsg_len = CMSG_LEN(sizeof value);
        std::memcpy(CMSG_DATA(m_next), &value, sizeof value);
        m_next = CMSG_NXTHDR(&m_message, m_next);
        m_length += CMSG_SPACE(sizeof value);
    }
    void finish() { m_message.msg_controllen = m_length; }

private:
    msghdr& m_message;
    cmsghdr* m_next;
    std::size_t m_length = 0;
};

/// TTL, type of service and source of a packet whose IP header the kernel writes.
void writeControl(const trace::ProbeShape& shape, const trace::Probe& probe, msghdr& message)
{
    ControlWriter control(message);
    if (shape.family() == Family::IPv6) {
        in6_pktinfo info {};
        std::memcpy(&info.ipi6_addr, shape.source.bytes.data(), sizeof info.ipi6_addr);
        info.ipi6_ifindex = shape.destination.scope;
        control.put(IPPROTO_IPV6, IPV6_HOPLIMIT, int {probe.ttl});
        control.put(IPPROTO_IPV6, IPV6_TCLASS, int {shape.typeOfService});
        control.put(IPPROTO_IPV6, IPV6_PKTINFO, info);
    } else {
        in_pktinfo info {};
        std::memcpy(&info.ipi_spec_dst, shape.source.bytes.data(), sizeof info.ipi_spec_dst);
        control.put(IPPROTO_IP, IP_TTL, int {probe.ttl});
        control.put(IPPROTO_IP, IP_TOS, int {shape.typeOfService});
        control.put(IPPROTO_IP, IP_PKTINFO, info);
    }
    control.finish();
}

/// What is larger than the interface takes in one piece goes out in fragments, which only the kernel makes.
int sendInFragments(int fd, const trace::ProbeShape& shape, const trace::Probe& probe, ByteView packet)
{
    const NativeAddress to(shape.destination, 0);
    const ByteView transport = packet.subspan(trace::ipHeaderLength(shape.family()));
    alignas(cmsghdr) std::array<char, 128> control {};
    iovec part {.iov_base = const_cast<std::uint8_t*>(transport.data()), .iov_len = transport.size()};
    msghdr message {};
    message.msg_name = const_cast<sockaddr*>(to.get());
    message.msg_namelen = to.length;
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    writeControl(shape, probe, message);
    return ::sendmsg(fd, &message, MSG_DONTWAIT | MSG_NOSIGNAL) >= 0 ? 0 : errno;
}

} // namespace

Prober::~Prober()
{
    for (const Channel* channel : {&m_v4, &m_v6})
        for (const int fd : {channel->sender, channel->icmp, channel->tcp, channel->udp})
            closeIfOpen(fd);
    closeIfOpen(m_epoll);
}

int Prober::watch(int fd) const
{
    epoll_event event {};
    event.events = EPOLLIN; // and EPOLLERR, which is always on
    return ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, fd, &event) == 0 ? 0 : errno;
}

int Prober::open(Channel& channel, Family family)
{
    const bool v6 = family == Family::IPv6;
    channel.sender = openRaw(family, IPPROTO_RAW);
    channel.icmp = openRaw(family, v6 ? int {IPPROTO_ICMPV6} : int {IPPROTO_ICMP});
    channel.tcp = openRaw(family, IPPROTO_TCP);
    channel.udp = openRaw(family, IPPROTO_UDP);
    if (channel.sender < 0 || channel.icmp < 0 || channel.tcp < 0 || channel.udp < 0)
        return errno;
    // Nothing gets through before there is a probe that it could be about.
    for (const int error : {filterIcmp(channel.icmp, family), filterAll(channel.tcp), filterAll(channel.udp)})
        if (error != 0)
            return error;
    for (const int fd : {channel.icmp, channel.tcp, channel.udp}) {
        widen(fd);
        (void)enableReceiveStamps(fd); // without, our own time has to do
        if (const int error = v6 ? enableAncillary(fd, family, false) : 0; error != 0)
            return error;
        if (const int error = watch(fd); error != 0)
            return error;
    }
    (void)channel.stamps.enable(channel.sender);
    channel.family = family;
    return watch(channel.sender);
}

int Prober::open()
{
    m_epoll = ::epoll_create1(EPOLL_CLOEXEC);
    if (m_epoll < 0)
        return errno;
    const int v4 = open(m_v4, Family::IPv4);
    const int v6 = open(m_v6, Family::IPv6);
    for (Channel* channel : {&m_v4, &m_v6}) {
        if (channel->family != Family::None)
            continue;
        for (int* fd : {&channel->sender, &channel->icmp, &channel->tcp, &channel->udp}) {
            closeIfOpen(*fd);
            *fd = -1;
        }
    }
    return v4 == 0 || v6 == 0 ? 0 : v4;
}

bool Prober::hasFamily(Family family) const
{
    return (family == Family::IPv4 && m_v4.family == family)
        || (family == Family::IPv6 && m_v6.family == family);
}

Prober::Channel* Prober::channelOf(Family family)
{
    if (!hasFamily(family))
        return nullptr;
    return family == Family::IPv4 ? &m_v4 : &m_v6;
}

int Prober::letAnswersThrough(Channel& channel, Protocol protocol, std::uint16_t port)
{
    if (protocol == Protocol::Tcp && !channel.tcpOpen) {
        const int error = filterTcp(channel.tcp, channel.family);
        channel.tcpOpen = error == 0;
        return error;
    }
    if (protocol == Protocol::Udp && channel.udpPort != port) {
        const int error = filterUdp(channel.udp, channel.family, port);
        channel.udpPort = error == 0 ? port : std::uint16_t {0};
        return error;
    }
    return 0;
}

void Prober::closeToOthers()
{
    for (Channel* channel : {&m_v4, &m_v6}) {
        if (channel->tcpOpen && !m_ports.holdsAny(Protocol::Tcp, channel->family))
            channel->tcpOpen = filterAll(channel->tcp) != 0;
        const std::uint16_t port = channel->udpPort;
        if (port != 0 && !m_ports.holdsAny(Protocol::Udp, channel->family, port)
            && filterAll(channel->udp) == 0)
            channel->udpPort = 0;
    }
}

int Prober::prepare(Channel& channel, trace::ProbeShape& shape, const trace::Probe& probe)
{
    const auto found = m_sources.find(shape.source, shape.destination, monotonicNow());
    if (found.error != 0)
        return found.error;
    shape.source = found.source;
    if (shape.protocol == Protocol::Icmp)
        return 0;
    if (shape.sourcePort == 0) {
        if (const int error = m_ports.reserve(shape.protocol, shape.source, m_chosenPort); error != 0)
            return error;
        shape.sourcePort = m_chosenPort;
    }
    std::uint16_t port = trace::markedFields(shape, probe).sourcePort;
    const int error = m_ports.reserve(shape.protocol, shape.source, port);
    closeToOthers();
    if (error != 0)
        return error;
    return letAnswersThrough(channel, shape.protocol, port);
}

int Prober::hand(
    Channel& channel, const trace::ProbeShape& shape, const trace::Probe& probe, const Sent& sent)
{
    const NativeAddress to(shape.destination, 0);
    const ByteView packet = sent.packet;
    if (::sendto(
            channel.sender, packet.data(), packet.size(), MSG_DONTWAIT | MSG_NOSIGNAL, to.get(), to.length)
        >= 0) {
        // The stamp may be in the queue already, but only next() reads it.
        channel.stamps.sent(probe.number, sent.at);
        return 0;
    }
    const int error = errno;
    channel.stamps.failed(channel.sender);
    m_sources.forget();
    return error;
}

int Prober::send(const trace::ProbeShape& wanted, const trace::Probe& probe, Sent& sent)
{
    trace::ProbeShape shape = wanted;
    Channel* channel = channelOf(shape.family());
    if (channel == nullptr)
        return EAFNOSUPPORT;
    if (const int error = prepare(*channel, shape, probe); error != 0)
        return error;
    const trace::MarkedFields fields = trace::markedFields(shape, probe);
    const std::size_t length = trace::writeProbe(shape, probe, m_sendBuffer);
    if (length == 0)
        return EINVAL;
    m_outgoing.add(shape, fields);
    sent = {.at = monotonicNow(),
        .packet = ByteView(m_sendBuffer).first(length),
        .source = shape.source,
        .sourcePort = fields.sourcePort};
    if (m_firstSend == 0)
        m_firstSend = sent.at;
    const auto header = static_cast<std::uint16_t>(trace::ipHeaderLength(shape.family()));
    // Where the identification is zero, the system puts one of its own in its place.
    if (shape.family() == Family::IPv4 && fields.identification == 0)
        sent.inferred = header;
    const int error = hand(*channel, shape, probe, sent);
    if (error != EMSGSIZE || shape.dontFragment || shape.flow == Flow::Dublin)
        return error;
    sent.inferred = header;
    const int fd = shape.protocol == Protocol::Icmp ? channel->icmp
        : shape.protocol == Protocol::Tcp           ? channel->tcp
                                                    : channel->udp;
    return sendInFragments(fd, shape, probe, sent.packet);
}

std::optional<Prober::Event> Prober::nextDeparture()
{
    for (Channel* channel : {&m_v4, &m_v6}) {
        if (channel->family == Family::None)
            continue;
        for (int i = 0; i < mostLookedAt; ++i) {
            const auto queued = takeQueued(channel->sender);
            if (!queued)
                break;
            if (queued->origin != Origin::Transmitted || queued->stamp == 0)
                continue;
            const auto departed = channel->stamps.find(queued->key);
            if (!departed)
                continue;
            const auto at = m_departureClock.monotonicOf(queued->stamp, sampleClocks(), departed->notBefore);
            if (at)
                return Event {.number = departed->number, .at = *at, .kernelTime = true};
        }
    }
    return std::nullopt;
}

bool Prober::receive(const Channel& channel, int fd, std::uint8_t protocol)
{
    for (int i = 0; i < mostLookedAt; ++i) {
        const auto received = receiveRaw(fd, channel.family, protocol, m_receiveBuffer);
        if (!received)
            return false;
        const auto read = trace::readAnswer(received->packet);
        if (!read.answer)
            continue;
        const ClockSample now = sampleClocks();
        const auto stamped = received->stamp != 0
            ? m_arrivalClock.monotonicOf(received->stamp, now, m_firstSend)
            : std::nullopt;
        const std::int64_t at = stamped.value_or(now.monotonic);
        if (!m_outgoing.concerns(*read.answer, at, m_ports))
            continue;
        m_answer = Event {.isAnswer = true,
            .at = at,
            .kernelTime = stamped.has_value(),
            .inferred = received->inferred,
            .packet = received->packet};
        return true;
    }
    return false;
}

bool Prober::receive()
{
    for (const Channel* channel : {&m_v4, &m_v6}) {
        if (channel->family == Family::None)
            continue;
        const std::uint8_t icmp
            = channel->family == Family::IPv6 ? wire::protocol::icmpv6 : wire::protocol::icmp;
        if (receive(*channel, channel->icmp, icmp) || receive(*channel, channel->tcp, wire::protocol::tcp)
            || receive(*channel, channel->udp, wire::protocol::udp))
            return true;
    }
    return false;
}

std::optional<Prober::Event> Prober::next()
{
    if (!m_answer)
        (void)receive();
    // Looked at after the answer was read: what left before it came in is in the queue by now.
    if (auto departure = nextDeparture())
        return departure;
    return std::exchange(m_answer, std::nullopt);
}

} // namespace socketscope::rawprobe
