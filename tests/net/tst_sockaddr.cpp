// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/sockaddr.h"

#include "tests/net/loopback.h"

#include <QtTest/QtTest>

#include <cstring>

using namespace socketscope;
using namespace socketscope::net;
using namespace socketscope::test;

class TestSockaddr : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesWhatTheSystemsOwnHeadersSay();
    void readsBackWhatItWrote();
    void knowsNoOtherFamily();
    void asksASocketForItsAddresses();
};

void TestSockaddr::writesWhatTheSystemsOwnHeadersSay()
{
    const NativeAddress v4 = toNative(wire::SocketAddress::parse("127.0.0.1:8000").value());
    sockaddr_in expected = loopbackV4(8000);
    QCOMPARE(v4.length, socklen_t(sizeof expected));
    QVERIFY(std::memcmp(v4.get(), &expected, sizeof expected) == 0);

    const NativeAddress v6 = toNative(wire::SocketAddress::parse("[fe80::1%3]:9").value());
    sockaddr_in6 linkLocal {};
    linkLocal.sin6_family = AF_INET6;
    linkLocal.sin6_port = htons(9);
    linkLocal.sin6_scope_id = 3;
    QCOMPARE(::inet_pton(AF_INET6, "fe80::1", &linkLocal.sin6_addr), 1);
    QCOMPARE(v6.length, socklen_t(sizeof linkLocal));
    QVERIFY(std::memcmp(v6.get(), &linkLocal, sizeof linkLocal) == 0);
}

void TestSockaddr::readsBackWhatItWrote()
{
    for (const char* text :
        {"127.0.0.1:8000", "255.255.255.255:65535", "[::1]:1", "[fe80::1%3]:9", "[::ffff:192.0.2.1]:80"})
        QCOMPARE(
            fromNative(toNative(wire::SocketAddress::parse(text).value()).storage).text(), std::string(text));
}

void TestSockaddr::knowsNoOtherFamily()
{
    QCOMPARE(toNative({}).length, socklen_t(0));
    sockaddr_storage local {};
    local.ss_family = AF_UNIX;
    QVERIFY(fromNative(local).isNone());
    QCOMPARE(nativeFamily(wire::Family::IPv4), AF_INET);
    QCOMPARE(nativeFamily(wire::Family::IPv6), AF_INET6);
    QCOMPARE(nativeFamily(wire::Family::None), AF_UNSPEC);
}

void TestSockaddr::asksASocketForItsAddresses()
{
    const Descriptor server(AF_INET, SOCK_DGRAM);
    const Descriptor client(AF_INET, SOCK_DGRAM);
    QVERIFY(bindTo(server.get(), loopbackV4()));
    QVERIFY(portOf(server.get()) != 0);
    const std::string bound = "127.0.0.1:" + std::to_string(portOf(server.get()));
    QCOMPARE(localAddress(server.get()).text(), bound);
    QVERIFY(peerAddress(server.get()).isNone());
    const NativeAddress destination = toNative(localAddress(server.get()));
    QCOMPARE(::connect(client.get(), destination.get(), destination.length), 0);
    QCOMPARE(peerAddress(client.get()).text(), bound);
    QVERIFY(localAddress(-1).isNone());
}

QTEST_GUILESS_MAIN(TestSockaddr)
#include "tst_sockaddr.moc"
