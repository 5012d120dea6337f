// SPDX-License-Identifier: GPL-3.0-or-later
// Endpoints under load, each figure beside that of a named rival in the same run:
//   bench_talk [udp | connections | bulk | pace]
// Everything stays on loopback and ends by itself.
#include "core/net/kernelfacts.h"
#include "core/net/sessiontime.h"
#include "core/net/sockaddr.h"
#include "core/net/socketsource.h"
#include "core/talk/stage.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QThread>
#include <QtCore/QTimer>
#include <QtNetwork/QUdpSocket>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace socketscope;
using namespace socketscope::talk;
using namespace std::chrono_literals;
using journal::CallName;
using journal::Event;
using journal::EventKind;
using journal::Seq;

namespace {

struct Run {
    net::SessionTime time;
    net::HostSockets sockets;
    journal::Journal journal;
    Stage stage {journal,
        {.sockets = sockets, .now = [this] { return time.now(); }, .timeOfDay = {}, .descriptorLimit = 0}};
};

wire::SocketAddress boundAddress(const journal::Journal& journal)
{
    const journal::JournalView view(journal);
    for (Seq seq = 1; seq <= view.size(); ++seq)
        if (view.at(seq).kind == EventKind::Return && view.at(seq).call == CallName::Bind)
            return view.at(seq).local;
    return {};
}

std::uint64_t count(const journal::Journal& journal, EventKind kind, CallName call)
{
    const journal::JournalView view(journal);
    std::uint64_t n = 0;
    for (Seq seq = 1; seq <= view.size(); ++seq)
        n += view.at(seq).kind == kind && view.at(seq).call == call && view.at(seq).result >= 0;
    return n;
}

int plainSocket(int type, const wire::SocketAddress& to)
{
    const int descriptor = ::socket(AF_INET, type, 0);
    const auto native = net::toNative(to);
    if (::connect(descriptor, native.get(), native.length) != 0) {
        std::perror("connect");
        std::exit(1);
    }
    return descriptor;
}

/// Sends datagrams of 64 bytes as fast as they go, for as long as `on`.
void flood(const wire::SocketAddress& to, const std::atomic<bool>& on)
{
    const int descriptor = plainSocket(SOCK_DGRAM, to);
    char datagram[64] {};
    while (on)
        (void)::send(descriptor, datagram, sizeof datagram, 0);
    ::close(descriptor);
}

constexpr auto floodFor = 1s;

/// The loop of Qt's own documentation for QUdpSocket.
double bareQtRate()
{
    QUdpSocket socket;
    socket.bind(QHostAddress::LocalHost, 0);
    std::uint64_t received = 0;
    QByteArray datagram;
    QObject::connect(&socket, &QUdpSocket::readyRead, &socket, [&] {
        for (int most = 0; most < 128 && socket.hasPendingDatagrams(); ++most) {
            datagram.resize(socket.pendingDatagramSize());
            socket.readDatagram(datagram.data(), datagram.size());
            ++received;
        }
    });
    std::atomic<bool> on {true};
    const wire::SocketAddress to {wire::IpAddress::loopback(wire::Family::IPv4), socket.localPort()};
    QEventLoop loop;
    QTimer::singleShot(floodFor, &loop, &QEventLoop::quit);
    QElapsedTimer timer;
    timer.start();
    std::thread sender([&] { flood(to, on); });
    loop.exec();
    const double seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    on = false;
    sender.join();
    return static_cast<double>(received) / seconds;
}

double endpointRate(double& eventsPerDatagram)
{
    Run run;
    Program server {.role = Role::UdpServer};
    server.steps = {{SocketStep {}}, {BindStep {{.host = "127.0.0.1"}}},
        {ReceiveStep {.bufferSize = 1024, .until = {Until::Kind::Forever}}}};
    run.stage.add(1, {"server", server});
    run.stage.run(1);
    std::atomic<bool> on {true};
    QEventLoop loop;
    QTimer::singleShot(floodFor, &loop, &QEventLoop::quit);
    QElapsedTimer timer;
    timer.start();
    std::thread sender([&, to = boundAddress(run.journal)] { flood(to, on); });
    loop.exec();
    const double seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    on = false;
    sender.join();
    const auto received = static_cast<double>(count(run.journal, EventKind::Return, CallName::Recvfrom));
    eventsPerDatagram = static_cast<double>(run.journal.size()) / received;
    run.stage.stopAll();
    return received / seconds;
}

void benchUdp()
{
    constexpr int rounds = 5;
    std::vector<double> ratios;
    for (int round = 0; round < rounds; ++round) {
        double events = 0;
        const double qt = bareQtRate();
        const double ours = endpointRate(events);
        ratios.push_back(ours / qt);
        std::printf("udp round %d: bare QUdpSocket loop %.0f/s, endpoint with journal %.0f/s (%.1f events "
                    "each), ratio %.2f\n",
            round + 1, qt, ours, events, ratios.back());
    }
    std::sort(ratios.begin(), ratios.end());
    std::printf("udp: median ratio endpoint / bare QUdpSocket %.2f\n", ratios[rounds / 2]);
}

void benchConnections()
{
    constexpr int connections = 1000;
    Run run;
    Program server {.role = Role::TcpServer};
    server.steps = {{SocketStep {}}, {BindStep {{.host = "127.0.0.1"}}}, {ListenStep {1024}},
        {AcceptStep {connections}}, {CloseStep {}}};
    server.connection = {{ReceiveStep {.until = {Until::Kind::Empty}}}, {CloseStep {}}};
    server.reply = Reply::Echo;
    run.stage.add(1, {"server", server});
    run.stage.run(1);
    QEventLoop loop;
    QObject::connect(&run.stage, &Stage::becameIdle, &loop, &QEventLoop::quit);
    QElapsedTimer timer;
    timer.start();
    std::thread peer([to = boundAddress(run.journal)] {
        for (int i = 0; i < connections; ++i) {
            const int descriptor = plainSocket(SOCK_STREAM, to);
            char answer[5];
            (void)::send(descriptor, "hello", 5, 0);
            (void)::recv(descriptor, answer, sizeof answer, MSG_WAITALL);
            ::close(descriptor);
        }
    });
    loop.exec();
    std::printf("connections: %d short TCP connections (connect, send, echo, close) in %.3f s\n", connections,
        static_cast<double>(timer.nsecsElapsed()) / 1e9);
    peer.join();
}

std::uint16_t freePort()
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
    const auto native = net::toNative({wire::IpAddress::loopback(wire::Family::IPv4), 0});
    (void)::bind(descriptor, native.get(), native.length);
    const std::uint16_t port = net::localAddress(descriptor).port;
    ::close(descriptor);
    return port;
}

