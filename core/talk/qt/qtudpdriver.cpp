// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/talk/qt/qtudpdriver.h"

#include "core/net/errorqueue.h"
#include "core/net/hostaddress.h"
#include "core/net/kernelfacts.h"
#include "core/net/sockaddr.h"
#include "core/talk/qt/optionwatch.h"
#include "core/talk/qt/qterrors.h"

#include <QtCore/QTimer>
#include <QtNetwork/QNetworkDatagram>
#include <QtNetwork/QNetworkInterface>
#include <QtNetwork/QNetworkProxy>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <sys/socket.h>

namespace socketscope::talk {

using namespace std::chrono_literals;
using journal::CallName;
using journal::FailureCode;
using journal::OptionName;
using journal::QtMethod;

namespace {

/// The interface of this computer that has the address; an invalid one where none has.
QNetworkInterface interfaceWith(const QHostAddress& address)
{
    for (const QNetworkInterface& interface : QNetworkInterface::allInterfaces()) {
        for (const QNetworkAddressEntry& entry : interface.addressEntries()) {
            if (entry.ip() == address)
                return interface;
        }
    }
    return {};
}

} // namespace

QtUdpDriver::QtUdpDriver(net::SocketSource& sockets)
    : QtDriver(sockets)
{
}

QtUdpDriver::~QtUdpDriver()
{
    dropSocket();
}

void QtUdpDriver::dropSocket()
{
    if (m_socket)
        m_socket->disconnect(&context());
    m_socket.reset();
}

bool QtUdpDriver::adopt(int fd)
{
    m_socket = std::make_unique<QUdpSocket>();
    m_socket->setProxy(QNetworkProxy::NoProxy);
    if (!m_socket->setSocketDescriptor(fd, QAbstractSocket::UnconnectedState)) {
        m_socket.reset();
        return false;
    }
    (void)net::enableErrorQueue(fd, m_family); // without it ICMP errors stay unseen, as they do to Qt
    QObject::connect(m_socket.get(), &QUdpSocket::readyRead, &context(), [this] { onReadyRead(); });
    return true;
}

int QtUdpDriver::descriptor() const
{
    return m_socket ? static_cast<int>(m_socket->socketDescriptor()) : -1;
}

void QtUdpDriver::onReadyRead()
{
    // Qt takes an ICMP error for something to read, and would be called again and again until the queue is
    // empty.
    drainErrors();
    wakeUp(Direction::Read);
}

Outcome QtUdpDriver::setOption(const OptionStep& step)
{
    if (isOpen() && step.option == OptionName::IpAddMembership) {
        if (const auto outcome = joinByQt(step))
            return *outcome;
    }
    return QtDriver::setOption(step);
}

std::optional<Outcome> QtUdpDriver::joinByQt(const OptionStep& step)
{
    const QHostAddress group(QString::fromStdString(step.group));
    if (group.isNull())
        return failedWith(EINVAL);
    QNetworkInterface interface;
    if (!step.interface.empty()) {
        interface = interfaceWith(QHostAddress(QString::fromStdString(step.interface)));
        if (!interface.isValid())
            return std::nullopt; // Qt knows the interfaces of this computer only
    }
    errno = 0;
    if (step.interface.empty() ? m_socket->joinMulticastGroup(group)
                               : m_socket->joinMulticastGroup(group, interface))
        return Outcome {};
    const int seen = errno;
    return failedWith(errnoOf(m_socket->error(), seen));
}

Outcome QtUdpDriver::bind(const wire::SocketAddress& address)
{
    if (!isOpen())
        return failedWith(EBADF); // Qt would open a socket of its own
    const OptionWatch options(descriptor());
    errno = 0;
    const bool bound = m_socket->bind(net::toQt(address.ip), address.port);
    const int seen = errno;
    for (const std::string& change : options.changes())
        qtDid(change, QtMethod::Bind);
    if (!bound)
        return failedWith(errnoOf(m_socket->error(), seen));
    m_local = net::localAddress(descriptor());
    return {.local = m_local};
}

std::optional<Outcome> QtUdpDriver::connect(const wire::SocketAddress& to)
{
    if (!isOpen() || m_connected)
        return failedWith(isOpen() ? EISCONN : EBADF);
    errno = 0;
    m_socket->connectToHost(net::toQt(to.ip), to.port);
    const int seen = errno;
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        return failedWith(errnoOf(m_socket->error(), seen));
    m_connected = true;
    m_local = net::localAddress(descriptor());
    return Outcome {.local = m_local, .peer = to};
}

std::optional<Outcome> QtUdpDriver::send(ByteView bytes, const wire::SocketAddress& to)
{
    if (!isOpen())
        return failedWith(EBADF);
    if (to.isNone() && !m_connected)
        return failedWith(EDESTADDRREQ);
    // An error of an earlier datagram would fail this one in its place; a connected socket is left to say so.
    if (m_hasSent && !m_connected)
        drainErrors();
    std::optional<OptionWatch> whileBinding; // an unbound one is bound by Qt first
    if (m_socket->state() == QAbstractSocket::UnconnectedState)
        whileBinding.emplace(descriptor());
    const auto* data = reinterpret_cast<const char*>(bytes.data());
    const auto size = static_cast<qint64>(bytes.size());
    errno = 0;
    const qint64 taken = to.isNone() ? m_socket->write(data, size)
                                     : m_socket->writeDatagram(data, size, net::toQt(to.ip), to.port);
    const int seen = errno;
    m_hasSent = true;
    if (m_local.isNone())
        m_local = net::localAddress(descriptor());
    if (whileBinding && m_socket->state() == QAbstractSocket::BoundState) {
        for (const std::string& change : whileBinding->changes())
            qtDid(change, QtMethod::WriteDatagram);
        qtDid("bind(" + wire::SocketAddress {m_local.ip, 0}.text() + ')', QtMethod::WriteDatagram);
    }
    if (!m_connected || taken < 0)
        drainErrors(); // on loopback the answer is here already
    if (taken >= 0)
        return Outcome {.result = static_cast<std::int32_t>(taken), .local = m_local};
    const int error = errnoOf(m_socket->error(), seen);
    if (error != EAGAIN)
        return failedWith(error);
    // Qt does not tell when a datagram socket can be written again.
    QTimer::singleShot(1ms, &context(), [this] { wakeUp(Direction::Write); });
    return waits(EAGAIN);
}

std::optional<Outcome> QtUdpDriver::receive(std::span<std::uint8_t> buffer)
{
    if (!isOpen())
        return failedWith(EBADF);
    if (m_hasSent && !m_connected)
        drainErrors();
    if (!m_socket->hasPendingDatagrams()) {
        drainErrors();
        noteDrops();
        return waits(EAGAIN);
    }
    // Qt keeps to itself that a datagram was cut, so the kernel is asked before.
    const int length = net::nextDatagramLength(descriptor()).value_or(0);
    errno = 0;
    const QNetworkDatagram datagram = m_socket->receiveDatagram(static_cast<qint64>(buffer.size()));
    const int seen = errno;
    if (datagram.senderPort() < 0)
        return failedWith(errnoOf(m_socket->error(), seen));
    const QByteArray bytes = datagram.data();
    const auto filled = std::min(static_cast<std::size_t>(bytes.size()), buffer.size());
    if (filled > 0)
        std::memcpy(buffer.data(), bytes.constData(), filled);
    Outcome outcome {.result = static_cast<std::int32_t>(filled), .local = m_local};
    outcome.peer = {net::fromQt(datagram.senderAddress()), static_cast<std::uint16_t>(datagram.senderPort())};
    outcome.cutBytes = static_cast<std::uint32_t>(std::max(0, length - static_cast<int>(filled)));
    return outcome;
}

Outcome QtUdpDriver::shutdown(int how)
{
    return ::shutdown(descriptor(), how) == 0 ? Outcome {} : failedWith(errno); // Qt has no such method
}

Outcome QtUdpDriver::close()
{
    if (!isOpen())
        return failedWith(EBADF);
    noteDrops();
    drainErrors();
    cancelWake();
    m_socket->disconnect(&context());
    m_socket->close();
    dropSocket(); // an unbound one is closed by this only
    return {};
}

void QtUdpDriver::drainErrors()
{
    for (net::QueuedError& error : net::drainErrorQueue(descriptor())) {
        if (error.local)
            continue; // the method itself said so
        report({.code = static_cast<std::uint16_t>(FailureCode::IcmpError),
            .argument = error.type * 256 + error.code,
            .error = error.errorNumber,
            .local = {error.reporter, 0},
            .peer = error.destination,
            .bytes = std::move(error.quoted)});
    }
}

void QtUdpDriver::noteDrops()
{
    const auto drops = net::drops(descriptor());
    if (!drops || *drops == m_dropsSeen)
        return;
    report({.code = static_cast<std::uint16_t>(FailureCode::KernelDrops),
        .argument = static_cast<std::int32_t>(*drops - m_dropsSeen),
        .local = m_local});
    m_dropsSeen = *drops;
}

int QtUdpDriver::unreadBytes() const
{
    return isOpen() ? net::nextDatagramLength(descriptor()).value_or(0) : 0;
}

int QtUdpDriver::unsentBytes() const
{
    return isOpen() ? net::sendQueue(descriptor()).value_or(0) : 0;
}

QtMethod QtUdpDriver::methodOf(CallName call, OptionName option) const
{
    switch (call) {
    case CallName::Socket:
        return QtMethod::SetSocketDescriptor;
    case CallName::Setsockopt:
        if (option == OptionName::IpAddMembership)
            return QtMethod::JoinMulticastGroup;
        return qtOption(option) ? QtMethod::SetSocketOption : QtMethod::None;
    case CallName::Bind:
        return QtMethod::Bind;
    case CallName::Connect:
        return QtMethod::ConnectToHost;
    case CallName::Sendto:
        return QtMethod::WriteDatagram;
    case CallName::Send:
        return QtMethod::Write;
    case CallName::Recv:
    case CallName::Recvfrom:
        return QtMethod::ReceiveDatagram;
    case CallName::Close:
        return QtMethod::Close;
    default:
        return QtMethod::None;
    }
}

} // namespace socketscope::talk
