// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/talk/qt/qtdriver.h"

#include "core/journal/facts.h"
#include "core/net/kernelfacts.h"
#include "core/net/sockaddr.h"
#include "core/net/socketsource.h"
#include "core/talk/qt/qttcpdriver.h"
#include "tests/net/loopback.h"

#include <QtCore/QAbstractEventDispatcher>
#include <QtCore/QRegularExpression>
#include <QtTest/QtTest>

#include <algorithm>
#include <array>
#include <sys/resource.h>

using namespace socketscope;
using namespace socketscope::talk;
using namespace socketscope::test;
using journal::FailureCode;
using journal::NoteCode;
using journal::OptionName;
using wire::Family;
using wire::SocketAddress;
using namespace Qt::StringLiterals;

/// Qt's classes behind the driver, against plain sockets as the other end.
class TestQtDriver : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void exchangesDatagrams();
    void exchangesDatagramsOverIpv6();
    void tellsHowMuchOfADatagramWasCut();
    void takesAnEmptyDatagramForAMessage();
    void tellsWhatQtSetOnItsOwn();
    void saysThatQtBindsBeforeItSends();
    void tiesAnIcmpErrorToItsDatagram();
    void connectsADatagramSocket();
    void failsWithWhatAConnectedSocketIsTold();
    void countsDroppedDatagrams();
    void setsOptionsAndReadsThemBack_data();
    void setsOptionsAndReadsThemBack();
    void joinsAGroup();
    void acceptsExactlyOneConnection();
    void saysWhenDescriptorsRunOut();
    void restsBeforeAndAfterAConnection();
    void connectsAndTellsThatQtConnectsTwice();
    void reportsARefusedConnection();
    void reportsAnAddressInUse();
    void tellsThatQtReadAhead();
    void endsWithTheStreamAndClosesByItself();
    void takesAResetForAnEnd();
    void neverQueuesMoreThanItsLimit();
    void sendsTheRestAfterClose();
    void shutsDownAfterWhatWasWritten();
    void isNotWokenAfterCancelling();
    void refusesCallsOnAClosedSocket();

private:
    net::HostSockets m_sockets;
    std::vector<Report> m_reports;

    std::unique_ptr<Driver> make(Role role, Family family = Family::IPv4);
    /// Attempts until it does not have to wait, woken as a lane is.
    template <class Attempt> Outcome await(Driver& driver, Driver::Direction direction, Attempt attempt);
    std::pair<Outcome, std::string> receive(Driver& driver, std::size_t size);
    Outcome send(Driver& driver, std::string_view text, const SocketAddress& to = {});
    /// What Qt did on its own so far, by the notes.
    QStringList qtDid(Driver& driver);
};

namespace {

SocketAddress loopback(std::uint16_t port = 0, Family family = Family::IPv4)
{
    return {wire::IpAddress::loopback(family), port};
}

} // namespace

void TestQtDriver::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

std::unique_ptr<Driver> TestQtDriver::make(Role role, Family family)
{
    m_reports.clear();
    auto driver = makeQtDriver(role, m_sockets);
    const bool datagram = role == Role::UdpServer || role == Role::UdpClient;
    const Outcome outcome = driver->open(family, datagram);
    return outcome.failed() ? nullptr : std::move(driver);
}

template <class Attempt>
Outcome TestQtDriver::await(Driver& driver, Driver::Direction direction, Attempt attempt)
{
    QDeadlineTimer deadline(10'000);
    while (!deadline.hasExpired()) {
        if (const std::optional<Outcome> outcome = attempt())
            return *outcome;
        bool woken = false;
        driver.wakeWhen(direction, [&woken] { woken = true; });
        while (!woken && !deadline.hasExpired())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 100);
    }
    driver.cancelWake();
    return {.result = -1, .error = ETIME};
}

std::pair<Outcome, std::string> TestQtDriver::receive(Driver& driver, std::size_t size)
{
    std::vector<std::uint8_t> buffer(size);
    const Outcome outcome = await(driver, Driver::Direction::Read, [&] { return driver.receive(buffer); });
    const auto filled = static_cast<std::ptrdiff_t>(std::max(outcome.result, 0));
    return {outcome, std::string(buffer.begin(), buffer.begin() + filled)};
}

Outcome TestQtDriver::send(Driver& driver, std::string_view text, const SocketAddress& to)
{
    const Bytes bytes = toBytes(text);
    return await(driver, Driver::Direction::Write, [&] { return driver.send(bytes, to); });
}

