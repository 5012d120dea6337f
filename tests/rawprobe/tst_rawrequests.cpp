// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hex.h"
#include "core/rawprobe/rawrequests.h"

#include <QtTest/QTest>

#include <cerrno>
#include <netinet/in.h>
#include <set>
#include <sys/socket.h>
#include <tuple>

using namespace socketscope;
using namespace socketscope::rawprobe;

namespace {

// Written by hand: AF_INET6, SOCK_RAW, IPPROTO_UDP.
constexpr SocketNumbers sample {.family = AF_INET6, .type = SOCK_RAW, .protocol = IPPROTO_UDP};
constexpr auto sampleHex = "53 53 72 61 01 00  000a 0003 0011  00000000";

template <class Array> Bytes bytesOf(const Array& array)
{
    return {array.begin(), array.end()};
}

/// `good` with another byte at one place.
Bytes with(Bytes good, std::size_t at, std::uint8_t value)
{
    good[at] = value;
    return good;
}

} // namespace

class TestRawRequests : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRequestIsWrittenAsItIsDescribed();
    void everySocketCanBeAskedFor();
    void onlyRequestsAreRead();
    void thereAreRawAndPacketSocketsAndNoOthers();
    void aReplyIsWrittenAsItIsDescribed();
    void onlyRepliesAreRead();
};

void TestRawRequests::aRequestIsWrittenAsItIsDescribed()
{
    QCOMPARE(bytesOf(writeRawRequest({.socket = sample})), *parseHex(sampleHex));
    const auto read = readRawRequest(*parseHex(sampleHex));
    QVERIFY(read);
    QVERIFY(read->socket == sample);
}

void TestRawRequests::everySocketCanBeAskedFor()
{
    for (std::size_t i = 0; i < rawSocketCount; ++i) {
        const auto read = readRawRequest(writeRawRequest({.socket = rawSockets().at(i)}));
        QVERIFY(read);
        QCOMPARE(findRawSocket(read->socket), std::optional(i));
    }
}

void TestRawRequests::onlyRequestsAreRead()
{
    const Bytes good = *parseHex(sampleHex);
    QVERIFY(readRawRequest(good));
    QVERIFY(!readRawRequest({}));
    QVERIFY(!readRawRequest(ByteView(good).first(good.size() - 1)));
    Bytes longer = good;
    longer.push_back(0);
    QVERIFY(!readRawRequest(longer));
    for (const std::size_t at : {0U, 1U, 2U, 3U}) // the beginning
        QVERIFY(!readRawRequest(with(good, at, static_cast<std::uint8_t>(good[at] ^ 1))));
    QVERIFY(!readRawRequest(with(good, 4, 2))); // version
    QVERIFY(!readRawRequest(with(good, 4, 0)));
    QVERIFY(!readRawRequest(with(good, 5, 1))); // where nothing is to be said
    for (const std::size_t at : {12U, 13U, 14U, 15U})
        QVERIFY(!readRawRequest(with(good, at, 1)));
}

void TestRawRequests::thereAreRawAndPacketSocketsAndNoOthers()
{
    std::set<std::tuple<int, int, int>> different;
    for (const SocketNumbers& one : rawSockets()) {
        different.emplace(one.family, one.type, one.protocol);
        if (one.family == AF_PACKET)
            QCOMPARE(one.protocol, 0); // it hears nothing before bind()
        else
            QCOMPARE(one.type, int {SOCK_RAW});
    }
    QCOMPARE(different.size(), rawSocketCount);
    for (const SocketNumbers& none : {SocketNumbers {AF_INET, SOCK_STREAM, 0},
             SocketNumbers {AF_INET, SOCK_RAW, 0}, SocketNumbers {AF_INET, SOCK_RAW, IPPROTO_ICMPV6},
             SocketNumbers {AF_INET6, SOCK_RAW, IPPROTO_ICMP}, SocketNumbers {AF_PACKET, SOCK_RAW, 0x0300},
             SocketNumbers {AF_UNIX, SOCK_RAW, 0}, SocketNumbers {0, 0, 0}})
        QVERIFY(!findRawSocket(none));
}

void TestRawRequests::aReplyIsWrittenAsItIsDescribed()
{
    QCOMPARE(bytesOf(writeRawReply({})), *parseHex("53 53 72 61 01 00 0000 00000000"));
    const auto refused = *parseHex("53 53 72 61 01 00 0000 0000005d");
    QCOMPARE(bytesOf(writeRawReply({.error = EPROTONOSUPPORT})), refused);
    const auto read = readRawReply(refused);
    QVERIFY(read);
    QCOMPARE(read->error, EPROTONOSUPPORT);
}

void TestRawRequests::onlyRepliesAreRead()
{
    const Bytes good = *parseHex("53 53 72 61 01 00 0000 0000005d");
    QVERIFY(readRawReply(good));
    QVERIFY(!readRawReply({}));
    QVERIFY(!readRawReply(ByteView(good).first(good.size() - 1)));
    QVERIFY(!readRawReply(*parseHex(sampleHex)));
    QVERIFY(!readRawReply(with(good, 0, 0)));
    QVERIFY(!readRawReply(with(good, 4, 2)));
    for (const std::size_t at : {5U, 6U, 7U})
        QVERIFY(!readRawReply(with(good, at, 1)));
}

QTEST_GUILESS_MAIN(TestRawRequests)
#include "tst_rawrequests.moc"
