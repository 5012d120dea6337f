// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/probes/tcptransport.h"

#include "core/rawprobe/nativeaddress.h"
#include "core/rawprobe/transmitstamps.h"
#include "core/trace/probepacket.h"
#include "core/wire/bytewriter.h"
#include "core/wire/tcpheader.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <limits>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/uio.h>

namespace socketscope::net {

using rawprobe::NativeAddress;
using trace::Probe;
using trace::ProbeShape;
using wire::Family;
using wire::TcpHeader;

namespace {

constexpr std::size_t mostAttempts = 256;
constexpr int ipv6Autoflowlabel = 70; // younger than the C library's header
constexpr std::int64_t millisecond = 1'000'000;
/// The kernel repeats a SYN after a second (RFC 6298 section 2.1).
constexpr std::int64_t hushAfter = 950 * millisecond;
constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();
/// SYNs are at least a second apart; clocks and threads are far less late.
constexpr std::int64_t sameSyn = 500 * millisecond;
/// A hushed attempt costs nothing but its descriptor. It is listened to for so long, or for the run's wait.
constexpr std::int64_t lateAnswers = 10'000 * millisecond;
/// With so many SYNs the kernel itself gives up after a minute at the earliest.
constexpr int patientSyns = 6;

/// As many descriptors as this process can spare: a quarter of its limit.
std::size_t affordable()
{
    rlimit limit {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return mostAttempts;
    return std::clamp<std::size_t>(limit.rlim_cur / 4, 16, mostAttempts);
}

int setOption(int fd, int level, int option, int value)
{
    return ::setsockopt(fd, level, option, &value, sizeof value) == 0 ? 0 : errno;
}

tl::unexpected<Error> systemFailure(const char* call, int error)
{
    return fail({.code = ErrorCode::SystemCall, .detail = call, .systemError = error});
}

/// TTL, type of service, don't-fragment, errors, stamps, and an end that leaves nothing behind.
int setOptions(int fd, const ProbeShape& shape, const Probe& probe)
{
    const bool v6 = shape.family() == Family::IPv6;
    const int level = v6 ? IPPROTO_IPV6 : IPPROTO_IP;
    if (const int error = rawprobe::enableAncillary(fd, shape.family(), true); error != 0)
        return error;
    if (const int error = setOption(fd, level, v6 ? IPV6_UNICAST_HOPS : IP_TTL, probe.ttl); error != 0)
        return error;
    if (const int error = setOption(fd, level, v6 ? IPV6_TCLASS : IP_TOS, shape.typeOfService); error != 0)
        return error;
    if (v6)
        (void)setOption(fd, level, ipv6Autoflowlabel, 0);
    const int discovery
        = shape.dontFragment ? IP_PMTUDISC_PROBE : IP_PMTUDISC_DONT; // IPv6 has the same numbers
    (void)setOption(fd, level, v6 ? IPV6_MTU_DISCOVER : IP_MTU_DISCOVER, discovery);
    (void)setOption(fd, IPPROTO_TCP, TCP_SYNCNT, patientSyns);
    (void)rawprobe::enableReceiveStamps(fd);
    const linger reset {.l_onoff = 1, .l_linger = 0};
    return ::setsockopt(fd, SOL_SOCKET, SO_LINGER, &reset, sizeof reset) == 0 ? 0 : errno;
}

/// Whether a socket that may reach neighbours only has no way there. Connecting a datagram socket sends
/// nothing.
bool isBehindGateway(const ProbeShape& shape)
{
    if (shape.family() != Family::IPv4)
        return false; // IPv6 does not know the option
    const Descriptor socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    const NativeAddress to(shape.destination, shape.destinationPort);
    return setOption(socket.get(), SOL_SOCKET, SO_DONTROUTE, 1) == 0
        && ::connect(socket.get(), to.get(), to.length) != 0 && errno == ENETUNREACH;
}

tcp_info infoOf(int fd)
{
    tcp_info info {};
    socklen_t length = sizeof info;
    (void)::getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &length);
    return info;
}

/// What the kernel puts into time stamp options now: milliseconds.
std::uint32_t stampOf(int fd)
{
    std::uint32_t stamp = 0;
    socklen_t length = sizeof stamp;
    return ::getsockopt(fd, IPPROTO_TCP, TCP_TIMESTAMP, &stamp, &length) == 0 ? stamp : 0;
}

/// Whether a SYN that an error quotes, as far as it does, is the one with that time stamp.
bool quotesSyn(ByteView quoted, std::uint32_t stamp)
{
    constexpr std::uint8_t timestamps = 8;
    const auto header = TcpHeader::tryParse(quoted);
    if (!header || stamp == 0)
        return false;
    const ByteView options = header->options.view();
    wire::HeaderOptionWalk walk(options);
    while (const auto option = walk.next())
        if (option->kind == timestamps && option->length == 10) {
            const std::uint32_t value = wire::word32(options, option->offset + 2);
            const std::int64_t apart = static_cast<std::int32_t>(value - stamp); // it wraps around
            return std::abs(apart) * millisecond < sameSyn;
        }
    return false;
}

} // namespace

Result<std::unique_ptr<trace::ProbeTransport>> TcpTransport::open(Duration wait, const SessionTime& time)
{
    Descriptor epoll(::epoll_create1(EPOLL_CLOEXEC));
    if (!epoll.isOpen())
        return systemFailure("epoll_create1", errno);
    return std::unique_ptr<trace::ProbeTransport>(new TcpTransport(std::move(epoll), wait, time));
}

TcpTransport::TcpTransport(Descriptor epoll, Duration wait, const SessionTime& time)
    : m_epoll(std::move(epoll))
    , m_time(time)
    , m_wait(wait.count())
    , m_waker(m_epoll.get())
    , m_most(affordable())
    , m_stamping(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0))
{
    (void)rawprobe::enableReceiveStamps(m_stamping.get());
}