QStringList TestQtDriver::qtDid(Driver& driver)
{
    for (Report& report : driver.takeReports())
        m_reports.push_back(std::move(report));
    QStringList all;
    for (const Report& report : m_reports) {
        if (report.kind == journal::EventKind::Note && report.code == std::uint16_t(NoteCode::QtDid))
            all += QString::fromStdString(journal::fact(report.bytes, "what"));
    }
    return all;
}

void TestQtDriver::exchangesDatagrams()
{
    const auto server = make(Role::UdpServer);
    const Outcome bound = server->bind(loopback());
    QCOMPARE(bound.result, 0);
    QVERIFY(bound.local.port != 0);
    const Descriptor client(AF_INET, SOCK_DGRAM);
    QVERIFY(bindTo(client.get(), loopbackV4()));
    const auto to = net::toNative(bound.local);
    QCOMPARE(::sendto(client.get(), "hello", 5, 0, to.get(), to.length), ssize_t(5));

    const auto [outcome, text] = receive(*server, 1024);
    QCOMPARE(text, std::string("hello"));
    QCOMPARE(outcome.cutBytes, 0U);
    QCOMPARE(outcome.peer, net::localAddress(client.get()));

    QCOMPARE(send(*server, "HELLO!", outcome.peer).result, 6);
    QVERIFY(waitFor(client.get(), POLLIN));
    std::array<char, 16> reply {};
    QCOMPARE(::recv(client.get(), reply.data(), reply.size(), 0), ssize_t(6));
    QCOMPARE(std::string(reply.data()), std::string("HELLO!"));
    QVERIFY(server->isOpen());
    QCOMPARE(server->close().result, 0);
    QVERIFY(!server->isOpen());
    QCOMPARE(
        ::sendto(client.get(), "x", 1, 0, to.get(), to.length), ssize_t(1)); // nobody has the port any more:
    const auto again = make(Role::UdpServer);
    QCOMPARE(again->bind(bound.local).result, 0);
}

void TestQtDriver::exchangesDatagramsOverIpv6()
{
    const auto server = make(Role::UdpServer, Family::IPv6);
    const Outcome bound = server->bind(loopback(0, Family::IPv6));
    if (bound.failed())
        QSKIP("no IPv6 here");
    const auto client = make(Role::UdpClient, Family::IPv6);
    QCOMPARE(send(*client, "six", bound.local).result, 3);
    const auto [outcome, text] = receive(*server, 1024);
    QCOMPARE(text, std::string("six"));
    QCOMPARE(outcome.peer.ip.text(), std::string("::1"));
}

void TestQtDriver::tellsHowMuchOfADatagramWasCut()
{
    const auto server = make(Role::UdpServer);
    const SocketAddress address = server->bind(loopback()).local;
    const auto client = make(Role::UdpClient);
    QCOMPARE(send(*client, "0123456789", address).result, 10);
    QCOMPARE(send(*client, "next", address).result, 4);
    const auto [outcome, text] = receive(*server, 4);
    QCOMPARE(text, std::string("0123"));
    QCOMPARE(outcome.cutBytes, 6U);
    const auto [second, rest] = receive(*server, 4);
    QCOMPARE(rest, std::string("next"));
    QCOMPARE(second.cutBytes, 0U);
}

void TestQtDriver::takesAnEmptyDatagramForAMessage()
{
    const auto server = make(Role::UdpServer);
    const SocketAddress address = server->bind(loopback()).local;
    const auto client = make(Role::UdpClient);
    QCOMPARE(send(*client, "", address).result, 0);
    const auto [outcome, text] = receive(*server, 16);
    QCOMPARE(outcome.result, 0);
    QCOMPARE(outcome.peer.ip.text(), std::string("127.0.0.1"));
    std::array<std::uint8_t, 4> buffer {};
    QVERIFY(!server->receive(buffer).has_value()); // it was the only one
    QCOMPARE(server->waitingError(), EAGAIN);
}

void TestQtDriver::tellsWhatQtSetOnItsOwn()
{
    const auto server = make(Role::UdpServer);
    QVERIFY2(qtDid(*server).contains(u"setsockopt(SO_BROADCAST, 1)"_s),
        qPrintable(qtDid(*server).join(QLatin1Char(' '))));
    const auto v6 = make(Role::UdpServer, Family::IPv6);
    if (v6->bind(loopback(0, Family::IPv6)).failed())
        QSKIP("no IPv6 here");
    QVERIFY2(
        qtDid(*v6).contains(u"setsockopt(IPV6_V6ONLY, 1)"_s), qPrintable(qtDid(*v6).join(QLatin1Char(' '))));
}

