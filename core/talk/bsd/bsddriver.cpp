// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/talk/bsd/bsddriver.h"

#include "core/net/errorqueue.h"
#include "core/net/kernelfacts.h"
#include "core/net/sockaddr.h"
#include "core/net/socketoptions.h"
#include "core/net/socketsource.h"

#include <QtCore/QSocketNotifier>

#include <algorithm>
#include <cerrno>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace socketscope::talk {

using journal::EventKind;
using journal::FailureCode;

namespace {

constexpr std::chrono::milliseconds dropsLook {100}; ///< how old news of dropped datagrams may be
constexpr std::size_t longestDatagram = 65535; ///< no datagram is cut by a buffer of this size

Outcome failedWith(int error)
{
    return {.result = -1, .error = error};
}

Outcome outcomeOf(int result)
{
    return result < 0 ? failedWith(errno) : Outcome {.result = result};
}

Outcome outcomeOf(const Error& error)
{
    return failedWith(error.systemError);
}

} // namespace

BsdDriver::BsdDriver(net::SocketSource& sockets)
    : m_sockets(sockets)
{
    m_dropsLook.setSingleShot(true);
    QObject::connect(&m_dropsLook, &QTimer::timeout, &m_dropsLook, [this] {
        noteDrops();
        if (m_reports.empty())
            return;
        if (auto called = std::exchange(m_wake, nullptr))
            called(); // its next attempt takes the report along
    });
}

BsdDriver::~BsdDriver()
{
    if (isOpen())
        (void)close();
}

Outcome BsdDriver::open(wire::Family family, bool datagram)
{
    const auto descriptor = m_sockets.open(net::nativeFamily(family), datagram ? SOCK_DGRAM : SOCK_STREAM, 0);
    if (!descriptor)
        return outcomeOf(descriptor.error());
    m_descriptor = *descriptor;
    m_family = family;
    m_datagram = datagram;
    if (datagram)
        (void)net::enableErrorQueue(
            m_descriptor, family); // without it ICMP errors stay unseen; nothing else changes
    return {.result = m_descriptor};
}

Outcome BsdDriver::setOption(const OptionStep& option)
{
    if (option.option == journal::OptionName::IpAddMembership) {
        const auto group = wire::IpAddress::parse(option.group);
        const auto interface = option.interface.empty()
            ? wire::IpAddress::any(m_family)
            : wire::IpAddress::parse(option.interface).value_or(wire::IpAddress {});
        if (!group)
            return failedWith(EINVAL);
        const auto joined = net::joinGroup(m_descriptor, *group, interface);
        return joined ? Outcome {} : outcomeOf(joined.error());
    }
    const auto held = net::setOption(m_descriptor, m_family, option.option, option.value);
    return held ? Outcome {.argument = *held} : outcomeOf(held.error());
}

Outcome BsdDriver::bind(const wire::SocketAddress& address)
{
    const auto native = net::toNative(address);
    Outcome outcome = outcomeOf(::bind(m_descriptor, native.get(), native.length));
    if (!outcome.failed())
        outcome.local = m_local = net::localAddress(m_descriptor);
    return outcome;
}

Outcome BsdDriver::listen(int backlog)
{
    Outcome outcome = outcomeOf(::listen(m_descriptor, backlog));
    if (!outcome.failed()) {
        m_listening = true;
        outcome.local = m_local = net::localAddress(m_descriptor);
    }
    return outcome;
}

std::optional<Outcome> BsdDriver::waits(int error)
{
    if (error != EAGAIN && error != EWOULDBLOCK && error != EINPROGRESS && error != EALREADY)
        return failedWith(error);
    m_waitingError = error;
    return std::nullopt;
}

