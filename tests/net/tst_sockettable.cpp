// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/sockettable.h"

#include "core/net/sockaddr.h"
#include "tests/net/loopback.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace socketscope;
using namespace socketscope::net;
using namespace socketscope::test;
using namespace Qt::StringLiterals;

class TestSocketTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void readsTheKernelsRows();
    void passesOverDamagedRows();
    void findsWhoHoldsAnAddress_data();
    void findsWhoHoldsAnAddress();
    void namesTheProcessOfALiveSocket();
    void findsItselfByAnOpenSocket();
    void findsTheRealTimeWait();

private:
    void writeFile(const QString& path, const QByteArray& content);

    QTemporaryDir m_proc;
};

namespace {

wire::SocketAddress address(const char* text)
{
    return wire::SocketAddress::parse(text).value();
}

// Rows as Linux 6.18 on x86-64 writes them, with the kernel's pointers masked.
constexpr const char* tcpRows
    = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
      "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1001        0 4711 1 0 "
      "100 0 0 10 0\n"
      "   1: 0100007F:C350 0100007F:1F90 06 00000000:00000000 03:00000B3B 00000000     0        0 0 3 0\n"
      "   2: 0100007F:1F90 0100007F:C350 01 00000005:0000000A 02:000005DC 00000000  1001        0 4712 2 0 "
      "20 4 30 10 -1\n"
      "   3: 00000000:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4713 1 0 "
      "100 0 0 10 0\n";
constexpr const char* tcp6Rows = "  sl  local_address                         remote_address                 "
                                 "       st tx_queue rx_queue\n"
                                 "   0: 00000000000000000000000001000000:0016 "
                                 "00000000000000000000000000000000:0000 0A 00000000:00000000 "
                                 "00:00000000 00000000     0        0 4714 1 0 100 0 0 10 0\n"
                                 "   1: 00000000000000000000000000000000:01BB "
                                 "00000000000000000000000000000000:0000 0A 00000000:00000000 "
                                 "00:00000000 00000000     0        0 4715 1 0 100 0 0 10 0\n"
                                 "   2: 0000000000000000FFFF00000100007F:0051 "
                                 "0000000000000000FFFF00000100007F:C351 01 00000000:00000000 "
                                 "00:00000000 00000000     0        0 4716 1 0 100 0 0 10 0\n";
constexpr const char* udpRows = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt "
                                "  uid  timeout inode ref pointer drops\n"
                                "  100: 0100007F:0035 00000000:0000 07 00000000:00000000 00:00000000 "
                                "00000000  1001        0 4717 2 0 0\n";

} // namespace