/// Bytes a second of iperf3 with one stream and the same buffers; 0 where it is not installed.
double iperfRate()
{
    const QString port = QString::number(freePort());
    QProcess server;
    server.start(QStringLiteral("iperf3"),
        {QStringLiteral("-s"), QStringLiteral("-1"), QStringLiteral("-p"), port,
            QStringLiteral("--forceflush")});
    if (!server.waitForStarted() || !server.waitForReadyRead(5000))
        return 0;
    QProcess client;
    client.start(QStringLiteral("iperf3"),
        {QStringLiteral("-c"), QStringLiteral("127.0.0.1"), QStringLiteral("-p"), port, QStringLiteral("-l"),
            QStringLiteral("128K"), QStringLiteral("-t"), QStringLiteral("2"), QStringLiteral("-J")});
    client.waitForFinished(10000);
    server.waitForFinished(5000);
    const QJsonObject end = QJsonDocument::fromJson(client.readAllStandardOutput())
                                .object()
                                .value(QLatin1String("end"))
                                .toObject();
    return end.value(QLatin1String("sum_received"))
               .toObject()
               .value(QLatin1String("bits_per_second"))
               .toDouble()
        / 8;
}

double bulkRate()
{
    constexpr std::uint32_t buffer = 128U << 10;
    constexpr std::uint32_t sends = 32768; // 4 GiB in all
    Run run;
    Program server {.role = Role::TcpServer};
    server.steps = {{SocketStep {}}, {BindStep {{.host = "127.0.0.1"}}}, {ListenStep {1}}, {AcceptStep {1}},
        {CloseStep {}}};
    server.connection = {{ReceiveStep {.bufferSize = buffer, .until = {Until::Kind::Empty}}}, {CloseStep {}}};
    Program client {.role = Role::TcpClient};
    const auto bytes = std::make_shared<const Bytes>(Bytes(buffer, 'x'));
    client.steps = {{SocketStep {}}, {ConnectStep {{.endpoint = "server"}}},
        {SendStep {.message = {Message::Source::Hex, Message::LineEnding::None, {}, bytes}, .times = sends}},
        {CloseStep {}}};
    run.stage.add(1, {"server", server});
    run.stage.add(2, {"client", client});
    QEventLoop loop;
    QObject::connect(&run.stage, &Stage::becameIdle, &loop, &QEventLoop::quit);
    QElapsedTimer timer;
    timer.start();
    run.stage.runAll();
    loop.exec();
    return static_cast<double>(buffer) * sends / (static_cast<double>(timer.nsecsElapsed()) / 1e9);
}

