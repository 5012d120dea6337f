// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The calls of a program made as plain system calls on a non-blocking descriptor.
#pragma once

#include "core/talk/driver.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <memory>

QT_BEGIN_NAMESPACE
class QSocketNotifier;
QT_END_NAMESPACE

namespace socketscope::net {
class SocketSource;
}

namespace socketscope::talk {

class BsdDriver final : public Driver {
public:
    explicit BsdDriver(net::SocketSource& sockets);
    ~BsdDriver() override;

    Outcome open(wire::Family family, bool datagram) override;
    Outcome setOption(const OptionStep& option) override;
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
    int waitingError() const override { return m_waitingError; }
    bool isOpen() const override { return m_descriptor >= 0; }
    int unreadBytes() const override;
    int unsentBytes() const override;
    std::vector<Report> takeReports() override;
    journal::QtMethod methodOf(journal::CallName, journal::OptionName) const override
    {
        return journal::QtMethod::None;
    }

private:
    std::optional<Outcome> waits(int error);
    std::optional<Outcome> receiveDatagram(std::span<std::uint8_t> buffer);
    void drainErrors();
    void lookForDropsSoon();
    void noteDrops();
    void dropNotifier(QSocketNotifier*& notifier);

    net::SocketSource& m_sockets;
    int m_descriptor = -1;
    wire::Family m_family = wire::Family::None;
    bool m_datagram = false;
    bool m_listening = false;
    bool m_connecting = false;
    bool m_connected = false;
    bool m_hasSent = false; ///< ICMP errors may be waiting
    QTimer m_dropsLook; ///< runs after a datagram came
    std::uint32_t m_dropsSeen = 0;
    wire::SocketAddress m_local;
    int m_waitingError = 0;
    std::vector<Report> m_reports;
    QSocketNotifier* m_reader = nullptr;
    QSocketNotifier* m_writer = nullptr;
    std::function<void()> m_wake;
    Direction m_wakeDirection = Direction::Read;
};

} // namespace socketscope::talk