void TestSocketTable::writeFile(const QString& path, const QByteArray& content)
{
    const QFileInfo info(m_proc.filePath(path));
    QVERIFY(QDir().mkpath(info.path()));
    QFile file(info.filePath());
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

void TestSocketTable::initTestCase()
{
    QVERIFY(m_proc.isValid());
    writeFile(u"net/tcp"_s, tcpRows);
    writeFile(u"net/tcp6"_s, tcp6Rows);
    writeFile(u"net/udp"_s, udpRows);
    writeFile(u"4242/comm"_s, "nginx: worker\n");
    QVERIFY(QDir().mkpath(m_proc.filePath(u"4242/fd"_s)));
    QVERIFY(QFile::link(u"socket:[4711]"_s, m_proc.filePath(u"4242/fd/3"_s)));
    QVERIFY(QFile::link(u"/dev/null"_s, m_proc.filePath(u"4242/fd/0"_s)));
    QVERIFY(QDir().mkpath(m_proc.filePath(u"17/fd"_s)));
}

void TestSocketTable::readsTheKernelsRows()
{
    const auto tcp = readSocketTable(true, m_proc.path().toStdString());
    QCOMPARE(tcp.size(), std::size_t(7));
    QCOMPARE(tcp[0].local.text(), std::string("127.0.0.1:8080"));
    QCOMPARE(tcp[0].peer.text(), std::string("0.0.0.0:0"));
    QCOMPARE(tcp[0].state, TcpState::Listen);
    QCOMPARE(tcp[0].inode, std::uint64_t(4711));
    QVERIFY(!tcp[0].timerActive);
    QCOMPARE(tcp[1].state, TcpState::TimeWait);
    QVERIFY(tcp[1].timerActive);
    QCOMPARE(tcp[1].timer, Duration(std::chrono::milliseconds(28'750))); // 0xB3B hundredths of a second
    QCOMPARE(tcp[2].peer.text(), std::string("127.0.0.1:50000"));
    QCOMPARE(tcp[4].local.text(), std::string("[::1]:22"));
    QCOMPARE(tcp[6].local.text(), std::string("[::ffff:127.0.0.1]:81"));
    const auto udp = readSocketTable(false, m_proc.path().toStdString());
    QCOMPARE(udp.size(), std::size_t(1));
    QCOMPARE(udp[0].local.text(), std::string("127.0.0.1:53"));
    QCOMPARE(udp[0].state, TcpState::Closed);
    QVERIFY(readSocketTable(true, "/nonexistent").empty());
}

void TestSocketTable::passesOverDamagedRows()
{
    QTemporaryDir proc;
    QVERIFY(QDir(proc.path()).mkpath(u"net"_s));
    QFile file(proc.filePath(u"net/tcp"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QByteArray good = QByteArray(tcpRows).split('\n').at(1);
    file.write("headings\n\nnonsense\n");
    for (const auto& [from, to] : {std::pair("0100007F:1F90", "0100007F"), std::pair("0100007F", "010000XF"),
             std::pair(":1F90", ":FFFFF"), std::pair(" 0A ", " ZZ "),
             std::pair("00:00000000 00000000", "x 00000000"), std::pair("4711", "-1")})
        file.write(QByteArray(good).replace(from, to) + '\n');
    for (const char* cut : {"0", "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000"})
        file.write(QByteArray(cut) + '\n');
    file.write(good);
    file.close();
    const auto entries = readSocketTable(true, proc.path().toStdString());
    QCOMPARE(entries.size(), std::size_t(1));
    QCOMPARE(entries[0].inode, std::uint64_t(4711));
}

void TestSocketTable::findsWhoHoldsAnAddress_data()
{
    QTest::addColumn<QByteArray>("wanted");
    QTest::addColumn<bool>("tcp");
    QTest::addColumn<QByteArray>("holder"); // its local address, or empty
    QTest::newRow("the same address") << QByteArray("127.0.0.1:8080") << true << QByteArray("127.0.0.1:8080");
    QTest::newRow("a wildcard is wanted")
        << QByteArray("0.0.0.0:8080") << true << QByteArray("127.0.0.1:8080");
    QTest::newRow("a wildcard is held") << QByteArray("127.0.0.1:80") << true << QByteArray("0.0.0.0:80");
    QTest::newRow("both families are wanted")
        << QByteArray("[::]:8080") << true << QByteArray("127.0.0.1:8080");
    QTest::newRow("both families are held") << QByteArray("127.0.0.1:443") << true << QByteArray("[::]:443");
    QTest::newRow("IPv4 through IPv6")
        << QByteArray("127.0.0.1:81") << true << QByteArray("[::ffff:127.0.0.1]:81");
    QTest::newRow("another address") << QByteArray("127.0.0.2:8080") << true << QByteArray();
    QTest::newRow("another family") << QByteArray("127.0.0.1:22") << true << QByteArray();
    QTest::newRow("another port") << QByteArray("127.0.0.1:8081") << true << QByteArray();
    QTest::newRow("another protocol") << QByteArray("127.0.0.1:8080") << false << QByteArray();
    QTest::newRow("a datagram socket") << QByteArray("127.0.0.1:53") << false << QByteArray("127.0.0.1:53");
}

void TestSocketTable::findsWhoHoldsAnAddress()
{
    QFETCH(QByteArray, wanted);
    QFETCH(bool, tcp);
    QFETCH(QByteArray, holder);
    const auto found = findHolder(address(wanted.constData()), tcp, m_proc.path().toStdString());
    QCOMPARE(QByteArray::fromStdString(found ? found->local.text() : std::string()), holder);
}

void TestSocketTable::namesTheProcessOfALiveSocket()
{
    const auto server = findHolder(address("127.0.0.1:8080"), true, m_proc.path().toStdString());
    QCOMPARE(
        server->kind, Holder::Kind::Process); // the listening socket, not the connection on the same port
    QCOMPARE(server->pid, 4242);
    QCOMPARE(server->program, std::string("nginx: worker"));
    QVERIFY(server->peer.isNone());
    const auto waiting = findHolder(address("127.0.0.1:50000"), true, m_proc.path().toStdString());
    QCOMPARE(waiting->kind, Holder::Kind::TimeWait);
    QCOMPARE(waiting->secondsLeft, 29);
    QCOMPARE(waiting->peer.text(), std::string("127.0.0.1:8080"));
    const auto hidden = findHolder(address("127.0.0.1:80"), true, m_proc.path().toStdString());
    QCOMPARE(hidden->kind, Holder::Kind::Unknown);
    QCOMPARE(hidden->pid, 0);
}

void TestSocketTable::findsItselfByAnOpenSocket()
{
    const Descriptor socket(AF_INET, SOCK_DGRAM);
    QVERIFY(bindTo(socket.get(), loopbackV4()));
    const Descriptor second(AF_INET, SOCK_DGRAM);
    QVERIFY(!bindTo(second.get(), loopbackV4(portOf(socket.get()))));
    const auto holder = findHolder(localAddress(socket.get()), false);
    QCOMPARE(holder->kind, Holder::Kind::Process);
    QCOMPARE(holder->pid, ::getpid());
    QVERIFY(QByteArray("tst_net_sockettable").startsWith(QByteArray::fromStdString(holder->program)));
    QCOMPARE(holder->local, localAddress(socket.get()));
}

void TestSocketTable::findsTheRealTimeWait()
{
    Descriptor listener(AF_INET, SOCK_STREAM);
    QVERIFY(bindTo(listener.get(), loopbackV4()));
    QCOMPARE(::listen(listener.get(), 1), 0);
    Descriptor client(AF_INET, SOCK_STREAM);
    const sockaddr_in server = loopbackV4(portOf(listener.get()));
    ::connect(client.get(), plain(server), sizeof server);
    QVERIFY(waitFor(listener.get(), POLLIN));
    Descriptor accepted(::accept4(listener.get(), nullptr, nullptr, SOCK_NONBLOCK));
    QVERIFY(waitFor(client.get(), POLLOUT));
    const auto port = portOf(client.get());
    const wire::SocketAddress clientAddress = localAddress(client.get());
    client.close(); // who closes first waits
    QVERIFY(waitFor(accepted.get(), POLLIN));
    accepted.close();
    listener.close();

    const auto kind = [&] {
        const auto holder = findHolder(clientAddress, true);
        return holder ? holder->kind : Holder::Kind::Unknown;
    };
    QTRY_COMPARE(kind(), Holder::Kind::TimeWait);
    const auto holder = findHolder(clientAddress, true);
    QVERIFY(holder->secondsLeft > 0 && holder->secondsLeft <= 60);
    QCOMPARE(holder->peer.port, ntohs(server.sin_port));
    const Descriptor next(AF_INET, SOCK_STREAM);
    QVERIFY(!bindTo(next.get(), loopbackV4(port)));
    QCOMPARE(errno, EADDRINUSE);
}

QTEST_GUILESS_MAIN(TestSocketTable)
#include "tst_sockettable.moc"