TcpTransport::~TcpTransport() = default;

/// The oldest attempt gives way; nobody has answered it for long.
void TcpTransport::makeRoom()
{
    while (m_attempts.size() >= m_most)
        m_attempts.erase(m_attempts.begin());
}

Result<TcpTransport::Attempt> TcpTransport::prepare(const ProbeShape& shape, const Probe& probe)
{
    const auto found = m_sources.find(shape.source, shape.destination, rawprobe::monotonicNow());
    if (found.error != 0)
        return systemFailure("connect", found.error);
    Attempt attempt {.socket = Descriptor(::socket(rawprobe::nativeFamily(shape.family()),
                         SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)),
        .probe = probe,
        .shape = shape};
    const int fd = attempt.socket.get();
    if (fd < 0)
        return systemFailure("socket", errno);
    if (const int error = setOptions(fd, shape, probe); error != 0)
        return systemFailure("setsockopt", error);
    const std::uint16_t port = trace::markedFields(shape, probe).sourcePort;
    const NativeAddress from(found.source, shape.sourcePort == 0 ? std::uint16_t {0} : port);
    const NativeAddress free(found.source, 0);
    // A port in use costs nothing but its number: which probe an answer is about, the socket tells.
    if (::bind(fd, from.get(), from.length) != 0
        && (errno != EADDRINUSE || ::bind(fd, free.get(), free.length) != 0))
        return systemFailure("bind", errno);
    attempt.shape.flowLabel = 0;
    attempt.shape.source = found.source;
    if (!rawprobe::boundTo(fd, attempt.shape.source, attempt.shape.sourcePort))
        return systemFailure("getsockname", errno);
    return attempt;
}

