// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/socketoptions.h"

#include "tests/net/loopback.h"

#include <QtCore/QFile>
#include <QtTest/QtTest>

#include <netinet/tcp.h>

using namespace socketscope;
using namespace socketscope::net;
using namespace socketscope::test;
using journal::OptionName;
using wire::Family;
using wire::IpAddress;

class TestSocketOptions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void setsAndReadsBack_data();
    void setsAndReadsBack();
    void reachesTheKernelsOwnOption();
    void tellsThatLinuxDoublesBuffers();
    void meansTheIpv6OptionOnAnIpv6Socket();
    void reportsWhatTheSystemRefused();
    void joinsAGroupAndHearsIt();
    void joinsAnIpv6Group();
    void refusesAGroupOfAnotherFamily();
};

namespace {

int nativeInt(int fd, int level, int name)
{
    int value = -1;
    socklen_t length = sizeof value;
    ::getsockopt(fd, level, name, &value, &length);
    return value;
}

} // namespace

void TestSocketOptions::setsAndReadsBack_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<OptionName>("option");
    QTest::addColumn<int>("value");
    QTest::newRow("reuse address") << int(SOCK_STREAM) << OptionName::SoReuseaddr << 1;
    QTest::newRow("broadcast") << int(SOCK_DGRAM) << OptionName::SoBroadcast << 1;
    QTest::newRow("no delay") << int(SOCK_STREAM) << OptionName::TcpNodelay << 1;
    QTest::newRow("ttl") << int(SOCK_DGRAM) << OptionName::IpTtl << 7;
    QTest::newRow("keepalive") << int(SOCK_STREAM) << OptionName::SoKeepalive << 1;
    QTest::newRow("linger for 0 s") << int(SOCK_STREAM) << OptionName::SoLinger << 0;
    QTest::newRow("linger for 5 s") << int(SOCK_STREAM) << OptionName::SoLinger << 5;
    QTest::newRow("linger off") << int(SOCK_STREAM) << OptionName::SoLinger << -1;
    QTest::newRow("receive time-out") << int(SOCK_DGRAM) << OptionName::SoRcvtimeo << 1500;
    QTest::newRow("multicast ttl") << int(SOCK_DGRAM) << OptionName::IpMulticastTtl << 3;
    QTest::newRow("multicast loop") << int(SOCK_DGRAM) << OptionName::IpMulticastLoop << 0;
}

void TestSocketOptions::setsAndReadsBack()
{
    QFETCH(int, type);
    QFETCH(OptionName, option);
    QFETCH(int, value);
    for (const Family family : {Family::IPv4, Family::IPv6}) {
        const Descriptor socket(family == Family::IPv4 ? AF_INET : AF_INET6, type);
        QCOMPARE(setOption(socket.get(), family, option, value), Result<std::int32_t>(value));
        QCOMPARE(readOption(socket.get(), family, option), Result<std::int32_t>(value));
    }
}

void TestSocketOptions::reachesTheKernelsOwnOption()
{
    const Descriptor socket(AF_INET, SOCK_STREAM);
    QVERIFY(setOption(socket.get(), Family::IPv4, OptionName::SoLinger, 4).has_value());
    linger held {};
    socklen_t length = sizeof held;
    QCOMPARE(::getsockopt(socket.get(), SOL_SOCKET, SO_LINGER, &held, &length), 0);
    QCOMPARE(held.l_onoff, 1);
    QCOMPARE(held.l_linger, 4);
    QVERIFY(setOption(socket.get(), Family::IPv4, OptionName::SoLinger, -1).has_value());
    QCOMPARE(::getsockopt(socket.get(), SOL_SOCKET, SO_LINGER, &held, &length), 0);
    QCOMPARE(held.l_onoff, 0);
    QVERIFY(setOption(socket.get(), Family::IPv4, OptionName::TcpNodelay, 1).has_value());
    QCOMPARE(nativeInt(socket.get(), IPPROTO_TCP, TCP_NODELAY), 1);
}

void TestSocketOptions::tellsThatLinuxDoublesBuffers()
{
    const Descriptor socket(AF_INET, SOCK_DGRAM);
    QCOMPARE(
        setOption(socket.get(), Family::IPv4, OptionName::SoRcvbuf, 10'000), Result<std::int32_t>(20'000));
    QCOMPARE(
        setOption(socket.get(), Family::IPv4, OptionName::SoSndbuf, 10'000), Result<std::int32_t>(20'000));
}

