// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The calls of a program made through QTcpServer.
#pragma once

#include "core/talk/qt/qtdriver.h"

#include <QtNetwork/QTcpServer>

namespace socketscope::talk {

/// QTcpServer has no bind of its own and would open its own socket in listen, so bind and listen are made on
/// our descriptor, which it adopts then. By itself it accepts whatever waits; it is kept paused, and takes
/// exactly one connection when the program reaches accept.
class QtTcpServerDriver final : public QtDriver {
public:
    explicit QtTcpServerDriver(net::SocketSource& sockets);
    ~QtTcpServerDriver() override;

    Outcome bind(const wire::SocketAddress& address) override;
    Outcome listen(int backlog) override;
    std::optional<Outcome> accept(std::unique_ptr<Driver>& connection) override;
    std::optional<Outcome> connect(const wire::SocketAddress& to) override;
    std::optional<Outcome> send(ByteView bytes, const wire::SocketAddress& to) override;
    std::optional<Outcome> receive(std::span<std::uint8_t> buffer) override;
    Outcome shutdown(int how) override;
    Outcome close() override;

    void wakeWhen(Direction direction, std::function<void()> wake) override;
    void cancelWake() override;
    bool isOpen() const override { return descriptor() >= 0; }
    int unreadBytes() const override { return 0; }
    int unsentBytes() const override { return 0; }
    journal::QtMethod methodOf(journal::CallName call, journal::OptionName option) const override;

protected:
    bool adopt(int fd) override;
    int descriptor() const override { return m_fd; }

private:
    void closeSilently();

    std::unique_ptr<QTcpServer> m_server; ///< from listen on
    int m_fd = -1;
};

} // namespace socketscope::talk
