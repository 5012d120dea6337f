// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/probes/datagramtransport.h"

#include "core/rawprobe/nativeaddress.h"
#include "core/trace/probepacket.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <sys/uio.h>

namespace socketscope::net {

using rawprobe::Ancillary;
using rawprobe::NativeAddress;
using rawprobe::Origin;
using trace::Probe;
using trace::ProbeShape;
using wire::Family;

namespace {

// An error that is pending fails the next send in its place; another may come in before the next attempt.
constexpr int mostAttempts = 4;
constexpr int mostReplies = 256; // at once: a flood keeps nobody from its other work
constexpr int ipv6Autoflowlabel = 70; // younger than the C library's header

int setOption(int fd, int level, int option, int value)
{
    return ::setsockopt(fd, level, option, &value, sizeof value) == 0 ? 0 : errno;
}

tl::unexpected<Error> systemFailure(const char* call, int error)
{
    return fail({.code = error == EACCES && std::strcmp(call, "socket") == 0 ? ErrorCode::NotPermitted
                                                                             : ErrorCode::SystemCall,
        .detail = call,
        .systemError = error});
}

} // namespace

DatagramTransport::DatagramTransport(Descriptor socket, Family family, const SessionTime& time)
    : m_socket(std::move(socket))
    , m_family(family)
    , m_time(time)
    , m_waker(m_socket.get())
    , m_buffer(65'535)
{
    // Well before the first probe: the kernel begins to stamp a little later. Where it refuses, our own time
    // has to do.
    (void)m_stamps.enable(m_socket.get());
    wire::IpAddress any;
    (void)rawprobe::boundTo(m_socket.get(), any, m_port);
}

Result<Descriptor> DatagramTransport::openSocket(
    const ProbeShape& shape, int protocol, std::uint16_t port, bool mayDiffer)
{
    const Family family = shape.family();
    Descriptor socket(
        ::socket(rawprobe::nativeFamily(family), SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, protocol));
    if (!socket.isOpen())
        return systemFailure("socket", errno);
    const int fd = socket.get();
    if (const int error = rawprobe::enableAncillary(fd, family, true); error != 0)
        return systemFailure("setsockopt", error);
    (void)setOption(fd, SOL_SOCKET, SO_RCVBUF, 1 << 20);
    if (family == Family::IPv6) {
        (void)setOption(fd, IPPROTO_IPV6, IPV6_V6ONLY, 1);
        (void)setOption(fd, IPPROTO_IPV6, ipv6Autoflowlabel, 0);
    }
    const wire::IpAddress from
        = shape.source.family == Family::None ? wire::IpAddress::any(family) : shape.source;
    const NativeAddress wanted(from, port);
    if (::bind(fd, wanted.get(), wanted.length) == 0)
        return socket;
    const NativeAddress other(from, 0);
    if (!mayDiffer || errno != EADDRINUSE || ::bind(fd, other.get(), other.length) != 0)
        return systemFailure("bind", errno);
    return socket;
}

int DatagramTransport::setFragmenting(bool dontFragment)
{
    if (m_dontFragment == dontFragment)
        return 0;
    const bool v6 = m_family == Family::IPv6;
    // PROBE: as large as the interface takes, whatever is known about the path: that is what is asked.
    static_assert(IPV6_PMTUDISC_PROBE == IP_PMTUDISC_PROBE && IPV6_PMTUDISC_DONT == IP_PMTUDISC_DONT);
    const int discovery = dontFragment ? IP_PMTUDISC_PROBE : IP_PMTUDISC_DONT;
    int error = setOption(
        m_socket.get(), v6 ? IPPROTO_IPV6 : IPPROTO_IP, v6 ? IPV6_MTU_DISCOVER : IP_MTU_DISCOVER, discovery);
    if (error == 0 && v6)
        error = setOption(m_socket.get(), IPPROTO_IPV6, IPV6_DONTFRAG, dontFragment ? 1 : 0);
    if (error == 0)
        m_dontFragment = dontFragment;
    return error;
}

int DatagramTransport::hand(const ProbeShape& shape, const Probe& probe, ByteView bytes)
{
    const std::uint16_t port = shape.protocol == trace::Protocol::Udp
        ? trace::markedFields(shape, probe).destinationPort
        : std::uint16_t {0};
    const NativeAddress to(shape.destination, port);
    alignas(cmsghdr) std::array<char, 64> control {};
    iovec part {.iov_base = const_cast<std::uint8_t*>(bytes.data()), .iov_len = bytes.size()};
    msghdr message {};
    message.msg_name = const_cast<sockaddr*>(to.get());
    message.msg_namelen = to.length;
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    const bool v6 = m_family == Family::IPv6;
    const std::array<std::array<int, 2>, 2> values {
        {{v6 ? IPV6_HOPLIMIT : IP_TTL, probe.ttl}, {v6 ? IPV6_TCLASS : IP_TOS, shape.typeOfService}}};
    cmsghdr* header = CMSG_FIRSTHDR(&message);
    for (const auto& [type, value] : values) {
        header->cmsg_level = v6 ? IPPROTO_IPV6 : IPPROTO_IP;
        header->cmsg_type = type;
        header->cmsg_len = CMSG_LEN(sizeof value);
        std::memcpy(CMSG_DATA(header), &value, sizeof value);
        header = CMSG_NXTHDR(&message, header);
    }
    message.msg_controllen = values.size() * CMSG_SPACE(sizeof(int));
    return ::sendmsg(m_socket.get(), &message, MSG_DONTWAIT | MSG_NOSIGNAL) >= 0 ? 0 : errno;
}

Result<trace::Departure> DatagramTransport::send(const ProbeShape& shape, const Probe& probe, Instant)
{
    ProbeShape real = actual(shape);
    const auto found = m_sources.find(shape.source, shape.destination, rawprobe::monotonicNow());
    if (found.error != 0)
        return systemFailure("connect", found.error);
    real.source = found.source;
    if (const int error = setFragmenting(real.dontFragment); error != 0)
        return systemFailure("setsockopt", error);
    m_packet.resize(probe.size);
    if (trace::writeProbe(real, probe, m_packet) != m_packet.size())
        return systemFailure("sendmsg", EINVAL);
    if (m_family == Family::IPv4)
        forgetIdentification(m_packet);
    m_sent[keyOf(real, probe)] = {.shape = real, .probe = probe};
    const ByteView bytes = ByteView(m_packet).subspan(shownFrom(real));
    int error = 0;
    std::int64_t at = 0;
    for (int attempt = 0; attempt < mostAttempts; ++attempt) {
        collectErrors();
        at = rawprobe::monotonicNow();
        error = hand(real, probe, bytes);
        if (error == 0)
            break;
        m_stamps.failed(m_socket.get());
    }
    if (!m_events.empty())
        m_waker.wakeSoon(); // what was in the queue is not there any more
    if (error != 0) {
        m_sources.forget();
        return systemFailure("sendmsg", error);
    }
    m_stamps.sent(probe.number, at);
    if (m_firstSend == 0)
        m_firstSend = at;
    return trace::Departure {.at = m_time.at(at),
        .packet = m_packet,
        .inferred = static_cast<std::uint16_t>(writtenBySystem(real)),
        .source = real.source,
        .sourcePort = real.protocol == trace::Protocol::Udp ? m_port : std::uint16_t {0}};
}

std::pair<Instant, bool> DatagramTransport::timeOf(const Ancillary& told)
{
    const rawprobe::ClockSample now = rawprobe::sampleClocks();
    const auto stamped
        = told.stamp != 0 ? m_arrivalClock.monotonicOf(told.stamp, now, m_firstSend) : std::nullopt;
    return {m_time.at(stamped.value_or(now.monotonic)), stamped.has_value()};
}

const DatagramTransport::SentProbe* DatagramTransport::find(std::uint16_t key) const
{
    const auto found = m_sent.find(key);
    return found != m_sent.end() ? &found->second : nullptr;
}

void DatagramTransport::addArrival(
    const Concluded& concluded, std::uint32_t probe, Instant at, bool kernelTime)
{
    if (concluded.packet.empty())
        return;
    m_events.add(trace::Arrival {.at = at,
        .packet = concluded.packet,
        .inferred = concluded.inferred,
        .probe = probe,
        .kernelTime = kernelTime});
}

void DatagramTransport::addDeparture(const Ancillary& told)
{
    const auto departed = m_stamps.find(told.key);
    if (!departed || told.stamp == 0)
        return;
    if (const auto at
        = m_departureClock.monotonicOf(told.stamp, rawprobe::sampleClocks(), departed->notBefore))
        m_events.add(trace::DepartureTime {.probe = departed->number, .at = m_time.at(*at)});
}

void DatagramTransport::addError(const SocketMessage& message)
{
    const auto [at, kernelTime] = timeOf(message.told);
    const SentProbe* sent = find(keyOfError(message.name.port, message.bytes));
    if (sent == nullptr)
        return; // not even the quote tells what it is about: the kernel gave it to us by its port only
    m_quoted.resize(sent->probe.size);
    if (trace::writeProbe(sent->shape, sent->probe, m_quoted) == 0)
        return;
    if (m_family == Family::IPv4)
        forgetIdentification(m_quoted);
    Ancillary told = message.told;
    if (told.local.family == Family::None)
        told.local = sent->shape.source;
    addArrival(concludeIcmpError(told, m_quoted, shownFrom(sent->shape), message.bytes), sent->probe.number,
        at, kernelTime);
}

void DatagramTransport::addReply(const SocketMessage& message, Instant at, bool kernelTime)
{
    const SentProbe* sent = find(keyOfReply(message.name.port, message.bytes));
    Ancillary told = message.told;
    if (told.local.family == Family::None && sent != nullptr)
        told.local = sent->shape.source;
    if (told.local.family == Family::None)
        return;
    addArrival(concludeReply(told, message.name, message.bytes), sent != nullptr ? sent->probe.number : 0, at,
        kernelTime);
}

void DatagramTransport::collectErrors()
{
    while (const auto message = receiveMessage(m_socket.get(), MSG_ERRQUEUE, m_buffer)) {
        if (message->told.origin == Origin::Transmitted)
            addDeparture(message->told);
        else if (message->told.origin == Origin::Icmp)
            addError(*message);
    }
}

void DatagramTransport::collect()
{
    collectErrors();
    for (int i = 0; i < mostReplies; ++i) {
        const auto message = receiveMessage(m_socket.get(), 0, m_buffer);
        if (!message)
            return;
        const auto [at, kernelTime] = timeOf(message->told);
        const Bytes bytes(message->bytes.begin(), message->bytes.end());
        // What left before this came in is told first; this uses the buffer, too.
        collectErrors();
        addReply({.told = message->told, .name = message->name, .bytes = bytes}, at, kernelTime);
    }
}

std::optional<trace::TransportEvent> DatagramTransport::take(Instant)
{
    if (m_events.empty())
        collect();
    auto event = m_events.take();
    if (!event)
        m_waker.rearm();
    return event;
}

} // namespace socketscope::net
