// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The calls of a program made through QUdpSocket.
#pragma once

#include "core/talk/qt/qtdriver.h"

#include <QtNetwork/QUdpSocket>

namespace socketscope::talk {

class QtUdpDriver final : public QtDriver {
public:
    explicit QtUdpDriver(net::SocketSource& sockets);
    ~QtUdpDriver() override;

    Outcome setOption(const OptionStep& step) override;
    Outcome bind(const wire::SocketAddress& address) override;
    std::optional<Outcome> connect(const wire::SocketAddress& to) override;
    std::optional<Outcome> send(ByteView bytes, const wire::SocketAddress& to) override;
    std::optional<Outcome> receive(std::span<std::uint8_t> buffer) override;
    Outcome shutdown(int how) override;
    Outcome close() override;

    bool isOpen() const override { return descriptor() >= 0; }
    int unreadBytes() const override;
    int unsentBytes() const override;
    journal::QtMethod methodOf(journal::CallName call, journal::OptionName option) const override;

protected:
    bool adopt(int fd) override;
    int descriptor() const override;
    QAbstractSocket* optionSetter() const override { return m_socket.get(); }

private:
    std::optional<Outcome> joinByQt(const OptionStep& step);
    void onReadyRead();
    void drainErrors();
    void noteDrops();
    void dropSocket();

    std::unique_ptr<QUdpSocket> m_socket;
    bool m_connected = false;
    bool m_hasSent = false; ///< ICMP errors may be waiting
    std::uint32_t m_dropsSeen = 0;
};

} // namespace socketscope::talk
