// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/errorqueue.h"

#include "core/net/kernelfacts.h"
#include "core/net/sockaddr.h"
#include "tests/net/loopback.h"

#include <QtTest/QtTest>

#include <vector>

using namespace socketscope;
using namespace socketscope::net;
using namespace socketscope::test;
using wire::Family;

class TestErrorQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsWhichDatagramMetAClosedPort();
    void tellsTheSameOverIpv6();
    void drainedErrorsDoNotFailTheNextSend();
    void keepsTheOrderOfErrors();
    void tellsErrorsOfThisHostApart();
    void isEmptyWhereNothingWentWrong();
};

namespace {

/// A port of loopback that nobody listens on (any more).
template <class Address> Address closedPort(Address address)
{
    const Descriptor socket(plain(address)->sa_family, SOCK_DGRAM);
    bindTo(socket.get(), address);
    if constexpr (std::is_same_v<Address, sockaddr_in>)
        return loopbackV4(portOf(socket.get()));
    else
        return loopbackV6(portOf(socket.get()));
}

} // namespace

void TestErrorQueue::tellsWhichDatagramMetAClosedPort()
{
    const Descriptor client(AF_INET, SOCK_DGRAM);
    QVERIFY(enableErrorQueue(client.get(), Family::IPv4).has_value());
    const sockaddr_in nobody = closedPort(loopbackV4());
    QCOMPARE(::sendto(client.get(), "hello", 5, 0, plain(nobody), sizeof nobody), ssize_t(5));
    QVERIFY(waitFor(client.get(), 0)); // POLLERR is always reported
    const auto errors = drainErrorQueue(client.get());
    QCOMPARE(errors.size(), std::size_t(1));
    QCOMPARE(errors[0].type, std::uint8_t(3)); // RFC 792: destination unreachable,
    QCOMPARE(errors[0].code, std::uint8_t(3)); // port unreachable
    QCOMPARE(errors[0].errorNumber, ECONNREFUSED);
    QCOMPARE(errors[0].destination.text(), "127.0.0.1:" + std::to_string(ntohs(nobody.sin_port)));
    QCOMPARE(errors[0].reporter.text(), std::string("127.0.0.1"));
    QCOMPARE(errors[0].quoted, toBytes("hello"));
    QVERIFY(!errors[0].local);
}

void TestErrorQueue::tellsTheSameOverIpv6()
{
    const Descriptor client(AF_INET6, SOCK_DGRAM);
    if (!bindTo(client.get(), loopbackV6()))
        QSKIP("no IPv6 here");
    QVERIFY(enableErrorQueue(client.get(), Family::IPv6).has_value());
    const sockaddr_in6 nobody = closedPort(loopbackV6());
    QCOMPARE(::sendto(client.get(), "hello", 5, 0, plain(nobody), sizeof nobody), ssize_t(5));
    QVERIFY(waitFor(client.get(), 0));
    const auto errors = drainErrorQueue(client.get());
    QCOMPARE(errors.size(), std::size_t(1));
    QCOMPARE(errors[0].type, std::uint8_t(1)); // RFC 4443: destination unreachable,
    QCOMPARE(errors[0].code, std::uint8_t(4)); // port unreachable
    QCOMPARE(errors[0].destination.text(), "[::1]:" + std::to_string(ntohs(nobody.sin6_port)));
    QCOMPARE(errors[0].reporter.text(), std::string("::1"));
    QCOMPARE(errors[0].quoted, toBytes("hello"));
}

void TestErrorQueue::drainedErrorsDoNotFailTheNextSend()
{
    const Descriptor client(AF_INET, SOCK_DGRAM);
    QVERIFY(enableErrorQueue(client.get(), Family::IPv4).has_value());
    const sockaddr_in nobody = closedPort(loopbackV4());
    QCOMPARE(::sendto(client.get(), "1", 1, 0, plain(nobody), sizeof nobody), ssize_t(1));
    QVERIFY(waitFor(client.get(), 0));
    QCOMPARE(drainErrorQueue(client.get()).size(), std::size_t(1));
    QCOMPARE(takePendingError(client.get()), 0);
    QCOMPARE(::sendto(client.get(), "2", 1, 0, plain(nobody), sizeof nobody), ssize_t(1));
}

void TestErrorQueue::keepsTheOrderOfErrors()
{
    const Descriptor client(AF_INET, SOCK_DGRAM);
    QVERIFY(enableErrorQueue(client.get(), Family::IPv4).has_value());
    const sockaddr_in nobody = closedPort(loopbackV4());
    // The second send fails in place of its datagram, with the error of the first: hence the retry.
    QCOMPARE(::sendto(client.get(), "first", 5, 0, plain(nobody), sizeof nobody), ssize_t(5));
    QVERIFY(waitFor(client.get(), 0));
    QCOMPARE(::sendto(client.get(), "second", 6, 0, plain(nobody), sizeof nobody), ssize_t(-1));
    QCOMPARE(errno, ECONNREFUSED);
    QCOMPARE(::sendto(client.get(), "second", 6, 0, plain(nobody), sizeof nobody), ssize_t(6));
    std::vector<QueuedError> errors;
    const auto collected = [&] {
        for (QueuedError& error : drainErrorQueue(client.get()))
            errors.push_back(std::move(error));
        return errors.size();
    };
    QTRY_COMPARE(collected(), std::size_t(2));
    QCOMPARE(errors[0].quoted, toBytes("first"));
    QCOMPARE(errors[1].quoted, toBytes("second"));
}

void TestErrorQueue::tellsErrorsOfThisHostApart()
{
    const Descriptor client(AF_INET, SOCK_DGRAM);
    QVERIFY(enableErrorQueue(client.get(), Family::IPv4).has_value());
    const int never = IP_PMTUDISC_DO;
    QCOMPARE(::setsockopt(client.get(), IPPROTO_IP, IP_MTU_DISCOVER, &never, sizeof never), 0);
    const sockaddr_in nobody = closedPort(loopbackV4());
    // Larger than any MTU of loopback (65536): refused here, with the MTU as the reason.
    const std::vector<char> large(65'508);
    QCOMPARE(
        ::sendto(client.get(), large.data(), large.size(), 0, plain(nobody), sizeof nobody), ssize_t(-1));
    QCOMPARE(errno, EMSGSIZE);
    const auto errors = drainErrorQueue(client.get());
    QCOMPARE(errors.size(), std::size_t(1));
    QVERIFY(errors[0].local);
    QCOMPARE(errors[0].errorNumber, EMSGSIZE);
    QCOMPARE(errors[0].reporter.family, Family::None);
}

void TestErrorQueue::isEmptyWhereNothingWentWrong()
{
    const Descriptor client(AF_INET, SOCK_DGRAM);
    QVERIFY(enableErrorQueue(client.get(), Family::IPv4).has_value());
    QVERIFY(drainErrorQueue(client.get()).empty());
    QVERIFY(drainErrorQueue(-1).empty());
    QCOMPARE(enableErrorQueue(-1, Family::IPv4).error().systemError, EBADF);
}

QTEST_GUILESS_MAIN(TestErrorQueue)
#include "tst_errorqueue.moc"