void TestQtDriver::saysThatQtBindsBeforeItSends()
{
    const auto server = make(Role::UdpServer);
    const SocketAddress address = server->bind(loopback()).local;
    const auto client = make(Role::UdpClient);
    QVERIFY(!qtDid(*client).contains(u"bind(0.0.0.0:0)"_s));
    const Outcome sent = send(*client, "x", address);
    QVERIFY(sent.local.port != 0);
    QVERIFY2(
        qtDid(*client).contains(u"bind(0.0.0.0:0)"_s), qPrintable(qtDid(*client).join(QLatin1Char(' '))));
    const auto bound = make(Role::UdpClient);
    QCOMPARE(bound->bind(loopback()).result, 0);
    QCOMPARE(send(*bound, "x", address).result, 1);
    QVERIFY(qtDid(*bound).filter(u"bind"_s).isEmpty());
}

void TestQtDriver::tiesAnIcmpErrorToItsDatagram()
{
    SocketAddress nobody;
    {
        const auto gone = make(Role::UdpServer);
        nobody = gone->bind(loopback()).local;
    }
    const auto client = make(Role::UdpClient);
    QCOMPARE(send(*client, "first", nobody).result, 5);
    QCOMPARE(send(*client, "second", nobody).result, 6); // not failed in its place
    std::vector<Report> errors;
    const auto collect = [&] {
        std::array<std::uint8_t, 4> buffer {};
        (void)client->receive(buffer);
        for (Report& report : client->takeReports())
            if (report.kind == journal::EventKind::Failure)
                errors.push_back(std::move(report));
        return errors.size();
    };
    QTRY_COMPARE(collect(), std::size_t(2));
    QCOMPARE(errors[0].code, std::uint16_t(FailureCode::IcmpError));
    QCOMPARE(errors[0].argument, 3 * 256 + 3);
    QCOMPARE(errors[0].peer, nobody);
    QCOMPARE(errors[0].bytes, toBytes("first"));
    QCOMPARE(errors[1].bytes, toBytes("second"));
}

void TestQtDriver::connectsADatagramSocket()
{
    const auto server = make(Role::UdpServer);
    const SocketAddress address = server->bind(loopback()).local;
    const auto client = make(Role::UdpClient);
    QCOMPARE(client->send(toBytes("x"), {})->error, EDESTADDRREQ);
    const auto connected = client->connect(address);
    QCOMPARE(connected->result, 0);
    QVERIFY(connected->local.port != 0);
    QCOMPARE(connected->peer, address);
    QCOMPARE(send(*client, "hello").result, 5);
    const auto [outcome, text] = receive(*server, 16);
    QCOMPARE(text, std::string("hello"));
    QCOMPARE(outcome.peer, connected->local);
    QCOMPARE(send(*server, "back", outcome.peer).result, 4);
    QCOMPARE(receive(*client, 16).second, std::string("back"));
    QCOMPARE(client->connect(address)->error, EISCONN);
}

void TestQtDriver::failsWithWhatAConnectedSocketIsTold()
{
    SocketAddress nobody;
    {
        const auto gone = make(Role::UdpServer);
        nobody = gone->bind(loopback()).local;
    }
    const auto client = make(Role::UdpClient);
    QVERIFY(!client->connect(nobody)->failed());
    QCOMPARE(send(*client, "first").result, 5);
    QCOMPARE(send(*client, "second").error, ECONNREFUSED); // the answer to the first, in place of the second
    const auto reports = client->takeReports();
    QVERIFY(std::any_of(reports.begin(), reports.end(), [](const Report& report) {
        return report.code == std::uint16_t(FailureCode::IcmpError) && report.bytes == toBytes("first");
    }));
}

