// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/talk/qt/qttcpserverdriver.h"

#include "core/net/sockaddr.h"
#include "core/talk/qt/optionwatch.h"
#include "core/talk/qt/qterrors.h"
#include "core/talk/qt/qttcpdriver.h"

#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QTcpSocket>

#include <cerrno>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace socketscope::talk {

using journal::CallName;
using journal::OptionName;
using journal::QtMethod;

QtTcpServerDriver::QtTcpServerDriver(net::SocketSource& sockets)
    : QtDriver(sockets)
{
}

QtTcpServerDriver::~QtTcpServerDriver()
{
    closeSilently();
}

bool QtTcpServerDriver::adopt(int fd)
{
    m_fd = fd; // QTcpServer takes a listening socket only
    return true;
}

Outcome QtTcpServerDriver::bind(const wire::SocketAddress& address)
{
    const auto native = net::toNative(address);
    if (::bind(m_fd, native.get(), native.length) != 0)
        return failedWith(errno);
    m_local = net::localAddress(m_fd);
    return {.local = m_local};
}

Outcome QtTcpServerDriver::listen(int backlog)
{
    if (::listen(m_fd, backlog) != 0)
        return failedWith(errno);
    m_local = net::localAddress(m_fd);
    if (m_server)
        return {.local = m_local};
    const OptionWatch options(m_fd);
    m_server = std::make_unique<QTcpServer>();
    m_server->setProxy(QNetworkProxy::NoProxy);
    m_server->setMaxPendingConnections(1);
    if (!m_server->setSocketDescriptor(m_fd)) {
        m_server.reset();
        return failedWith(EINVAL);
    }
    m_server->pauseAccepting(); // before the event loop has a turn: nothing is accepted yet
    QObject::connect(m_server.get(), &QTcpServer::newConnection, &context(), [this] {
        m_server->pauseAccepting();
        wakeUp(Direction::Read);
    });
    QObject::connect(m_server.get(), &QTcpServer::acceptError, &context(), [this] {
        m_server->pauseAccepting(); // or it would spin where descriptors ran out
        wakeUp(Direction::Read);
    });
    for (const std::string& change : options.changes())
        qtDid(change, QtMethod::SetSocketDescriptor);
    return {.local = m_local};
}

std::optional<Outcome> QtTcpServerDriver::accept(std::unique_ptr<Driver>& connection)
{
    if (!m_server)
        return failedWith(EINVAL);
    int seen = 0;
    if (!m_server->hasPendingConnections()) {
        errno = 0;
        bool timedOut = false;
        const bool any = m_server->waitForNewConnection(0, &timedOut);
        seen = errno;
        if (timedOut || (!any && m_server->serverError() == QAbstractSocket::SocketTimeoutError))
            return waits(EAGAIN);
    }
    std::unique_ptr<QTcpSocket> accepted(m_server->nextPendingConnection());
    m_server->pauseAccepting(); // handing one out had set it going again
    if (!accepted) {
        const int error = errnoOf(m_server->serverError(), seen);
        return error == EAGAIN ? waits(EAGAIN) : std::optional(failedWith(error));
    }
    accepted->setParent(nullptr); // it may outlive the server
    const int fd = static_cast<int>(accepted->socketDescriptor());
    auto driver = std::make_unique<QtTcpDriver>(sockets(), std::move(accepted), m_family);
    const Outcome outcome {.result = fd, .local = driver->local(), .peer = driver->peer()};
    connection = std::move(driver);
    return outcome;
}

std::optional<Outcome> QtTcpServerDriver::connect(const wire::SocketAddress&)
{
    return failedWith(EOPNOTSUPP);
}

std::optional<Outcome> QtTcpServerDriver::send(ByteView, const wire::SocketAddress&)
{
    return failedWith(ENOTCONN);
}

std::optional<Outcome> QtTcpServerDriver::receive(std::span<std::uint8_t>)
{
    return failedWith(ENOTCONN);
}

Outcome QtTcpServerDriver::shutdown(int how)
{
    return ::shutdown(m_fd, how) == 0 ? Outcome {} : failedWith(errno);
}

Outcome QtTcpServerDriver::close()
{
    if (!isOpen())
        return failedWith(EBADF);
    cancelWake();
    closeSilently();
    return {};
}

void QtTcpServerDriver::closeSilently()
{
    if (m_server) {
        m_server->disconnect(&context());
        m_server->close();
        m_server.reset();
        m_fd = -1;
    } else if (m_fd >= 0) {
        ::close(std::exchange(m_fd, -1));
    }
}

void QtTcpServerDriver::wakeWhen(Direction direction, std::function<void()> wake)
{
    QtDriver::wakeWhen(direction, std::move(wake));
    if (m_server && direction == Direction::Read)
        m_server->resumeAccepting();
}

void QtTcpServerDriver::cancelWake()
{
    QtDriver::cancelWake();
    if (m_server)
        m_server->pauseAccepting();
}

QtMethod QtTcpServerDriver::methodOf(CallName call, OptionName) const
{
    switch (call) {
    case CallName::Listen:
        return QtMethod::SetSocketDescriptor;
    case CallName::Accept:
        return QtMethod::NextPendingConnection;
    case CallName::Close:
        return QtMethod::Close;
    default:
        return QtMethod::None;
    }
}

} // namespace socketscope::talk
