// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The calls of a program made through QTcpSocket: a client, or a connection that a QTcpServer handed
/// out.
#pragma once

#include "core/talk/qt/qtdriver.h"

#include <QtNetwork/QTcpSocket>

namespace socketscope::talk {

class QtTcpDriver final : public QtDriver {
public:
    /// The most that may wait in Qt's own buffers, which have no limit by themselves, in either direction.
    static constexpr qint64 bufferLimit = qint64 {4} << 20;

    explicit QtTcpDriver(net::SocketSource& sockets);
    /// A connection that Qt has accepted.
    QtTcpDriver(net::SocketSource& sockets, std::unique_ptr<QTcpSocket> accepted, wire::Family family);
    ~QtTcpDriver() override;

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

    /// Bytes that Qt has taken and not yet given to the kernel.
    [[nodiscard]] qint64 queuedByQt() const { return m_socket ? m_socket->bytesToWrite() : 0; }
    [[nodiscard]] const wire::SocketAddress& local() const { return m_local; }
    [[nodiscard]] const wire::SocketAddress& peer() const { return m_peer; }

protected:
    bool adopt(int fd) override;
    int descriptor() const override;
    QAbstractSocket* optionSetter() const override { return m_socket.get(); }

private:
    void listenToQt();
    void silenceUnconnected();
    void onReadyRead();
    void onBytesWritten();
    void onDisconnected();
    std::optional<Outcome> connectionResult();
    void finishShutdown();
    void dropSocket();

    std::unique_ptr<QTcpSocket> m_socket;
    wire::SocketAddress m_peer;
    int m_errorSeen = 0; ///< errno when Qt last told of an error
    int m_shutdownPending = -1; ///< how, once Qt's buffer is empty
    bool m_connecting = false;
    bool m_connected = false; ///< has been, at least
    bool m_closing = false; ///< by us
    bool m_queueNoted = false;
    bool m_readAheadNoted = false;
};

} // namespace socketscope::talk