void TestQtDriver::countsDroppedDatagrams()
{
    const auto server = make(Role::UdpServer);
    QCOMPARE(server->setOption({.option = OptionName::SoRcvbuf, .value = 1}).result, 0);
    const SocketAddress address = server->bind(loopback()).local;
    const auto client = make(Role::UdpClient);
    const std::string datagram(512, 'x');
    for (int i = 0; i < 50; ++i)
        QCOMPARE(send(*client, datagram, address).result, 512);
    int kept = 0;
    std::array<std::uint8_t, 512> buffer {};
    while (server->receive(buffer))
        ++kept;
    int dropped = 0;
    for (const Report& report : server->takeReports())
        if (report.code == std::uint16_t(FailureCode::KernelDrops)
            && report.kind == journal::EventKind::Failure)
            dropped += report.argument;
    QVERIFY(dropped > 0);
    QCOMPARE(kept + dropped, 50);
}

void TestQtDriver::setsOptionsAndReadsThemBack_data()
{
    QTest::addColumn<Role>("role");
    QTest::addColumn<OptionName>("option");
    QTest::addColumn<int>("value");
    QTest::addColumn<int>("held");
    QTest::addColumn<journal::QtMethod>("method");
    using journal::QtMethod;
    QTest::newRow("no delay") << Role::TcpClient << OptionName::TcpNodelay << 1 << 1
                              << QtMethod::SetSocketOption;
    QTest::newRow("keepalive") << Role::TcpClient << OptionName::SoKeepalive << 1 << 1
                               << QtMethod::SetSocketOption;
    QTest::newRow("buffer") << Role::UdpServer << OptionName::SoRcvbuf << 10'000 << 20'000
                            << QtMethod::SetSocketOption;
    QTest::newRow("ttl") << Role::UdpClient << OptionName::IpTtl << 3 << 3 << QtMethod::None;
    QTest::newRow("multicast ttl") << Role::UdpClient << OptionName::IpMulticastTtl << 4 << 4
                                   << QtMethod::SetSocketOption;
    QTest::newRow("linger") << Role::TcpClient << OptionName::SoLinger << 0 << 0 << QtMethod::None;
    QTest::newRow("reuse") << Role::TcpServer << OptionName::SoReuseaddr << 1 << 1 << QtMethod::None;
}

void TestQtDriver::setsOptionsAndReadsThemBack()
{
    QFETCH(Role, role);
    QFETCH(OptionName, option);
    QFETCH(int, value);
    QFETCH(int, held);
    QFETCH(journal::QtMethod, method);
    const auto driver = make(role);
    QCOMPARE(driver->methodOf(journal::CallName::Setsockopt, option), method);
    const Outcome outcome = driver->setOption({.option = option, .value = value});
    QCOMPARE(outcome.result, 0);
    QCOMPARE(outcome.argument, held);
}

void TestQtDriver::joinsAGroup()
{
    const auto member = make(Role::UdpServer);
    const SocketAddress address = member->bind({wire::IpAddress::any(Family::IPv4), 0}).local;
    QCOMPARE(
        member
            ->setOption(
                {.option = OptionName::IpAddMembership, .group = "239.255.7.9", .interface = "127.0.0.1"})
            .result,
        0);
    const Descriptor sender(AF_INET, SOCK_DGRAM);
    const in_addr throughLoopback {htonl(INADDR_LOOPBACK)};
    QCOMPARE(
        ::setsockopt(sender.get(), IPPROTO_IP, IP_MULTICAST_IF, &throughLoopback, sizeof throughLoopback), 0);
    sockaddr_in group = loopbackV4(address.port);
    group.sin_addr.s_addr = ::inet_addr("239.255.7.9");
    QCOMPARE(::sendto(sender.get(), "all", 3, 0, plain(group), sizeof group), ssize_t(3));
    QCOMPARE(receive(*member, 16).second, std::string("all"));
    QVERIFY(member->setOption({.option = OptionName::IpAddMembership, .group = "10.0.0.1"}).failed());
}

