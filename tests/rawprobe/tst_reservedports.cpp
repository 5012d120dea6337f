// SPDX-License-Identifier: GPL-3.0-or-later
// At loopback addresses, with ports of the system's choice.
#include "core/rawprobe/reservedports.h"

#include <QtTest/QTest>

#include <algorithm>
#include <cerrno>
#include <limits>
#include <sys/resource.h>
#include <vector>

using namespace socketscope;
using namespace socketscope::rawprobe;
using trace::Protocol;
using wire::Family;
using wire::IpAddress;

namespace {

constexpr std::int64_t now = std::numeric_limits<std::int64_t>::max();
const IpAddress own = IpAddress::loopback(Family::IPv4);

std::uint16_t reserve(ReservedPorts& ports, Protocol protocol)
{
    std::uint16_t port = 0;
    return ports.reserve(protocol, own, port) == 0 ? port : std::uint16_t {0};
}

} // namespace

class TestReservedPorts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsAPortForOneProtocolAtOneAddress();
    void holdsNothingThatItWasRefused();
    void tellsWhetherAnythingIsHeld();
    void givesTheOldestBack();
    void doesWithTheDescriptorsThereAre();
};

void TestReservedPorts::holdsAPortForOneProtocolAtOneAddress()
{
    ReservedPorts ports;
    const std::uint16_t port = reserve(ports, Protocol::Udp);
    QVERIFY(port != 0);
    QVERIFY(ports.holds(Protocol::Udp, own, port, now));
    QVERIFY(!ports.holds(Protocol::Tcp, own, port, now));
    QVERIFY(!ports.holds(Protocol::Udp, IpAddress::v4(127, 0, 0, 2), port, now));
    QVERIFY(!ports.holds(Protocol::Udp, own, port ^ 1, now));
    QVERIFY(!ports.holds(Protocol::Udp, own, port, 0));
}

void TestReservedPorts::holdsNothingThatItWasRefused()
{
    ReservedPorts ports;
    std::uint16_t port = 40'000;
    const IpAddress notOurs = IpAddress::v4(192, 0, 2, 1);
    QCOMPARE(ports.reserve(Protocol::Tcp, notOurs, port), EADDRNOTAVAIL);
    QVERIFY(!ports.holds(Protocol::Tcp, notOurs, port, now));
    QVERIFY(!ports.holdsAny(Protocol::Tcp, Family::IPv4));
}

void TestReservedPorts::tellsWhetherAnythingIsHeld()
{
    ReservedPorts ports;
    QVERIFY(!ports.holdsAny(Protocol::Tcp, Family::IPv4));
    const std::uint16_t port = reserve(ports, Protocol::Tcp);
    QVERIFY(ports.holdsAny(Protocol::Tcp, Family::IPv4));
    QVERIFY(ports.holdsAny(Protocol::Tcp, Family::IPv4, port));
    QVERIFY(!ports.holdsAny(Protocol::Tcp, Family::IPv4, port ^ 1));
    QVERIFY(!ports.holdsAny(Protocol::Tcp, Family::IPv6));
    QVERIFY(!ports.holdsAny(Protocol::Udp, Family::IPv4));
}

void TestReservedPorts::givesTheOldestBack()
{
    ReservedPorts ports;
    const std::uint16_t first = reserve(ports, Protocol::Udp);
    const std::uint16_t second = reserve(ports, Protocol::Udp);
    for (int i = 2; i < 512; ++i)
        QVERIFY(reserve(ports, Protocol::Tcp) != 0);
    QVERIFY(ports.holds(Protocol::Udp, own, first, now));
    QVERIFY(reserve(ports, Protocol::Tcp) != 0);
    QVERIFY(!ports.holds(Protocol::Udp, own, first, now));
    QVERIFY(ports.holds(Protocol::Udp, own, second, now));
    // Whoever wants it can have it.
    ReservedPorts other;
    std::uint16_t again = first;
    QCOMPARE(other.reserve(Protocol::Udp, own, again), 0);
}

void TestReservedPorts::doesWithTheDescriptorsThereAre()
{
    rlimit before {};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
    rlimit few = before;
    few.rlim_cur = 64;
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &few), 0);
    std::vector<std::uint16_t> held;
    {
        ReservedPorts ports;
        for (int i = 0; i < 200; ++i)
            held.push_back(reserve(ports, Protocol::Tcp));
        QVERIFY(ports.holds(Protocol::Tcp, own, held.back(), now));
        QVERIFY(ports.holds(Protocol::Tcp, own, held[held.size() - 20], now));
        QVERIFY(!ports.holds(Protocol::Tcp, own, held.front(), now));
    }
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
    QCOMPARE(std::count(held.begin(), held.end(), 0), std::ptrdiff_t {0});
}

QTEST_GUILESS_MAIN(TestReservedPorts)
#include "tst_reservedports.moc"
