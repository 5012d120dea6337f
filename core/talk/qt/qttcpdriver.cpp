// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/talk/qt/qttcpdriver.h"

#include "core/net/hostaddress.h"
#include "core/net/kernelfacts.h"
#include "core/net/sockaddr.h"
#include "core/talk/qt/optionwatch.h"
#include "core/talk/qt/qterrors.h"

#include <QtCore/QSocketNotifier>
#include <QtCore/QThread>
#include <QtCore/QTimer>
#include <QtNetwork/QNetworkProxy>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <sys/socket.h>
#include <utility>

namespace socketscope::talk {

using namespace std::chrono_literals;
using journal::CallName;
using journal::OptionName;
using journal::QtMethod;

namespace {

constexpr auto longestFarewell = 10s; ///< for what still waits in Qt's buffer when the program closes

int bounded(qint64 bytes)
{
    return static_cast<int>(std::min<qint64>(bytes, INT_MAX));
}

/// Lets Qt send what it still holds and close then; a peer that does not read is not waited for without end.
void sendRestAndDelete(QTcpSocket* socket)
{
    QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    QObject::connect(socket->thread(), &QThread::finished, socket, &QObject::deleteLater);
    QTimer::singleShot(longestFarewell, socket, &QObject::deleteLater); // its destructor aborts
    socket->disconnectFromHost();
    if (socket->state() == QAbstractSocket::UnconnectedState)
        socket->deleteLater();
}

} // namespace

QtTcpDriver::QtTcpDriver(net::SocketSource& sockets)
    : QtDriver(sockets)
{
}

QtTcpDriver::QtTcpDriver(
    net::SocketSource& sockets, std::unique_ptr<QTcpSocket> accepted, wire::Family family)
    : QtDriver(sockets)
    , m_socket(std::move(accepted))
    , m_connected(true)
{
    m_family = family;
    m_local = {net::fromQt(m_socket->localAddress()), m_socket->localPort()};
    m_peer = {net::fromQt(m_socket->peerAddress()), m_socket->peerPort()};
    listenToQt();
}

QtTcpDriver::~QtTcpDriver()
{
    dropSocket();
}

void QtTcpDriver::dropSocket()
{
    if (m_socket)
        m_socket->disconnect(&context());
    m_socket.reset();
}

bool QtTcpDriver::adopt(int fd)
{
    m_socket = std::make_unique<QTcpSocket>();
    m_socket->setProxy(QNetworkProxy::NoProxy);
    if (!m_socket->setSocketDescriptor(fd, QAbstractSocket::UnconnectedState)) {
        m_socket.reset();
        return false;
    }
    listenToQt();
    silenceUnconnected();
    return true;
}

void QtTcpDriver::silenceUnconnected()
{
    // The kernel calls a socket without a connection hung up, which Qt takes for something to read, over and
    // over. Qt switches its notifier on again once there is a connection.
    for (QSocketNotifier* notifier : m_socket->findChildren<QSocketNotifier*>())
        notifier->setEnabled(false);
}

void QtTcpDriver::listenToQt()
{
    m_socket->setReadBufferSize(bufferLimit);
    QObject::connect(m_socket.get(), &QTcpSocket::readyRead, &context(), [this] { onReadyRead(); });
    QObject::connect(m_socket.get(), &QTcpSocket::bytesWritten, &context(), [this] { onBytesWritten(); });
    QObject::connect(m_socket.get(), &QTcpSocket::connected, &context(), [this] {
        m_connected = true;
        m_local = net::localAddress(descriptor());
        wakeUp(Direction::Write);
    });
    QObject::connect(m_socket.get(), &QTcpSocket::disconnected, &context(), [this] { onDisconnected(); });
    QObject::connect(m_socket.get(), &QTcpSocket::errorOccurred, &context(), [this] {
        m_errorSeen = errno;
        wakeUp(Direction::Read);
        wakeUp(Direction::Write);
    });
}

int QtTcpDriver::descriptor() const
{
    return m_socket ? static_cast<int>(m_socket->socketDescriptor()) : -1;
}

void QtTcpDriver::onReadyRead()
{
    if (!isWaiting(Direction::Read) && !std::exchange(m_readAheadNoted, true))
        qtDid("recv()", QtMethod::Read, bounded(m_socket->bytesAvailable()));
    wakeUp(Direction::Read);
}

void QtTcpDriver::onBytesWritten()
{
    if (m_shutdownPending >= 0 && m_socket->bytesToWrite() == 0)
        finishShutdown();
    wakeUp(Direction::Write);
}

void QtTcpDriver::onDisconnected()
{
    if (!m_closing)
        qtDid("close()", QtMethod::None);
    wakeUp(Direction::Read);
    wakeUp(Direction::Write);
}

Outcome QtTcpDriver::bind(const wire::SocketAddress& address)
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

std::optional<Outcome> QtTcpDriver::connect(const wire::SocketAddress& to)
{
    if (!m_connecting) {
        if (!isOpen() || m_connected)
            return failedWith(isOpen() ? EISCONN : EBADF);
        m_peer = to;
        m_errorSeen = 0;
        m_connecting = true;
        m_socket->connectToHost(net::toQt(to.ip), to.port);
    }
    return connectionResult();
}

std::optional<Outcome> QtTcpDriver::connectionResult()
{
    const bool hasWaited = waitingError() == EINPROGRESS;
    if (m_connected) {
        // It may even have ended since; what came with it can still be read.
        m_connecting = false;
        if (hasWaited) // Qt learns the result by calling connect once more
            qtDid("connect(" + m_peer.text() + ')', QtMethod::ConnectToHost, 0, true);
        return Outcome {.local = m_local, .peer = m_peer};
    }
    if (m_socket->state() == QAbstractSocket::UnconnectedState) {
        m_connecting = false;
        silenceUnconnected();
        return failedWith(errnoOf(m_socket->error(), m_errorSeen));
    }
    return waits(EINPROGRESS);
}

std::optional<Outcome> QtTcpDriver::send(ByteView bytes, const wire::SocketAddress&)
{
    if (!m_socket)
        return failedWith(EBADF);
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        return failedWith(m_connected ? EPIPE : ENOTCONN);
    const qint64 room = bufferLimit - m_socket->bytesToWrite();
    if (room <= 0 && !bytes.empty())
        return waits(EAGAIN);
    const auto size = std::min(static_cast<qint64>(bytes.size()), room);
    errno = 0;
    const qint64 taken = m_socket->write(reinterpret_cast<const char*>(bytes.data()), size);
    const int seen = errno;
    if (taken < 0)
        return failedWith(errnoOf(m_socket->error(), seen));
    if (m_socket->bytesToWrite() > 0 && !std::exchange(m_queueNoted, true))
        qtDid("send()", QtMethod::Write, bounded(m_socket->bytesToWrite()));
    return Outcome {.result = static_cast<std::int32_t>(taken), .local = m_local};
}

std::optional<Outcome> QtTcpDriver::receive(std::span<std::uint8_t> buffer)
{
    if (!m_socket)
        return failedWith(EBADF);
    if (m_socket->bytesAvailable() > 0 || buffer.empty()) {
        const qint64 filled
            = m_socket->read(reinterpret_cast<char*>(buffer.data()), static_cast<qint64>(buffer.size()));
        return Outcome {.result = static_cast<std::int32_t>(std::max<qint64>(filled, 0)), .local = m_local};
    }
    if (m_socket->state() == QAbstractSocket::ConnectedState)
        return waits(EAGAIN);
    if (!m_connected)
        return failedWith(ENOTCONN);
    // RemoteHostClosedError stands for an orderly close and for a reset alike: Qt does not tell them apart.
    if (m_socket->error() == QAbstractSocket::RemoteHostClosedError)
        return Outcome {.local = m_local};
    return failedWith(errnoOf(m_socket->error(), m_errorSeen));
}

Outcome QtTcpDriver::shutdown(int how)
{
    if (!isOpen())
        return failedWith(m_socket ? ENOTCONN : EBADF);
    while (m_socket->bytesToWrite() > 0 && m_socket->flush()) { }
    if (!isOpen())
        return failedWith(ENOTCONN);
    if (m_socket->bytesToWrite() > 0 && how != SHUT_RD) {
        m_shutdownPending = how; // what was written before must go out before
        return {};
    }
    return ::shutdown(descriptor(), how) == 0 ? Outcome {} : failedWith(errno); // Qt has no such method
}

void QtTcpDriver::finishShutdown()
{
    (void)::shutdown(descriptor(), std::exchange(m_shutdownPending, -1));
}

Outcome QtTcpDriver::close()
{
    if (!m_socket)
        return failedWith(EBADF);
    cancelWake();
    m_closing = true;
    m_socket->disconnect(&context());
    while (m_socket->bytesToWrite() > 0 && m_socket->flush()) { }
    if (m_socket->state() == QAbstractSocket::ConnectedState && m_socket->bytesToWrite() > 0) {
        qtDid("send()", QtMethod::DisconnectFromHost, bounded(m_socket->bytesToWrite()));
        sendRestAndDelete(m_socket.release());
    } else {
        m_socket->disconnectFromHost();
        dropSocket(); // one that never was connected is closed by this only
    }
    return {};
}

int QtTcpDriver::unreadBytes() const
{
    if (!m_socket)
        return 0;
    const int inKernel = isOpen() ? net::receiveQueue(descriptor()).value_or(0) : 0;
    return bounded(m_socket->bytesAvailable() + inKernel);
}

int QtTcpDriver::unsentBytes() const
{
    if (!m_socket)
        return 0;
    const int inKernel = isOpen() ? net::sendQueue(descriptor()).value_or(0) : 0;
    return bounded(m_socket->bytesToWrite() + inKernel);
}

QtMethod QtTcpDriver::methodOf(CallName call, OptionName option) const
{
    switch (call) {
    case CallName::Socket:
        return QtMethod::SetSocketDescriptor;
    case CallName::Setsockopt:
        return qtOption(option) ? QtMethod::SetSocketOption : QtMethod::None;
    case CallName::Bind:
        return QtMethod::Bind;
    case CallName::Connect:
        return QtMethod::ConnectToHost;
    case CallName::Send:
        return QtMethod::Write;
    case CallName::Recv:
        return QtMethod::Read;
    case CallName::Close:
        return QtMethod::DisconnectFromHost;
    default:
        return QtMethod::None;
    }
}

} // namespace socketscope::talk
