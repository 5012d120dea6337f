// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The calls of a program made through Qt's socket classes, with a note of what Qt did on its own.
#pragma once

#include "core/talk/driver.h"

#include <QtCore/QObject>

#include <string>

QT_BEGIN_NAMESPACE
class QAbstractSocket;
QT_END_NAMESPACE

namespace socketscope::net {
class SocketSource;
}

namespace socketscope::talk {

/// QUdpSocket, QTcpSocket or QTcpServer, by the role. The descriptor comes from `sockets`; the class adopts
/// it.
[[nodiscard]] std::unique_ptr<Driver> makeQtDriver(Role role, net::SocketSource& sockets);

/// What the drivers for Qt's classes share. Qt reports by signals and wants its objects alive while it emits
/// them, so every wake-up goes through the event loop: a lane may delete its driver then.
class QtDriver : public Driver {
public:
    Outcome open(wire::Family family, bool datagram) final;
    Outcome setOption(const OptionStep& step) override;
    Outcome listen(int backlog) override;
    std::optional<Outcome> accept(std::unique_ptr<Driver>& connection) override;

    void wakeWhen(Direction direction, std::function<void()> wake) override;
    void cancelWake() override;
    int waitingError() const final { return m_waitingError; }
    std::vector<Report> takeReports() final;

protected:
    explicit QtDriver(net::SocketSource& sockets);

    /// Takes over the descriptor that open() got; false closes it again.
    virtual bool adopt(int fd) = 0;
    /// The descriptor as the Qt class knows it: -1 once Qt has closed it.
    [[nodiscard]] virtual int descriptor() const = 0;
    /// The class's own options are set through it; nothing for one that has no setter of Qt's.
    [[nodiscard]] virtual QAbstractSocket* optionSetter() const { return nullptr; }

    /// Schedules the wake-up, where one was asked for in that direction.
    void wakeUp(Direction direction);
    [[nodiscard]] bool isWaiting(Direction direction) const { return m_wake && m_direction == direction; }
    std::nullopt_t waits(int error);
    void report(Report report) { m_reports.push_back(std::move(report)); }
    /// Notes that Qt made that call by itself (`what`, as a call) while we used `method`.
    void qtDid(
        const std::string& what, journal::QtMethod method, std::int32_t argument = 0, bool inferred = false);
    [[nodiscard]] QObject& context() { return m_context; }
    [[nodiscard]] net::SocketSource& sockets() { return m_sockets; }

    wire::Family m_family = wire::Family::None;
    wire::SocketAddress m_local;

private:
    net::SocketSource& m_sockets;
    std::function<void()> m_wake;
    Direction m_direction = Direction::Read;
    bool m_wakeScheduled = false;
    int m_waitingError = 0;
    std::vector<Report> m_reports;
    QObject m_context; ///< of connections and scheduled wake-ups: they end with the driver
};

/// Which of Qt's own options that is, if any.
[[nodiscard]] std::optional<int> qtOption(journal::OptionName option);

[[nodiscard]] Outcome failedWith(int error);

} // namespace socketscope::talk
