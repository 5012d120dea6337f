// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/hostfacts.h"

#include "tests/net/loopback.h"

#include <QtTest/QtTest>

#include <cerrno>
#include <net/if.h>

using namespace socketscope;
using namespace socketscope::net;

namespace {

wire::IpAddress address(const char* text)
{
    return *wire::IpAddress::parse(text);
}

/// Notes what is asked of it.
class CountingSource final : public SocketSource {
public:
    explicit CountingSource(int error)
        : m_error(error)
    {
    }
    Result<int> open(int family, int type, int) override
    {
        ++asked;
        raw = type == SOCK_RAW;
        if (m_error != 0)
            return fail({.code = ErrorCode::SystemCall, .detail = "socket", .systemError = m_error});
        last = ::socket(family, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        return last;
    }
    int asked = 0;
    bool raw = false;
    int last = -1;

private:
    int m_error;
};

} // namespace

class TestHostFacts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void loopbackIsOurOwn();
    void whatIsOursIsReachedLocally_data();
    void whatIsOursIsReachedLocally();
    void ourOtherAddressesAreLocalToo();
    void noAddressHasNoRoute();
    void groupsHaveLinkAddressesOfTheirOwn();
    void linksWithoutAddressesNeedNone();
    void rawSocketsAreTriedAndClosed();
};

void TestHostFacts::loopbackIsOurOwn()
{
    const auto own = ownAddresses();
    QCOMPARE(std::ranges::count(own, address("127.0.0.1")), 1);
}

void TestHostFacts::whatIsOursIsReachedLocally_data()
{
    QTest::addColumn<QString>("destination");
    QTest::newRow("IPv4") << "127.0.0.1";
    QTest::newRow("another of loopback") << "127.3.2.1";
    QTest::newRow("IPv6") << "::1";
}

void TestHostFacts::whatIsOursIsReachedLocally()
{
    QFETCH(QString, destination);
    const wire::IpAddress to = address(qUtf8Printable(destination));
    if (to.family == wire::Family::IPv6 && std::ranges::count(ownAddresses(), to) == 0)
        QSKIP("IPv6 is switched off here");
    const auto route = routeTo(to);
    QVERIFY(route);
    QVERIFY(route->kind == Route::Kind::Local);
    QCOMPARE(route->interfaceName, std::string("lo"));
    QCOMPARE(route->interfaceIndex, ::if_nametoindex("lo"));
    QVERIFY(route->mtu >= 1280);
    QVERIFY(route->source.isLoopback());
    QVERIFY(route->gateway.family == wire::Family::None);
}

void TestHostFacts::ourOtherAddressesAreLocalToo()
{
    for (const wire::IpAddress& own : ownAddresses()) {
        if (own.scope != 0)
            continue;
        const auto route = routeTo(own);
        QVERIFY2(route && route->kind == Route::Kind::Local, own.text().c_str());
    }
}

void TestHostFacts::noAddressHasNoRoute()
{
    QVERIFY(!routeTo({}));
}

void TestHostFacts::groupsHaveLinkAddressesOfTheirOwn()
{
    // RFC 1112 section 6.4: the low 23 bits; RFC 2464 section 7: the low 32.
    Route route {.kind = Route::Kind::Multicast};
    QCOMPARE(*nextHopOf(route, address("224.128.0.251")), (LinkAddress {1, 0, 0x5e, 0, 0, 251}));
    QCOMPARE(*nextHopOf(route, address("ff02::1:ff00:2")), (LinkAddress {0x33, 0x33, 0xff, 0, 0, 2}));
    route.kind = Route::Kind::Broadcast;
    QCOMPARE(*nextHopOf(route, address("192.0.2.255")), (LinkAddress {255, 255, 255, 255, 255, 255}));
}

void TestHostFacts::linksWithoutAddressesNeedNone()
{
    const Route tunnel {.linkAddresses = false};
    QCOMPARE(*nextHopOf(tunnel, address("192.0.2.1")), LinkAddress {});
}

void TestHostFacts::rawSocketsAreTriedAndClosed()
{
    CountingSource refusing(EPERM);
    QVERIFY(!opensRawSockets(refusing));
    QCOMPARE(refusing.asked, 1);
    CountingSource opening(0);
    QVERIFY(opensRawSockets(opening));
    QVERIFY(opening.raw);
    char byte = 0;
    QVERIFY(::recv(opening.last, &byte, 1, MSG_DONTWAIT) < 0 && errno == EBADF);
}

QTEST_GUILESS_MAIN(TestHostFacts)
#include "tst_hostfacts.moc"