void TestQtDriver::acceptsExactlyOneConnection()
{
    auto server = makeQtDriver(Role::TcpServer, m_sockets);
    const int fd = server->open(Family::IPv4, false).result;
    const SocketAddress address = server->bind(loopback()).local;
    QCOMPARE(server->listen(5).result, 0);
    const Descriptor first(AF_INET, SOCK_STREAM);
    const Descriptor second(AF_INET, SOCK_STREAM);
    const auto to = net::toNative(address);
    for (const Descriptor* client : {&first, &second}) {
        ::connect(client->get(), to.get(), to.length);
        QVERIFY(waitFor(client->get(), POLLOUT));
    }
    QTRY_COMPARE(net::tcpFacts(fd)->unacked, 2U);
    for (int i = 0; i < 10; ++i)
        QCoreApplication::processEvents();
    QCOMPARE(net::tcpFacts(fd)->unacked, 2U); // nothing accepted before the program asks

    std::unique_ptr<Driver> connection;
    const Outcome accepted
        = await(*server, Driver::Direction::Read, [&] { return server->accept(connection); });
    QCOMPARE(accepted.peer, net::localAddress(first.get()));
    QCOMPARE(accepted.local, address);
    QVERIFY(accepted.result > 2);
    for (int i = 0; i < 10; ++i)
        QCoreApplication::processEvents();
    QCOMPARE(net::tcpFacts(fd)->unacked, 1U);

    std::unique_ptr<Driver> another;
    QCOMPARE(await(*server, Driver::Direction::Read, [&] { return server->accept(another); }).peer,
        net::localAddress(second.get()));
    QVERIFY(!server->accept(another).has_value());
    QCOMPARE(server->close().result, 0);
    QVERIFY(connection->isOpen()); // outlives its server
    QCOMPARE(::send(first.get(), "hi", 2, 0), ssize_t(2));
    QCOMPARE(receive(*connection, 16).second, std::string("hi"));
}

void TestQtDriver::saysWhenDescriptorsRunOut()
{
    const auto server = make(Role::TcpServer);
    const SocketAddress address = server->bind(loopback()).local;
    QCOMPARE(server->listen(5).result, 0);
    const Descriptor client(AF_INET, SOCK_STREAM);
    const auto to = net::toNative(address);
    ::connect(client.get(), to.get(), to.length);
    QVERIFY(waitFor(client.get(), POLLOUT));

    rlimit before {};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
    const rlimit none {.rlim_cur = 3, .rlim_max = before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &none), 0);
    std::unique_ptr<Driver> connection;
    const auto failed = server->accept(connection);
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
    QVERIFY(failed.has_value());
    QCOMPARE(failed->error, EMFILE);
    const Outcome later = await(*server, Driver::Direction::Read, [&] { return server->accept(connection); });
    QVERIFY(!later.failed());
}

void TestQtDriver::restsBeforeAndAfterAConnection()
{
    const auto busyTurns = [] {
        int turns = 0;
        while (turns < 100 && QCoreApplication::eventDispatcher()->processEvents(QEventLoop::AllEvents))
            ++turns;
        return turns;
    };
    SocketAddress nobody;
    {
        const auto gone = make(Role::TcpServer);
        nobody = gone->bind(loopback()).local;
    }
    const auto client = make(Role::TcpClient);
    QVERIFY(busyTurns() < 100);
    QCOMPARE(client->bind(loopback()).result, 0);
    QVERIFY(busyTurns() < 100);
    QVERIFY(await(*client, Driver::Direction::Write, [&] { return client->connect(nobody); }).failed());
    QVERIFY(busyTurns() < 100);
}

void TestQtDriver::connectsAndTellsThatQtConnectsTwice()
{
    const auto server = make(Role::TcpServer);
    const SocketAddress address = server->bind(loopback()).local;
    QCOMPARE(server->listen(5).result, 0);
    const auto client = make(Role::TcpClient);
    QCOMPARE(client->bind(loopback()).result, 0);
    const Outcome connected
        = await(*client, Driver::Direction::Write, [&] { return client->connect(address); });
    QCOMPARE(connected.result, 0);
    QCOMPARE(connected.peer, address);
    QVERIFY(connected.local.port != 0);
    if (client->waitingError() == EINPROGRESS) {
        QVERIFY(qtDid(*client).contains(QString::fromStdString("connect(" + address.text() + ')')));
        const auto note = std::find_if(
            m_reports.begin(), m_reports.end(), [](const Report& report) { return report.inferred; });
        QVERIFY(note != m_reports.end());
    }
    QCOMPARE(client->connect(address)->error, EISCONN);
}

void TestQtDriver::reportsARefusedConnection()
{
    SocketAddress nobody;
    {
        const auto gone = make(Role::TcpServer);
        nobody = gone->bind(loopback()).local;
    }
    const auto client = make(Role::TcpClient);
    const Outcome refused = await(*client, Driver::Direction::Write, [&] { return client->connect(nobody); });
    QCOMPARE(refused.result, -1);
    QCOMPARE(refused.error, ECONNREFUSED);
    QVERIFY(!client->close().failed());
    QVERIFY(!client->isOpen());
}

