// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/talk/qt/qtdriver.h"

#include "core/net/sockaddr.h"
#include "core/net/socketoptions.h"
#include "core/net/socketsource.h"
#include "core/talk/qt/optionwatch.h"
#include "core/talk/qt/qttcpdriver.h"
#include "core/talk/qt/qttcpserverdriver.h"
#include "core/talk/qt/qtudpdriver.h"

#include <QtNetwork/QAbstractSocket>

#include <cerrno>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace socketscope::talk {

using journal::OptionName;
using journal::QtMethod;

std::unique_ptr<Driver> makeQtDriver(Role role, net::SocketSource& sockets)
{
    switch (role) {
    case Role::UdpServer:
    case Role::UdpClient:
        return std::make_unique<QtUdpDriver>(sockets);
    case Role::TcpServer:
        return std::make_unique<QtTcpServerDriver>(sockets);
    case Role::TcpClient:
    case Role::TcpConnection:
    case Role::Recorder:
    case Role::Tracer:
    case Role::Crafter:
    case Role::Node:
        break;
    }
    return std::make_unique<QtTcpDriver>(sockets);
}

Outcome failedWith(int error)
{
    return {.result = -1, .error = error};
}

std::optional<int> qtOption(OptionName option)
{
    switch (option) {
    case OptionName::TcpNodelay:
        return QAbstractSocket::LowDelayOption;
    case OptionName::SoKeepalive:
        return QAbstractSocket::KeepAliveOption;
    case OptionName::SoSndbuf:
        return QAbstractSocket::SendBufferSizeSocketOption;
    case OptionName::SoRcvbuf:
        return QAbstractSocket::ReceiveBufferSizeSocketOption;
    case OptionName::IpMulticastTtl:
        return QAbstractSocket::MulticastTtlOption;
    case OptionName::IpMulticastLoop:
        return QAbstractSocket::MulticastLoopbackOption;
    default:
        return std::nullopt;
    }
}

QtDriver::QtDriver(net::SocketSource& sockets)
    : m_sockets(sockets)
{
}

Outcome QtDriver::open(wire::Family family, bool datagram)
{
    const auto fd = m_sockets.open(net::nativeFamily(family), datagram ? SOCK_DGRAM : SOCK_STREAM, 0);
    if (!fd)
        return failedWith(fd.error().systemError);
    m_family = family;
    const OptionWatch options(*fd);
    if (!adopt(*fd)) {
        ::close(*fd);
        return failedWith(EINVAL);
    }
    for (const std::string& change : options.changes())
        qtDid(change, QtMethod::SetSocketDescriptor);
    return {.result = *fd};
}

Outcome QtDriver::setOption(const OptionStep& step)
{
    if (!isOpen())
        return failedWith(EBADF);
    if (step.option == OptionName::IpAddMembership) {
        const auto group = wire::IpAddress::parse(step.group);
        const auto interface = step.interface.empty()
            ? wire::IpAddress {}
            : wire::IpAddress::parse(step.interface).value_or(wire::IpAddress {});
        if (!group)
            return failedWith(EINVAL);
        const auto joined = net::joinGroup(descriptor(), *group, interface);
        return joined ? Outcome {} : failedWith(joined.error().systemError);
    }
    const auto byQt = qtOption(step.option);
    QAbstractSocket* setter = optionSetter();
    if (byQt && setter) {
        // Qt does not say whether it worked; the value that is held then does.
        setter->setSocketOption(static_cast<QAbstractSocket::SocketOption>(*byQt), step.value);
        const auto held = net::readOption(descriptor(), m_family, step.option);
        return held ? Outcome {.argument = *held} : failedWith(held.error().systemError);
    }
    const auto held = net::setOption(descriptor(), m_family, step.option, step.value);
    return held ? Outcome {.argument = *held} : failedWith(held.error().systemError);
}

Outcome QtDriver::listen(int)
{
    return failedWith(EOPNOTSUPP);
}

std::optional<Outcome> QtDriver::accept(std::unique_ptr<Driver>&)
{
    return failedWith(EOPNOTSUPP);
}

void QtDriver::wakeWhen(Direction direction, std::function<void()> wake)
{
    m_direction = direction;
    m_wake = std::move(wake);
}

void QtDriver::cancelWake()
{
    m_wake = nullptr;
}

void QtDriver::wakeUp(Direction direction)
{
    if (!isWaiting(direction) || m_wakeScheduled)
        return;
    m_wakeScheduled = true;
    QMetaObject::invokeMethod(
        &m_context,
        [this] {
            m_wakeScheduled = false;
            if (auto wake = std::exchange(m_wake, nullptr))
                wake(); // the driver may be gone after this
        },
        Qt::QueuedConnection);
}

std::nullopt_t QtDriver::waits(int error)
{
    m_waitingError = error;
    return std::nullopt;
}

void QtDriver::qtDid(const std::string& what, QtMethod method, std::int32_t argument, bool inferred)
{
    m_reports.push_back({.kind = journal::EventKind::Note,
        .code = static_cast<std::uint16_t>(journal::NoteCode::QtDid),
        .argument = argument,
        .local = m_local,
        .bytes = journal::packFacts({{"what", what}}),
        .method = method,
        .inferred = inferred});
}

std::vector<Report> QtDriver::takeReports()
{
    return std::exchange(m_reports, {});
}

} // namespace socketscope::talk
