// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/kernelfacts.h"

#include "tests/net/loopback.h"

#include <QtTest/QtTest>

#include <array>
#include <sys/resource.h>

using namespace socketscope;
using namespace socketscope::net;
using namespace socketscope::test;

class TestKernelFacts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsALengthFromAnEmptyDatagramFromNone();
    void leavesAPendingErrorWhereItIs();
    void countsWhatIsQueuedOnAConnection();
    void countsDrops();
    void knowsTheStateOfAConnection();
    void knowsWhoWaitsForAccept();
    void raisesTheDescriptorLimit();
};

namespace {

/// A connected pair of TCP sockets.
struct Pair {
    Descriptor listener {AF_INET, SOCK_STREAM};
    Descriptor client {AF_INET, SOCK_STREAM};
    int accepted = -1;

    Pair()
    {
        bindTo(listener.get(), loopbackV4());
        ::listen(listener.get(), 3);
        const sockaddr_in address = loopbackV4(portOf(listener.get()));
        ::connect(client.get(), plain(address), sizeof address);
        waitFor(client.get(), POLLOUT);
    }
};

} // namespace

void TestKernelFacts::tellsALengthFromAnEmptyDatagramFromNone()
{
    const Descriptor server(AF_INET, SOCK_DGRAM);
    const Descriptor client(AF_INET, SOCK_DGRAM);
    QVERIFY(bindTo(server.get(), loopbackV4()));
    QCOMPARE(nextDatagramLength(server.get()), std::optional<int>());
    const sockaddr_in address = loopbackV4(portOf(server.get()));
    QCOMPARE(::sendto(client.get(), "", 0, 0, plain(address), sizeof address), ssize_t(0));
    QCOMPARE(::sendto(client.get(), "0123456789", 10, 0, plain(address), sizeof address), ssize_t(10));
    QVERIFY(waitFor(server.get(), POLLIN));
    QCOMPARE(nextDatagramLength(server.get()), std::optional<int>(0));
    std::array<char, 4> received;
    QCOMPARE(::recv(server.get(), received.data(), received.size(), 0), ssize_t(0));
    QCOMPARE(nextDatagramLength(server.get()), std::optional<int>(10));
    QCOMPARE(::recv(server.get(), received.data(), received.size(), 0), ssize_t(4));
    QCOMPARE(nextDatagramLength(server.get()), std::optional<int>());
    QCOMPARE(nextDatagramLength(-1), std::optional<int>());
}

void TestKernelFacts::leavesAPendingErrorWhereItIs()
{
    const Descriptor client(AF_INET, SOCK_DGRAM);
    Descriptor closed(AF_INET, SOCK_DGRAM);
    QVERIFY(bindTo(closed.get(), loopbackV4()));
    const sockaddr_in address = loopbackV4(portOf(closed.get()));
    closed.close();
    QCOMPARE(::connect(client.get(), plain(address), sizeof address), 0);
    QCOMPARE(::send(client.get(), "x", 1, 0), ssize_t(1));
    QVERIFY(waitFor(client.get(), POLLIN)); // the ICMP error of loopback is there at once
    QCOMPARE(nextDatagramLength(client.get()), std::optional<int>());
    QCOMPARE(takePendingError(client.get()), ECONNREFUSED);
    QCOMPARE(takePendingError(client.get()), 0);
}

void TestKernelFacts::countsWhatIsQueuedOnAConnection()
{
    Pair pair;
    const Descriptor accepted(::accept4(pair.listener.get(), nullptr, nullptr, SOCK_NONBLOCK));
    QVERIFY(accepted.get() >= 0);
    QCOMPARE(::send(pair.client.get(), "0123456789", 10, 0), ssize_t(10));
    QVERIFY(waitFor(accepted.get(), POLLIN));
    QCOMPARE(receiveQueue(accepted.get()), std::optional<int>(10));
    QTRY_COMPARE(
        sendQueue(pair.client.get()), std::optional<int>(0)); // acknowledged, though nobody has read it
    QCOMPARE(receiveQueue(pair.listener.get()), std::optional<int>()); // a listening socket has no bytes
}

void TestKernelFacts::countsDrops()
{
    const Descriptor server(AF_INET, SOCK_DGRAM);
    const Descriptor client(AF_INET, SOCK_DGRAM);
    const int small = 1; // the kernel takes its minimum
    QCOMPARE(::setsockopt(server.get(), SOL_SOCKET, SO_RCVBUF, &small, sizeof small), 0);
    QVERIFY(bindTo(server.get(), loopbackV4()));
    QCOMPARE(drops(server.get()), std::optional<std::uint32_t>(0));
    const sockaddr_in address = loopbackV4(portOf(server.get()));
    const std::array<char, 512> datagram {};
    constexpr std::uint32_t sent = 50;
    for (std::uint32_t i = 0; i < sent; ++i)
        QCOMPARE(::sendto(client.get(), datagram.data(), datagram.size(), 0, plain(address), sizeof address),
            ssize_t(512));
    std::array<char, 512> received;
    std::uint32_t kept = 0;
    while (::recv(server.get(), received.data(), received.size(), 0) > 0)
        ++kept;
    QVERIFY(kept < sent);
    QCOMPARE(drops(server.get()), std::optional<std::uint32_t>(sent - kept));
    QCOMPARE(drops(-1), std::optional<std::uint32_t>());
}

void TestKernelFacts::knowsTheStateOfAConnection()
{
    Pair pair;
    Descriptor accepted(::accept4(pair.listener.get(), nullptr, nullptr, SOCK_NONBLOCK));
    QCOMPARE(tcpFacts(pair.client.get())->state, TcpState::Established);
    QVERIFY(tcpFacts(pair.client.get())->rtt.count() > 0);
    QVERIFY(tcpFacts(pair.client.get())->segmentSize > 0);
    accepted.close();
    QVERIFY(waitFor(pair.client.get(), POLLIN));
    QCOMPARE(tcpFacts(pair.client.get())->state, TcpState::CloseWait);
    const Descriptor datagrams(AF_INET, SOCK_DGRAM);
    QVERIFY(!tcpFacts(datagrams.get()).has_value());
}

void TestKernelFacts::knowsWhoWaitsForAccept()
{
    Pair pair;
    QTRY_COMPARE(tcpFacts(pair.listener.get())->unacked, 1U);
    QCOMPARE(tcpFacts(pair.listener.get())->state, TcpState::Listen);
    QCOMPARE(tcpFacts(pair.listener.get())->limit, 3U);
}

void TestKernelFacts::raisesTheDescriptorLimit()
{
    rlimit before {};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
    const rlimit lowered {.rlim_cur = std::min<rlim_t>(before.rlim_max, 64), .rlim_max = before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &lowered), 0);
    QCOMPARE(raiseDescriptorLimit(), std::uint64_t(before.rlim_max));
    rlimit after {};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &after), 0);
    QCOMPARE(after.rlim_cur, before.rlim_max);
}

QTEST_GUILESS_MAIN(TestKernelFacts)
#include "tst_kernelfacts.moc"