Result<trace::Departure> TcpTransport::send(const ProbeShape& shape, const Probe& probe, Instant)
{
    makeRoom();
    auto prepared = prepare(shape, probe);
    if (!prepared)
        return fail(std::move(prepared.error()));
    Attempt& attempt = m_attempts[probe.number] = std::move(*prepared);
    const int fd = attempt.socket.get();
    m_packet = concludeSyn(attempt.shape, probe);
    const NativeAddress to(shape.destination, shape.destinationPort);
    attempt.sentAt = rawprobe::monotonicNow();
    int error = ::connect(fd, to.get(), to.length) == 0 || errno == EINPROGRESS ? 0 : errno;
    const trace::Departure departure {.at = m_time.at(attempt.sentAt),
        .packet = m_packet,
        .inferred = static_cast<std::uint16_t>(m_packet.size()),
        .source = attempt.shape.source,
        .sourcePort = attempt.shape.sourcePort};
    attempt.stamp = stampOf(fd);
    attempt.hushAt = attempt.sentAt + hushAfter;
    attempt.endAt = never;
    if (error == 0)
        error = watch(fd, probe.number);
    if (error == 0)
        return departure;
    const bool answered = answeredAtOnce(attempt, error);
    m_attempts.erase(probe.number);
    if (answered) {
        m_waker.wakeSoon();
        return departure;
    }
    m_sources.forget();
    return systemFailure("connect", error);
}

int TcpTransport::watch(int fd, std::uint32_t number)
{
    epoll_event event {};
    event.events = EPOLLOUT; // and EPOLLERR and EPOLLHUP, which are always on
    event.data.u32 = number;
    return ::epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, fd, &event) == 0 ? 0 : errno;
}

/// On a very short path the answer is there before the call is back.
bool TcpTransport::answeredAtOnce(const Attempt& attempt, int error)
{
    if (readErrors(attempt) > 0)
        return true;
    if (error == ECONNREFUSED)
        addRefused(attempt);
    return error == ECONNREFUSED;
}

std::size_t TcpTransport::readErrors(const Attempt& attempt)
{
    std::size_t count = 0;
    std::array<std::uint8_t, 4096> bytes;
    alignas(cmsghdr) std::array<char, 512> control;
    for (;;) {
        iovec part {.iov_base = bytes.data(), .iov_len = bytes.size()};
        msghdr message {};
        message.msg_iov = &part;
        message.msg_iovlen = 1;
        message.msg_control = control.data();
        message.msg_controllen = control.size();
        const ssize_t length = ::recvmsg(attempt.socket.get(), &message, MSG_ERRQUEUE | MSG_DONTWAIT);
        if (length < 0)
            return count;
        rawprobe::Ancillary told = rawprobe::readAncillary(message);
        if (told.origin != rawprobe::Origin::Icmp)
            continue;
        if (told.local.family == Family::None)
            told.local = attempt.shape.source;
        const rawprobe::ClockSample now = rawprobe::sampleClocks();
        const auto at = told.stamp != 0 ? m_clock.monotonicOf(told.stamp, now, attempt.sentAt) : std::nullopt;
        const ByteView quoted = ByteView(bytes).first(static_cast<std::size_t>(length));
        const Concluded concluded = concludeIcmpError(told, concludeSyn(attempt.shape, attempt.probe),
            trace::ipHeaderLength(attempt.shape.family()), quoted);
        m_events.add(trace::Arrival {.at = m_time.at(at.value_or(now.monotonic)),
            .packet = concluded.packet,
            .inferred = concluded.inferred,
            .probe = attempt.probe.number,
            .kernelTime = at.has_value(),
            .repeated
            = infoOf(attempt.socket.get()).tcpi_total_retrans > 0 && !quotesSyn(quoted, attempt.stamp)});
        ++count;
    }
}

/// `how`: when it came.
void TcpTransport::addTargetsAnswer(const Attempt& attempt, std::uint8_t flags, trace::Arrival how)
{
    const ProbeShape& shape = attempt.shape;
    const Concluded concluded = concludeTcp({.ip = shape.destination, .port = shape.destinationPort},
        {.ip = shape.source, .port = shape.sourcePort}, flags);
    how.packet = concluded.packet;
    how.inferred = concluded.inferred;
    how.probe = attempt.probe.number;
    m_events.add(how);
}

