// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hex.h"
#include "core/rawprobe/messages.h"

#include <QtTest/QTest>

using namespace socketscope;
using namespace socketscope::rawprobe;

namespace {

/// A probe with a value of its own in each field, and its message written by hand.
Request sample()
{
    Request request {.kind = Request::Kind::Send};
    request.shape.source = *wire::IpAddress::parse("10.77.1.1");
    request.shape.destination = *wire::IpAddress::parse("10.77.4.2");
    request.shape.identifier = 0x1267;
    request.shape.sourcePort = 0x9161;
    request.shape.destinationPort = 0x829a;
    request.shape.size = 0x0040;
    request.shape.protocol = trace::Protocol::Udp;
    request.shape.flow = trace::Flow::Dublin;
    request.shape.typeOfService = 0x48;
    request.shape.pattern = 0x53;
    request.shape.dontFragment = true;
    request.probe.number = 0x01020304;
    request.probe.mark = 0x0506;
    request.probe.size = 0x003c;
    request.probe.ttl = 7;
    return request;
}
constexpr auto sampleHex
    = "01 02 04 01 02 07 48 53  01020304 00000000  1267 9161 829a 0506 003c 01 01  00000000"
      "0a4d0101 00000000 00000000 00000000  0a4d0402 00000000 00000000 00000000  0040 0000";

Bytes bytesOf(const RequestBytes& request)
{
    return {request.begin(), request.end()};
}

} // namespace

class TestMessages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRequestIsWrittenAsItIsDescribed();
    void aRequestComesBack();
    void anIpv6RequestComesBack();
    void onlyRequestsAreRead();
    void aReportComesBack();
    void onlyReportsAreRead();
};

void TestMessages::aRequestIsWrittenAsItIsDescribed()
{
    QCOMPARE(bytesOf(writeRequest(sample())), *parseHex(sampleHex));
    Bytes hello(Request::size);
    hello[0] = hello[1] = 1;
    QCOMPARE(bytesOf(writeRequest({})), hello);
}

void TestMessages::aRequestComesBack()
{
    const auto read = readRequest(*parseHex(sampleHex));
    QVERIFY(read);
    QCOMPARE(read->kind, Request::Kind::Send);
    QVERIFY(read->shape == sample().shape);
    QVERIFY(read->probe == sample().probe);
}

void TestMessages::anIpv6RequestComesBack()
{
    Request request = sample();
    request.shape.source = {};
    request.shape.destination = *wire::IpAddress::parse("fe80::1%3");
    request.shape.flowLabel = 0xabcde;
    const auto read = readRequest(writeRequest(request));
    QVERIFY(read);
    QVERIFY(read->shape == request.shape);
}

void TestMessages::onlyRequestsAreRead()
{
    const Bytes good = *parseHex(sampleHex);
    const auto with = [&good](std::size_t at, std::uint8_t value) {
        Bytes bad = good;
        bad[at] = value;
        return bad;
    };
    QVERIFY(readRequest(good));
    QVERIFY(!readRequest(ByteView(good).first(good.size() - 1)));
    QVERIFY(!readRequest({}));
    Bytes longer = good;
    longer.push_back(0);
    QVERIFY(!readRequest(longer));
    QVERIFY(!readRequest(with(0, 2))); // version
    QVERIFY(!readRequest(with(1, 3))); // kind
    QVERIFY(!readRequest(with(1, 1))); // a hello says nothing else
    QVERIFY(!readRequest(with(2, 5))); // family
    QVERIFY(!readRequest(with(3, 3))); // protocol
    QVERIFY(!readRequest(with(4, 3))); // flow
    QVERIFY(!readRequest(with(12, 1))); // a flow label of IPv4
    QVERIFY(!readRequest(with(26, 2))); // don't fragment
    QVERIFY(!readRequest(with(27, 2))); // has a source
    QVERIFY(!readRequest(with(27, 0))); // has none, and yet there is one
    QVERIFY(!readRequest(with(31, 1))); // a scope of IPv4
    QVERIFY(!readRequest(with(36, 1))); // more than four bytes of an IPv4 address
    QVERIFY(!readRequest(with(52, 1)));
    QVERIFY(!readRequest(with(67, 1))); // the end
}

void TestMessages::aReportComesBack()
{
    const Bytes packet = *parseHex("45 00 00 14");
    const Report report {.kind = Report::Kind::Answer,
        .kernelTime = true,
        .inferred = 3,
        .number = 0x01020304,
        .error = -2,
        .at = 0x1122334455667788,
        .packet = packet};
    const auto header = writeReportHeader(report);
    QCOMPARE(Bytes(header.begin(), header.end()),
        *parseHex("01 05 00 01 0003 0000 01020304 fffffffe 1122334455667788"));
    Bytes message(header.begin(), header.end());
    message.insert(message.end(), packet.begin(), packet.end());
    const auto read = readReport(message);
    QVERIFY(read);
    QCOMPARE(read->kind, report.kind);
    QCOMPARE(read->kernelTime, true);
    QCOMPARE(read->inferred, report.inferred);
    QCOMPARE(read->number, report.number);
    QCOMPARE(read->error, report.error);
    QCOMPARE(read->at, report.at);
    QCOMPARE(Bytes(read->packet.begin(), read->packet.end()), packet);
}

void TestMessages::onlyReportsAreRead()
{
    const auto header = writeReportHeader({.kind = Report::Kind::Sent, .number = 1});
    QVERIFY(readReport(header));
    QVERIFY(!readReport(ByteView(header).first(23)));
    Bytes bad(header.begin(), header.end());
    bad.push_back(1);
    QVERIFY(!readReport(bad)); // only answers have a packet
    bad.pop_back();
    bad[1] = 6;
    QVERIFY(!readReport(bad));
    bad[1] = 5;
    bad[5] = 1;
    QVERIFY(!readReport(bad)); // more concluded than there is
    bad[5] = 0;
    bad[0] = 2;
    QVERIFY(!readReport(bad));
}

QTEST_GUILESS_MAIN(TestMessages)
#include "tst_messages.moc"