void TestQtDriver::reportsAnAddressInUse()
{
    const auto holder = make(Role::UdpServer);
    const SocketAddress address = holder->bind(loopback()).local;
    const auto second = make(Role::UdpServer);
    QCOMPARE(second->bind(address).error, EADDRINUSE);
    const auto foreign = make(Role::TcpClient);
    QCOMPARE(foreign->bind({wire::IpAddress::v4(192, 0, 2, 1), 0}).error, EADDRNOTAVAIL);
}

namespace {

/// A connection: the Qt driver at one end, a plain socket at the other.
struct Connection {
    Descriptor listener {AF_INET, SOCK_STREAM};
    std::unique_ptr<Driver> client;
    std::unique_ptr<Descriptor> peer;
};

} // namespace

// Leaves `c` connected: `c.client` by Qt, `c.peer` plain.
#define CONNECT(c)                                                                                           \
    Connection c;                                                                                            \
    QVERIFY(bindTo(c.listener.get(), loopbackV4()));                                                         \
    QCOMPARE(::listen(c.listener.get(), 5), 0);                                                              \
    c.client = make(Role::TcpClient);                                                                        \
    QCOMPARE(await(*c.client, Driver::Direction::Write,                                                      \
                 [&] { return c.client->connect(net::localAddress(c.listener.get())); })                     \
                 .result,                                                                                    \
        0);                                                                                                  \
    QVERIFY(waitFor(c.listener.get(), POLLIN));                                                              \
    c.peer = std::make_unique<Descriptor>(                                                                   \
        ::accept4(c.listener.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));                        \
    QVERIFY(c.peer->get() >= 0)

void TestQtDriver::tellsThatQtReadAhead()
{
    CONNECT(c);
    QCOMPARE(::send(c.peer->get(), "early", 5, 0), ssize_t(5));
    QTRY_COMPARE(c.client->unreadBytes(), 5);
    QTRY_VERIFY(qtDid(*c.client).contains(u"recv()"_s));
    QCOMPARE(receive(*c.client, 2).second, std::string("ea"));
    QCOMPARE(receive(*c.client, 16).second, std::string("rly"));
}

void TestQtDriver::endsWithTheStreamAndClosesByItself()
{
    CONNECT(c);
    QCOMPARE(::send(c.peer->get(), "last", 4, 0), ssize_t(4));
    QCOMPARE(::shutdown(c.peer->get(), SHUT_WR), 0);
    QCOMPARE(receive(*c.client, 16).second, std::string("last"));
    const auto [end, text] = receive(*c.client, 16);
    QCOMPARE(end.result, 0);
    QVERIFY(!c.client->isOpen()); // Qt has closed the descriptor: nothing can be sent back
    QVERIFY(qtDid(*c.client).contains(u"close()"_s));
    QCOMPARE(send(*c.client, "too late").error, EPIPE);
    QVERIFY(!c.client->close().failed());
}

void TestQtDriver::takesAResetForAnEnd()
{
    CONNECT(c);
    const linger hard {.l_onoff = 1, .l_linger = 0};
    QCOMPARE(::setsockopt(c.peer->get(), SOL_SOCKET, SO_LINGER, &hard, sizeof hard), 0);
    c.peer->close();
    const auto [end, text] = receive(*c.client, 16);
    QCOMPARE(end.result, 0); // a plain recv says ECONNRESET here
    QVERIFY(!c.client->isOpen());
}