/// The kernel has measured the round trip of the handshake: with time stamps, of the SYN that was answered.
void TcpTransport::addConnected(const Attempt& attempt)
{
    const int fd = attempt.socket.get();
    const tcp_info info = infoOf(fd);
    const std::int64_t now = rawprobe::monotonicNow();
    const std::int64_t at = attempt.sentAt + std::int64_t {info.tcpi_rtt} * 1000;
    const bool plausible = info.tcpi_rtt > 0 && info.tcpi_total_retrans == 0 && at <= now;
    const bool first = info.tcpi_total_retrans == 0
        || ((info.tcpi_options & TCPI_OPT_TIMESTAMPS) != 0 && std::abs(now - at) < sameSyn);
    addTargetsAnswer(attempt, TcpHeader::syn | TcpHeader::ack,
        {.at = m_time.at(plausible ? at : now), .kernelTime = plausible, .repeated = !first});
    if (attempt.hushed)
        (void)setOption(fd, SOL_SOCKET, SO_DONTROUTE, 0); // so that its end is heard there
}

/// A reset says nothing of which SYN it is about.
void TcpTransport::addRefused(const Attempt& attempt)
{
    addTargetsAnswer(attempt, TcpHeader::rst | TcpHeader::ack,
        {.at = m_time.at(rawprobe::monotonicNow()),
            .repeated = infoOf(attempt.socket.get()).tcpi_total_retrans > 0});
}

bool TcpTransport::look(const Attempt& attempt, std::uint32_t events)
{
    int error = 0;
    socklen_t length = sizeof error;
    const std::size_t errors = readErrors(attempt);
    (void)::getsockopt(attempt.socket.get(), SOL_SOCKET, SO_ERROR, &error, &length);
    // An ICMP error may be told as a refusal, too, but no reset came. And of a hushed attempt, the kernel's
    // repetition that found no way is an error that ends nothing.
    if (errors == 0 && error == ECONNREFUSED)
        addRefused(attempt);
    else if (errors == 0 && (events & EPOLLOUT) != 0 && (events & (EPOLLERR | EPOLLHUP)) == 0)
        addConnected(attempt);
    return errors > 0 || (events & (EPOLLOUT | EPOLLHUP)) != 0;
}

void TcpTransport::collect()
{
    std::array<epoll_event, 64> ready;
    const int count = ::epoll_wait(m_epoll.get(), ready.data(), static_cast<int>(ready.size()), 0);
    for (int i = 0; i < count; ++i) {
        const std::uint32_t number = ready[static_cast<std::size_t>(i)].data.u32;
        const auto found = m_attempts.find(number);
        if (found != m_attempts.end() && look(found->second, ready[static_cast<std::size_t>(i)].events))
            m_attempts.erase(found);
    }
}

/// True where it is not listened to any more.
bool TcpTransport::isOver(Attempt& attempt, std::int64_t now) const
{
    if (now >= attempt.hushAt) {
        attempt.hushAt = never;
        attempt.hushed = isBehindGateway(attempt.shape)
            && setOption(attempt.socket.get(), SOL_SOCKET, SO_DONTROUTE, 1) == 0;
        if (attempt.hushed)
            attempt.endAt = attempt.sentAt + std::max(m_wait, lateAnswers);
        else
            attempt.endAt = m_wait > 1000 * millisecond ? attempt.sentAt + m_wait : now;
    }
    return now >= attempt.endAt;
}

void TcpTransport::tend()
{
    const std::int64_t now = rawprobe::monotonicNow();
    for (auto each = m_attempts.begin(); each != m_attempts.end();)
        each = isOver(each->second, now) ? m_attempts.erase(each) : std::next(each);
}

std::optional<Instant> TcpTransport::due() const
{
    std::int64_t first = never;
    for (const auto& each : m_attempts)
        first = std::min({first, each.second.hushAt, each.second.endAt});
    return first != never ? std::optional(m_time.at(first)) : std::nullopt;
}

std::optional<trace::TransportEvent> TcpTransport::take(Instant)
{
    if (m_events.empty()) {
        collect(); // what has come in comes first
        tend();
    }
    auto event = m_events.take();
    if (!event)
        m_waker.rearm();
    return event;
}

} // namespace socketscope::net