std::optional<Outcome> BsdDriver::accept(std::unique_ptr<Driver>& connection)
{
    sockaddr_storage storage {};
    socklen_t length = sizeof storage;
    const int descriptor = ::accept4(
        m_descriptor, reinterpret_cast<sockaddr*>(&storage), &length, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (descriptor < 0)
        return waits(errno);
    auto accepted = std::make_unique<BsdDriver>(m_sockets);
    accepted->m_descriptor = descriptor;
    accepted->m_family = m_family;
    accepted->m_connected = true;
    accepted->m_local = net::localAddress(descriptor);
    const Outcome outcome {
        .result = descriptor, .local = accepted->m_local, .peer = net::fromNative(storage)};
    connection = std::move(accepted);
    return outcome;
}

std::optional<Outcome> BsdDriver::connect(const wire::SocketAddress& to)
{
    if (!m_connecting) {
        const auto native = net::toNative(to);
        if (::connect(m_descriptor, native.get(), native.length) < 0) {
            m_connecting = errno == EINPROGRESS;
            return waits(errno);
        }
    } else {
        pollfd ready {.fd = m_descriptor, .events = POLLOUT, .revents = 0};
        if (::poll(&ready, 1, 0) <= 0)
            return std::nullopt;
        m_connecting = false;
        if (const int error = net::takePendingError(m_descriptor))
            return failedWith(error);
    }
    m_connected = true;
    m_local = net::localAddress(m_descriptor);
    return Outcome {.local = m_local, .peer = to};
}

std::optional<Outcome> BsdDriver::send(ByteView bytes, const wire::SocketAddress& to)
{
    if (!m_datagram) {
        const ssize_t taken = ::send(m_descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        return taken < 0 ? waits(errno)
                         : Outcome {.result = static_cast<std::int32_t>(taken), .local = m_local};
    }
    // An error of an earlier datagram would fail this call in its place. A connected socket is left to say
    // so, as it does to any program.
    if (m_hasSent && !m_connected)
        drainErrors();
    ssize_t taken = 0;
    if (to.isNone()) {
        taken = ::send(m_descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    } else {
        const auto native = net::toNative(to);
        taken = ::sendto(m_descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL, native.get(), native.length);
    }
    const int error = errno;
    m_hasSent = true;
    if (m_local.isNone())
        m_local = net::localAddress(m_descriptor);
    std::optional<Outcome> outcome
        = taken < 0 ? waits(error) : Outcome {.result = static_cast<std::int32_t>(taken), .local = m_local};
    if (!m_connected || taken < 0)
        drainErrors(); // on loopback the answer is here already
    return outcome;
}

std::optional<Outcome> BsdDriver::receive(std::span<std::uint8_t> buffer)
{
    if (m_datagram)
        return receiveDatagram(buffer);
    const ssize_t filled = ::recv(m_descriptor, buffer.data(), buffer.size(), 0);
    return filled < 0 ? waits(errno)
                      : Outcome {.result = static_cast<std::int32_t>(filled), .local = m_local};
}

std::optional<Outcome> BsdDriver::receiveDatagram(std::span<std::uint8_t> buffer)
{
    if (m_hasSent && !m_connected)
        drainErrors();
    // recvfrom cuts what does not fit and does not say how much, so the length is asked for first.
    const int length
        = buffer.size() < longestDatagram ? net::nextDatagramLength(m_descriptor).value_or(0) : 0;
    sockaddr_storage storage {};
    iovec part {.iov_base = buffer.data(), .iov_len = buffer.size()};
    msghdr message {};
    message.msg_name = &storage;
    message.msg_namelen = sizeof storage;
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    const ssize_t filled = ::recvmsg(m_descriptor, &message, 0);
    if (filled < 0) {
        const int error = errno;
        auto outcome = waits(error);
        if (outcome)
            drainErrors();
        return outcome;
    }
    lookForDropsSoon();
    Outcome outcome {
        .result = static_cast<std::int32_t>(filled), .local = m_local, .peer = net::fromNative(storage)};
    if (message.msg_flags & MSG_TRUNC)
        outcome.cutBytes = static_cast<std::uint32_t>(std::max<ssize_t>(1, length - filled));
    return outcome;
}

Outcome BsdDriver::shutdown(int how)
{
    return outcomeOf(::shutdown(m_descriptor, how));
}

Outcome BsdDriver::close()
{
    if (m_dropsLook.isActive())
        noteDrops();
    cancelWake();
    dropNotifier(m_reader);
    dropNotifier(m_writer);
    return outcomeOf(::close(std::exchange(m_descriptor, -1)));
}

void BsdDriver::drainErrors()
{
    for (net::QueuedError& error : net::drainErrorQueue(m_descriptor)) {
        if (error.local)
            continue; // the call itself said so
        m_reports.push_back({.code = static_cast<std::uint16_t>(FailureCode::IcmpError),
            .argument = error.type * 256 + error.code,
            .error = error.errorNumber,
            .local = {error.reporter, 0},
            .peer = error.destination,
            .bytes = std::move(error.quoted)});
    }
}

void BsdDriver::lookForDropsSoon()
{
    if (m_dropsLook.isActive())
        return;
    m_dropsLook.start(dropsLook);
}

void BsdDriver::noteDrops()
{
    m_dropsLook.stop();
    const auto drops = net::drops(m_descriptor);
    if (!drops || *drops == m_dropsSeen)
        return;
    m_reports.push_back({.code = static_cast<std::uint16_t>(FailureCode::KernelDrops),
        .argument = static_cast<std::int32_t>(*drops - m_dropsSeen),
        .local = m_local});
    m_dropsSeen = *drops;
}

void BsdDriver::wakeWhen(Direction direction, std::function<void()> wake)
{
    m_wake = std::move(wake);
    m_wakeDirection = direction;
    QSocketNotifier*& notifier = direction == Direction::Read ? m_reader : m_writer;
    if (notifier) {
        if (!notifier->isEnabled())
            notifier->setEnabled(true);
        return;
    }
    notifier = new QSocketNotifier(
        m_descriptor, direction == Direction::Read ? QSocketNotifier::Read : QSocketNotifier::Write);
    QObject::connect(notifier, &QSocketNotifier::activated, notifier, [this, direction, active = notifier] {
        // Stays enabled from wake to wake, which is cheaper than to rest each time; but rests where nobody
        // asked for it, or the loop would spin on data that nobody wants yet, or on room to send while the
        // program waits to receive.
        if (auto called = m_wakeDirection == direction ? std::exchange(m_wake, nullptr) : nullptr)
            called();
        else
            active->setEnabled(false);
    });
}

void BsdDriver::cancelWake()
{
    m_wake = nullptr;
    if (m_reader)
        m_reader->setEnabled(false);
    if (m_writer)
        m_writer->setEnabled(false);
}

void BsdDriver::dropNotifier(QSocketNotifier*& notifier)
{
    if (!notifier)
        return;
    notifier->setEnabled(false);
    notifier->deleteLater(); // it may be the one that is calling us
    notifier = nullptr;
}

int BsdDriver::unreadBytes() const
{
    if (!isOpen() || m_listening)
        return 0;
    return (m_datagram ? net::nextDatagramLength(m_descriptor) : net::receiveQueue(m_descriptor)).value_or(0);
}

int BsdDriver::unsentBytes() const
{
    return isOpen() ? net::sendQueue(m_descriptor).value_or(0) : 0;
}

std::vector<Report> BsdDriver::takeReports()
{
    return std::exchange(m_reports, {});
}

} // namespace socketscope::talk