void TestSocketOptions::meansTheIpv6OptionOnAnIpv6Socket()
{
    const Descriptor socket(AF_INET6, SOCK_DGRAM);
    QVERIFY(setOption(socket.get(), Family::IPv6, OptionName::IpTtl, 9).has_value());
    QCOMPARE(nativeInt(socket.get(), IPPROTO_IPV6, IPV6_UNICAST_HOPS), 9);
    QVERIFY(setOption(socket.get(), Family::IPv6, OptionName::Ipv6Only, 1).has_value());
    QCOMPARE(nativeInt(socket.get(), IPPROTO_IPV6, IPV6_V6ONLY), 1);
}

void TestSocketOptions::reportsWhatTheSystemRefused()
{
    const Descriptor socket(AF_INET, SOCK_DGRAM);
    const Error tooLarge {.code = ErrorCode::SystemCall, .detail = "setsockopt", .systemError = EINVAL};
    QCOMPARE(setOption(socket.get(), Family::IPv4, OptionName::IpTtl, 256).error(), tooLarge);
    QCOMPARE(readOption(-1, Family::IPv4, OptionName::SoRcvbuf).error().systemError, EBADF);
    QCOMPARE(setOption(socket.get(), Family::IPv4, OptionName::IpAddMembership, 0).error().code,
        ErrorCode::Unsupported);
}

void TestSocketOptions::joinsAGroupAndHearsIt()
{
    const Descriptor member(AF_INET, SOCK_DGRAM);
    sockaddr_in any = loopbackV4();
    any.sin_addr.s_addr = htonl(INADDR_ANY);
    QVERIFY(bindTo(member.get(), any));
    QVERIFY(joinGroup(member.get(), IpAddress::v4(239, 255, 7, 8), IpAddress::loopback(Family::IPv4))
                .has_value());

    const Descriptor sender(AF_INET, SOCK_DGRAM);
    const in_addr throughLoopback {htonl(INADDR_LOOPBACK)};
    QCOMPARE(
        ::setsockopt(sender.get(), IPPROTO_IP, IP_MULTICAST_IF, &throughLoopback, sizeof throughLoopback), 0);
    sockaddr_in group = loopbackV4(portOf(member.get()));
    group.sin_addr.s_addr = ::inet_addr("239.255.7.8");
    QCOMPARE(::sendto(sender.get(), "hi", 2, 0, plain(group), sizeof group), ssize_t(2));
    QVERIFY(waitFor(member.get(), POLLIN));
    char received[8];
    QCOMPARE(::recv(member.get(), received, sizeof received, 0), ssize_t(2));

    QCOMPARE(
        joinGroup(member.get(), IpAddress::v4(10, 0, 0, 1), {}).error().detail, std::string("setsockopt"));
}

void TestSocketOptions::joinsAnIpv6Group()
{
    const Descriptor member(AF_INET6, SOCK_DGRAM);
    sockaddr_in6 any = loopbackV6();
    any.sin6_addr = in6addr_any;
    if (!bindTo(member.get(), any))
        QSKIP("no IPv6 here");
    const IpAddress group
        = IpAddress::parse("ff01::7:8").value(); // interface-local scope: never leaves this host
    QVERIFY(joinGroup(member.get(), group, IpAddress::loopback(Family::IPv6)).has_value());

    // Loopback has no route for IPv6 multicast, so the kernel's own list of memberships stands for a
    // datagram.
    QFile memberships(QStringLiteral("/proc/net/igmp6"));
    QVERIFY(memberships.open(QIODevice::ReadOnly));
    const QByteArray list = memberships.readAll().simplified();
    QVERIFY2(list.contains("1 lo ff010000000000000000000000070008 "), list.constData());

    const auto nobody = joinGroup(member.get(), group, IpAddress::parse("2001:db8::77").value());
    QCOMPARE(nobody.error().systemError, EADDRNOTAVAIL);
}

void TestSocketOptions::refusesAGroupOfAnotherFamily()
{
    const Descriptor socket(AF_INET, SOCK_DGRAM);
    const auto joined
        = joinGroup(socket.get(), IpAddress::v4(239, 1, 1, 1), IpAddress::loopback(Family::IPv6));
    QCOMPARE(joined.error().code, ErrorCode::MixedFamilies);
}

QTEST_GUILESS_MAIN(TestSocketOptions)
#include "tst_socketoptions.moc"