void benchBulk()
{
    constexpr int rounds = 3;
    std::vector<double> ratios;
    for (int round = 0; round < rounds; ++round) {
        const double iperf = iperfRate();
        const double ours = bulkRate();
        ratios.push_back(iperf > 0 ? ours / iperf : 0);
        std::printf("bulk round %d: iperf3 %.2f GB/s, both endpoints on one thread with 128 KiB buffers %.2f "
                    "GB/s, ratio %.2f\n",
            round + 1, iperf / 1e9, ours / 1e9, ratios.back());
    }
    std::sort(ratios.begin(), ratios.end());
    std::printf("bulk: median ratio endpoints / iperf3 %.2f\n", ratios[rounds / 2]);
}

void benchPace()
{
    for (const auto every : {10ms, 1ms}) {
        const auto sends = static_cast<std::uint32_t>(2s / every);
        Run run;
        Program server {.role = Role::UdpServer};
        server.steps = {{SocketStep {}}, {BindStep {{.host = "127.0.0.1"}}},
            {ReceiveStep {.until = {Until::Kind::Times, sends}}}};
        Program client {.role = Role::UdpClient};
        client.steps = {{SocketStep {}},
            {SendStep {.message = Message::text("tick"),
                .to = {.endpoint = "server"},
                .times = sends,
                .every = every}}};
        run.stage.add(1, {"server", server});
        run.stage.add(2, {"client", client});
        QEventLoop loop;
        QObject::connect(&run.stage, &Stage::becameIdle, &loop, &QEventLoop::quit);
        run.stage.runAll();
        loop.exec();
        const journal::JournalView view(run.journal);
        Instant first {};
        Instant last {};
        for (Seq seq = 1; seq <= view.size(); ++seq) {
            if (view.at(seq).kind != EventKind::Call || view.at(seq).call != CallName::Sendto)
                continue;
            if (first == Instant {})
                first = view.at(seq).at;
            last = view.at(seq).at;
        }
        const double rate = (sends - 1) / std::chrono::duration<double>(last - first).count();
        const double asked = std::chrono::duration<double>(1s) / std::chrono::duration<double>(every);
        std::printf(
            "pace: asked for %.0f/s, got %.2f/s (%+.2f %%)\n", asked, rate, 100 * (rate - asked) / asked);
    }
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    net::raiseDescriptorLimit();
    const QStringList wanted = QCoreApplication::arguments().mid(1);
    const auto asked
        = [&](const char* name) { return wanted.isEmpty() || wanted.contains(QString::fromLatin1(name)); };
    if (asked("udp"))
        benchUdp();
    if (asked("connections"))
        benchConnections();
    if (asked("bulk"))
        benchBulk();
    if (asked("pace"))
        benchPace();
    return 0;
}
