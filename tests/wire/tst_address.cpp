// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/address.h"

#include <QtTest/QtTest>

using namespace socketscope;
using namespace socketscope::wire;

class TestAddress : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAndWritesAddresses_data();
    void readsAndWritesAddresses();
    void refusesWhatIsNoAddress_data();
    void refusesWhatIsNoAddress();
    void readsAndWritesAddressesWithPorts();
    void tellsWhyAPortIsWrong_data();
    void tellsWhyAPortIsWrong();
    void takesHostAndPortApart();
    void knowsSpecialAddresses();
};

void TestAddress::readsAndWritesAddresses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("canonical");
    QTest::newRow("loopback") << QByteArray("127.0.0.1") << QByteArray("127.0.0.1");
    QTest::newRow("any") << QByteArray("0.0.0.0") << QByteArray("0.0.0.0");
    QTest::newRow("broadcast") << QByteArray("255.255.255.255") << QByteArray("255.255.255.255");
    QTest::newRow("v6 loopback") << QByteArray("::1") << QByteArray("::1");
    QTest::newRow("v6 any") << QByteArray("::") << QByteArray("::");
    // RFC 5952 section 4: leading zeros, the longest run, the first of two equal runs, lower case, no :: for
    // one group
    QTest::newRow("leading zeros") << QByteArray("2001:0db8::0001") << QByteArray("2001:db8::1");
    QTest::newRow("longest run") << QByteArray("2001:0:0:1:0:0:0:1") << QByteArray("2001:0:0:1::1");
    QTest::newRow("first of equal runs")
        << QByteArray("2001:db8:0:0:1:0:0:1") << QByteArray("2001:db8::1:0:0:1");
    QTest::newRow("one zero group stays")
        << QByteArray("2001:db8:0:1:1:1:1:1") << QByteArray("2001:db8:0:1:1:1:1:1");
    QTest::newRow("capitals") << QByteArray("2001:DB8::ABCD") << QByteArray("2001:db8::abcd");
    QTest::newRow("mapped") << QByteArray("::ffff:192.0.2.1") << QByteArray("::ffff:192.0.2.1");
    QTest::newRow("dotted tail") << QByteArray("64:ff9b::192.0.2.33") << QByteArray("64:ff9b::c000:221");
    QTest::newRow("scope") << QByteArray("fe80::1%3") << QByteArray("fe80::1%3");
}

void TestAddress::readsAndWritesAddresses()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, canonical);
    const auto address = IpAddress::parse(text.toStdString());
    QVERIFY(address.has_value());
    QCOMPARE(QByteArray::fromStdString(address->text()), canonical);
    QCOMPARE(*IpAddress::parse(address->text()), *address);
}

void TestAddress::refusesWhatIsNoAddress_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"", "1", "1.2.3", "1.2.3.4.5", "256.0.0.1", "01.2.3.4", "1.2.3.4 ", "a.b.c.d",
             ":", ":::", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "12345::", "g::", "::1.2.3",
             "1.2.3.4::", "fe80::1%", "fe80::1%eth0", "localhost"})
        QTest::newRow(text) << QByteArray(text);
}

void TestAddress::refusesWhatIsNoAddress()
{
    QFETCH(QByteArray, text);
    const auto address = IpAddress::parse(text.toStdString());
    QVERIFY(!address.has_value());
    QCOMPARE(address.error().code, ErrorCode::BadAddress);
}

void TestAddress::readsAndWritesAddressesWithPorts()
{
    for (const char* text : {"127.0.0.1:8000", "[::1]:8000", "0.0.0.0:0", "[fe80::1%2]:65535"})
        QCOMPARE(SocketAddress::parse(text).value().text(), std::string(text));
    for (const char* text : {"127.0.0.1", "::1:8000", "[127.0.0.1]:1", "[::1]", ":1", "127.0.0.1:65536",
             "127.0.0.1:", "[::1:8000"})
        QVERIFY2(!SocketAddress::parse(text).has_value(), text);
    QCOMPARE(SocketAddress().text(), std::string());
}

void TestAddress::tellsWhyAPortIsWrong_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    QTest::newRow("too big") << QByteArray("65536") << int(ErrorCode::PortOutOfRange);
    QTest::newRow("far too big") << QByteArray("99999999999999999999999") << int(ErrorCode::PortOutOfRange);
    QTest::newRow("negative") << QByteArray("-1") << int(ErrorCode::PortOutOfRange);
    QTest::newRow("word") << QByteArray("http") << int(ErrorCode::BadNumber);
    QTest::newRow("empty") << QByteArray("") << int(ErrorCode::BadNumber);
    QTest::newRow("hex") << QByteArray("0x50") << int(ErrorCode::BadNumber);
}

void TestAddress::tellsWhyAPortIsWrong()
{
    QFETCH(QByteArray, text);
    QFETCH(int, code);
    QCOMPARE(int(parsePort(text.toStdString()).error().code), code);
}

void TestAddress::takesHostAndPortApart()
{
    const auto name = HostAndPort::parse("localhost:80");
    QVERIFY(name.has_value());
    QCOMPARE(name->host, std::string("localhost"));
    QCOMPARE(name->port, std::uint16_t(80));
    QCOMPARE(HostAndPort::parse("[::1]:9").value().host, std::string("::1"));
    QVERIFY(!HostAndPort::parse("::1:9").has_value());
    for (const char* text : {"localhost", "127.0.0.1", "[::1]", "localhost:"})
        QCOMPARE(HostAndPort::parse(text).error().code, ErrorCode::MissingPort);
    QCOMPARE(HostAndPort::parse("").error().code, ErrorCode::BadAddress);
}

void TestAddress::knowsSpecialAddresses()
{
    QVERIFY(IpAddress::parse("127.9.9.9")->isLoopback());
    QVERIFY(IpAddress::parse("::1")->isLoopback());
    QVERIFY(!IpAddress::parse("128.0.0.1")->isLoopback());
    QVERIFY(IpAddress::parse("0.0.0.0")->isAny());
    QVERIFY(IpAddress::parse("::")->isAny());
    QVERIFY(!IpAddress().isAny());
    QVERIFY(IpAddress::parse("239.1.1.1")->isMulticast());
    QVERIFY(IpAddress::parse("ff02::1")->isMulticast());
    QVERIFY(!IpAddress::parse("223.255.255.255")->isMulticast());
}

QTEST_GUILESS_MAIN(TestAddress)
#include "tst_address.moc"