void TestQtDriver::neverQueuesMoreThanItsLimit()
{
    CONNECT(c);
    const Bytes block(1 << 20, 'x');
    qint64 taken = 0;
    std::optional<Outcome> outcome;
    // Until the kernel's buffers and Qt's are full and nothing moves any more.
    QDeadlineTimer still(1'000);
    while (!still.hasExpired()) {
        outcome = c.client->send(block, {});
        if (outcome) {
            QVERIFY(!outcome->failed());
            taken += outcome->result;
            still.setRemainingTime(1'000);
        }
        QCoreApplication::processEvents();
    }
    QVERIFY(!outcome.has_value());
    QCOMPARE(c.client->waitingError(), EAGAIN);
    const auto* tcp = dynamic_cast<QtTcpDriver*>(c.client.get());
    QVERIFY(tcp);
    QCOMPARE(tcp->queuedByQt(), QtTcpDriver::bufferLimit);

    bool woken = false;
    c.client->wakeWhen(Driver::Direction::Write, [&woken] { woken = true; });
    std::vector<char> sink(1 << 20);
    qint64 read = 0;
    const auto drain = [&] {
        for (ssize_t n; (n = ::recv(c.peer->get(), sink.data(), sink.size(), 0)) > 0;)
            read += n;
        return read;
    };
    QTRY_COMPARE(drain(), taken);
    QVERIFY(woken);
    QVERIFY(c.client->send(block, {}).has_value());
}

void TestQtDriver::sendsTheRestAfterClose()
{
    CONNECT(c);
    const Bytes block(1 << 20, 'x');
    qint64 taken = 0;
    for (int i = 0; i < 64; ++i) {
        if (const auto outcome = c.client->send(block, {}))
            taken += outcome->result;
        QCoreApplication::processEvents();
    }
    QVERIFY(!c.client->close().failed()); // returns at once, though the peer has read nothing
    QVERIFY(!c.client->isOpen());
    QVERIFY(qtDid(*c.client).contains(u"send()"_s));
    c.client.reset();
    std::vector<char> sink(1 << 20);
    qint64 read = 0;
    bool ended = false;
    const auto drain = [&] {
        for (ssize_t n; (n = ::recv(c.peer->get(), sink.data(), sink.size(), 0)) >= 0 && !ended;) {
            read += n;
            ended = n == 0;
        }
        return ended;
    };
    QTRY_VERIFY(drain());
    QCOMPARE(read, taken);
}

void TestQtDriver::shutsDownAfterWhatWasWritten()
{
    CONNECT(c);
    QCOMPARE(send(*c.client, "question").result, 8);
    QCOMPARE(c.client->shutdown(SHUT_WR).result, 0);
    std::array<char, 16> got {};
    QVERIFY(waitFor(c.peer->get(), POLLIN));
    QCOMPARE(::recv(c.peer->get(), got.data(), got.size(), MSG_WAITALL), ssize_t(8));
    QTRY_COMPARE(::recv(c.peer->get(), got.data(), got.size(), 0), ssize_t(0));
    QCOMPARE(::send(c.peer->get(), "answer", 6, 0), ssize_t(6));
    QCOMPARE(receive(*c.client, 16).second, std::string("answer")); // this half is open still
}

void TestQtDriver::isNotWokenAfterCancelling()
{
    const auto server = make(Role::UdpServer);
    const SocketAddress address = server->bind(loopback()).local;
    bool first = false;
    bool second = false;
    server->wakeWhen(Driver::Direction::Read, [&first] { first = true; });
    server->cancelWake();
    const auto client = make(Role::UdpClient);
    QCOMPARE(send(*client, "x", address).result, 1);
    QTRY_COMPARE(server->unreadBytes(), 1);
    for (int i = 0; i < 10; ++i)
        QCoreApplication::processEvents();
    QVERIFY(!first);
    std::array<std::uint8_t, 4> buffer {};
    QVERIFY(server->receive(buffer).has_value());
    server->wakeWhen(Driver::Direction::Read, [&second] { second = true; });
    QCOMPARE(send(*client, "y", address).result, 1);
    QTRY_VERIFY(second);
}

void TestQtDriver::refusesCallsOnAClosedSocket()
{
    std::array<std::uint8_t, 4> buffer {};
    const Bytes bytes = toBytes("x");
    for (const Role role : {Role::UdpServer, Role::TcpClient, Role::TcpServer}) {
        const auto driver = make(role);
        QVERIFY(!driver->close().failed());
        QVERIFY(driver->bind(loopback()).failed());
        QVERIFY(driver->listen(1).failed());
        QVERIFY(driver->connect(loopback(9))->failed());
        QVERIFY(driver->send(bytes, loopback(9))->failed());
        QVERIFY(driver->receive(buffer)->failed());
        QVERIFY(driver->shutdown(SHUT_WR).failed());
        QVERIFY(driver->setOption({.option = OptionName::SoRcvbuf, .value = 1000}).failed());
        std::unique_ptr<Driver> connection;
        QVERIFY(driver->accept(connection)->failed());
        QVERIFY(driver->close().failed());
        QCOMPARE(driver->unreadBytes(), 0);
        QCOMPARE(driver->unsentBytes(), 0);
    }
}

QTEST_GUILESS_MAIN(TestQtDriver)
#include "tst_qtdriver.moc"
