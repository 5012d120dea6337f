// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hex.h"
#include "core/wire/arp.h"
#include "core/wire/ethernetheader.h"
#include "core/wire/icmpextensions.h"
#include "core/wire/icmpv6header.h"
#include "core/wire/ipv4header.h"
#include "core/wire/ipv6header.h"
#include "core/wire/linuxcooked.h"
#include "core/wire/loopbackheader.h"
#include "core/wire/tcpheader.h"
#include "core/wire/udpheader.h"
#include "tests/wire/packets.h"

#include <QtTest/QtTest>

#include <functional>
#include <map>

using namespace socketscope;
using namespace socketscope::wire;

namespace {

/// Reads a header and writes it again.
using Codec = std::function<Result<Bytes>(ByteView)>;

template <class Header> Result<Bytes> readAndWrite(ByteView bytes)
{
    const auto header = Header::parse(bytes);
    if (!header)
        return fail(header.error());
    return header->serialize();
}

struct Example {
    const char* hex; ///< the header alone
    Codec codec;
};

template <Result<LinuxCookedHeader> (*read)(ByteView)> Result<Bytes> cooked(ByteView bytes)
{
    const auto header = read(bytes);
    if (!header)
        return fail(header.error());
    return header->serialize();
}

/// From the captures of tests/data/packets, by name.
const std::map<QString, Example>& examples()
{
    static const std::map<QString, Example> all {
        {"ethernet", {"020000000002 020000000001 0800", readAndWrite<EthernetHeader>}},
        {"vlan", {"a02a 0800", readAndWrite<VlanTag>}},
        {"arp", {"0001 0800 06 04 0001 020000000001 c0000201 000000000000 c0000202", readAndWrite<Arp>}},
        {"ipv4", {"4500 0026 4a94 4000 0111 42fd c0000201 c6336401", readAndWrite<Ipv4Header>}},
        {"ipv4 with a route",
            {"4b00 0044 1a11 4000 4001 1d99 c0000201 c6336401"
             "07 17 08 c0000201 00000000 00000000 00000000 00000000 00",
                readAndWrite<Ipv4Header>}},
        {"ipv6",
            {"6a5 12345 0005 11 40 20010db8000100000000000000000001 20010db8000200000000000000000001",
                readAndWrite<Ipv6Header>}},
        {"icmp", {"0800 a1f8 1234 0001", readAndWrite<IcmpHeader>}},
        {"icmpv6", {"8000 1122 1234 0001", readAndWrite<Icmpv6Header>}},
        {"udp", {"1f40 22b8 000d 7c07", readAndWrite<UdpHeader>}},
        {"tcp", {"22b8 98fc 01020304 a1b2c3d4 5f52 fe88 1234 0042", readAndWrite<TcpHeader>}},
        {"tcp with options",
            {"22b8 98fc 01020304 a1b2c3d4 a012 fe88 1234 0000"
             "0204 05b4 0402 080a 11223344 55667788 01 03 03 0a",
                readAndWrite<TcpHeader>}},
        {"extensions", {"2000 dfff", readAndWrite<IcmpExtensionHeader>}},
        {"label", {"05dcf001", readAndWrite<MplsLabel>}},
        {"sll", {"0004 0001 0006 020000000001 0000 0800", cooked<LinuxCookedHeader::parseV1>}},
        {"sll2", {"0800 0000 00000003 0001 04 06 020000000001 0000", cooked<LinuxCookedHeader::parseV2>}},
        {"loopback", {"02000000", readAndWrite<LoopbackHeader>}},
        {"loopback in network order", {"0000001e", readAndWrite<LoopbackHeader>}},
    };
    return all;
}

} // namespace

class TestHeaders : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesWhatItRead_data();
    void writesWhatItRead();
    void refusesEveryTruncation_data() { writesWhatItRead_data(); }
    void refusesEveryTruncation();
    void writesNoFurtherThanItMay();
    void readsEveryFieldOfIPv4();
    void readsEveryFieldOfIPv6();
    void readsEveryFieldOfTcp();
    void readsTheOthers();
    void keepsWrongValues();
    void refusesDamage_data();
    void refusesDamage();
    void takesTheReceivedSizeForAnImpossibleTotalLength();
    void walksExtensionHeaders();
    void walksOptions();
    void findsQuotationsAndExtensions();
    void readsInterfaceInformation();
    void knowsThePlateausBelowALength();
};

void TestHeaders::writesWhatItRead_data()
{
    QTest::addColumn<QString>("name");
    for (const auto& [name, example] : examples())
        QTest::newRow(qPrintable(name)) << name;
}

void TestHeaders::writesWhatItRead()
{
    QFETCH(QString, name);
    const Example& example = examples().at(name);
    QByteArray digits(example.hex);
    const Bytes header = test::exactly(*parseHex(digits.replace(' ', "").toStdString()));
    const auto alone = example.codec(header);
    QVERIFY(alone.has_value());
    QCOMPARE(toHex(*alone), toHex(header));
    Bytes followed = header;
    followed.insert(followed.end(), 60, 0xa5);
    const auto before = example.codec(followed);
    QVERIFY(before.has_value());
    QCOMPARE(toHex(*before), toHex(header));
}

void TestHeaders::refusesEveryTruncation()
{
    QFETCH(QString, name);
    const Example& example = examples().at(name);
    QByteArray digits(example.hex);
    const Bytes header = *parseHex(digits.replace(' ', "").toStdString());
    for (std::size_t length = 0; length < header.size(); ++length) {
        const auto read = example.codec(test::exactly(ByteView(header).first(length)));
        QVERIFY(!read.has_value());
        QCOMPARE(int(read.error().code), int(ErrorCode::Truncated));
        QVERIFY(read.error().amount > static_cast<std::int64_t>(length));
        QCOMPARE(read.error().position, length);
    }
}

void TestHeaders::writesNoFurtherThanItMay()
{
    Ipv4Header header;
    Bytes room(24, 0xa5);
    header.write(std::span(room).first(7));
    QCOMPARE(toHex(ByteView(room).subspan(7)), toHex(Bytes(17, 0xa5)));
    header.write(room);
    QCOMPARE(toHex(ByteView(room).subspan(20)), std::string("a5a5a5a5"));
}

void TestHeaders::readsEveryFieldOfIPv4()
{
    // tshark -V of time-exceeded-udp, the quoted header; its flags were changed by hand.
    const auto read = Ipv4Header::parse(*parseHex("45b9 0026 4a94 6fff 0111 1345 c0000201 c6336401"));
    QVERIFY(read.has_value());
    const Ipv4Header expected {.typeOfService = 0xb9,
        .flags = 3,
        .totalLength = 38,
        .identification = 0x4a94,
        .fragmentOffset = 0x0fff,
        .checksum = 0x1345,
        .ttl = 1,
        .protocol = 17,
        .source = IpAddress::v4(192, 0, 2, 1),
        .destination = IpAddress::v4(198, 51, 100, 1)};
    QVERIFY(*read == expected);
    QVERIFY(!read->checksumMatches());
    QVERIFY(read->isFragment());
    const auto right = Ipv4Header::parse(*parseHex("4500 0026 4a94 4000 0111 42fd c0000201 c6336401"));
    QVERIFY(right->checksumMatches());
    QVERIFY(!right->isFragment());
}

void TestHeaders::readsEveryFieldOfIPv6()
{
    const auto read = Ipv6Header::parse(
        *parseHex("6a51234500051140 20010db8000100000000000000000001 20010db8000200000000000000000001"));
    QVERIFY(read.has_value());
    QCOMPARE(int(read->trafficClass), 0xa5);
    QCOMPARE(int(read->flowLabel), 0x12345);
    QCOMPARE(int(read->payloadLength), 5);
    QCOMPARE(int(read->nextHeader), 17);
    QCOMPARE(int(read->hopLimit), 64);
    QCOMPARE(read->source.text(), std::string("2001:db8:1::1"));
    QCOMPARE(read->destination.text(), std::string("2001:db8:2::1"));
}

void TestHeaders::readsEveryFieldOfTcp()
{
    const auto read = TcpHeader::parse(*parseHex("22b8 98fc 01020304 a1b2c3d4 5f52 fe88 1234 0042"));
    QVERIFY(read.has_value());
    const TcpHeader expected {.sourcePort = 8888,
        .destinationPort = 39164,
        .sequenceNumber = 0x01020304,
        .acknowledgmentNumber = 0xa1b2c3d4,
        .dataOffset = 5,
        .reserved = 15,
        .flags = TcpHeader::syn | TcpHeader::ack | TcpHeader::ece,
        .window = 65160,
        .checksum = 0x1234,
        .urgentPointer = 66};
    QVERIFY(*read == expected);
}

void TestHeaders::readsTheOthers()
{
    QVERIFY((*UdpHeader::parse(*parseHex("1f4022b8000d7c07")) == UdpHeader {8000, 8888, 13, 0x7c07}));
    const auto echo = IcmpHeader::parse(*parseHex("0800a1f812340001"));
    QCOMPARE(int(echo->identifier()), 0x1234);
    QCOMPARE(int(echo->sequenceNumber()), 1);
    QVERIFY(!echo->quotes());
    IcmpHeader made {.type = IcmpHeader::echoRequest};
    made.setEcho(0x1234, 1);
    QCOMPARE(toHex(made.serialize()), std::string("0800000012340001"));
    QVERIFY((*VlanTag::parse(*parseHex("b02a86dd")) == VlanTag {5, true, 42, 0x86dd}));
    QVERIFY((*MplsLabel::parse(*parseHex("00010bfe")) == MplsLabel {16, 5, true, 254}));
    QVERIFY((*MplsLabel::parse(*parseHex("05dcf001")) == MplsLabel {24015, 0, false, 1}));
    const auto sll2 = LinuxCookedHeader::parseV2(*parseHex("0800000000000003000104060200000000010000"));
    QCOMPARE(int(sll2->interfaceIndex), 3);
    QCOMPARE(int(sll2->packetType), 4);
    QCOMPARE(int(LoopbackHeader::parse(*parseHex("1e000000"))->family()), int(Family::IPv6));
    QCOMPARE(int(LoopbackHeader::parse(*parseHex("00000002"))->family()), int(Family::IPv4));
    QCOMPARE(int(LoopbackHeader::parse(*parseHex("00000007"))->family()), int(Family::None));
}

void TestHeaders::keepsWrongValues()
{
    const Ipv4Header header {.version = 7, .ihl = 2, .flags = 4, .totalLength = 3, .checksum = 0xdead};
    QCOMPARE(toHex(header.serialize()),
        std::string("720000030000800040"
                    "00"
                    "dead"
                    "00000000"
                    "00000000"));
    const TcpHeader tcp {.dataOffset = 15, .checksum = 1};
    QCOMPARE(toHex(tcp.serialize()), std::string("000000000000000000000000f000000000010000"));
    QCOMPARE(toHex(UdpHeader {.length = 2, .checksum = 0xffff}.serialize()), std::string("000000000002ffff"));
}

void TestHeaders::refusesDamage_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("detail");
    const QByteArray zeros(200, '0');
    const auto row
        = [](const char* what, const char* name, const QByteArray& hex, ErrorCode code, const char* detail) {
              QTest::newRow(what) << QString::fromLatin1(name) << hex << int(code) << QByteArray(detail);
          };
    row("IPv6 where IPv4 should be", "ipv4", "60" + zeros, ErrorCode::BadVersion, "ipv4");
    row("IPv4 where IPv6 should be", "ipv6", "45" + zeros, ErrorCode::BadVersion, "ipv6");
    row("an IPv4 header shorter than itself", "ipv4", "44" + zeros, ErrorCode::BadLength, "ihl");
    row("IPv4 options that are not there", "ipv4", "46" + zeros.left(38), ErrorCode::Truncated, "ipv4");
    row("a TCP header shorter than itself", "tcp", zeros.left(24) + "40" + zeros, ErrorCode::BadLength,
        "data_offset");
    row("TCP options that are not there", "tcp", zeros.left(24) + "60" + zeros.left(14), ErrorCode::Truncated,
        "tcp");
    row("a UDP length below eight", "udp", "0000000000070000", ErrorCode::BadLength, "length");
    row("extensions of another version", "extensions", "10000000", ErrorCode::BadVersion, "extensions");
    row("ARP addresses that are not there", "arp", "00010800ff040001" + zeros, ErrorCode::Truncated, "arp");
}

void TestHeaders::refusesDamage()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, hex);
    QFETCH(int, code);
    QFETCH(QByteArray, detail);
    const auto read = examples().at(name).codec(test::exactly(*parseHex(hex.toStdString())));
    QVERIFY(!read.has_value());
    QCOMPARE(int(read.error().code), code);
    QCOMPARE(QByteArray::fromStdString(read.error().detail), detail);
}

void TestHeaders::takesTheReceivedSizeForAnImpossibleTotalLength()
{
    QCOMPARE((Ipv4Header {.totalLength = 30}.packetLength(60)), std::size_t {30});
    QCOMPARE((Ipv4Header {.totalLength = 0}.packetLength(60)), std::size_t {60});
    QCOMPARE((Ipv4Header {.totalLength = 19}.packetLength(60)), std::size_t {60});
    QCOMPARE((Ipv4Header {.totalLength = 0x3c00}.packetLength(60)), std::size_t {60}); // bytes swapped
    QCOMPARE((Ipv6Header {.payloadLength = 5}.packetLength(60)), std::size_t {45});
    QCOMPARE((Ipv6Header {.payloadLength = 0}.packetLength(60)), std::size_t {60});
    QCOMPARE((Ipv6Header {.payloadLength = 21}.packetLength(60)), std::size_t {60});
}

void TestHeaders::walksExtensionHeaders()
{
    // Hop-by-hop (8), routing with a segment left (24), fragment at 0 with more (8), then UDP.
    const Bytes bytes = test::exactly(*parseHex("2b00050200000000"
                                                "2c0200010000000000000000000000000000000000000000"
                                                "1100000112345678"
                                                "1f4022b8"));
    Ipv6ExtensionWalk walk(bytes, 0);
    QVERIFY((walk.next() == Ipv6Extension {0, 8, 0, 43}));
    QVERIFY(!walk.isRouted());
    QVERIFY((walk.next() == Ipv6Extension {8, 24, 43, 44}));
    QVERIFY(walk.isRouted());
    QVERIFY((walk.next() == Ipv6Extension {32, 8, 44, 17}));
    QVERIFY(walk.isFragment() && !walk.isLaterFragment());
    QVERIFY(!walk.next() && !walk.error());
    QCOMPARE(int(walk.protocol()), 17);
    QCOMPARE(walk.offset(), std::size_t {40});
    for (std::size_t length = 0; length < 40; ++length) {
        const auto part = test::exactly(ByteView(bytes).first(length)); // the walk only looks at it
        Ipv6ExtensionWalk cut(part, 0);
        while (cut.next()) { }
        QVERIFY(cut.error().has_value());
        QVERIFY(cut.offset() <= length);
    }
}

void TestHeaders::walksOptions()
{
    const Bytes options = *parseHex("020405b401030300 ff");
    HeaderOptionWalk walk(options);
    QVERIFY((walk.next() == HeaderOption {0, 4, 2}));
    QVERIFY((walk.next() == HeaderOption {4, 1, 1}));
    QVERIFY((walk.next() == HeaderOption {5, 3, 3}));
    QVERIFY(!walk.next().has_value()); // kind 255 at the last byte has no length
    QCOMPARE(int(walk.error()->code), int(ErrorCode::Truncated));
    const Bytes none = *parseHex("0200");
    HeaderOptionWalk bad(none);
    QVERIFY(!bad.next() && bad.error()->code == ErrorCode::BadLength);
    const Bytes ended = *parseHex("00ff");
    HeaderOptionWalk end(ended);
    QVERIFY((end.next() == HeaderOption {0, 1, 0}));
    QVERIFY(!end.next() && !end.error());
}

void TestHeaders::findsQuotationsAndExtensions()
{
    const auto quoteOf = [](const QString& name) {
        const auto packet = test::packet(name);
        const Bytes message = test::exactly(ByteView(packet.bytes).subspan(20));
        return findIcmpQuote(*IcmpHeader::parse(message), message);
    };
    const IcmpQuote rfc = quoteOf("mpls");
    QCOMPARE(rfc.end, std::size_t {136});
    QVERIFY(rfc.extensions == std::size_t {136} && !rfc.claimed);
    const IcmpQuote old = quoteOf("mpls-before-4884");
    QVERIFY(old.extensions == std::size_t {136} && !old.claimed);
    // Both readings are kept.
    const IcmpQuote both = quoteOf("mpls-length-17");
    QVERIFY(both.extensions == std::size_t {136} && both.claimed == std::size_t {8 + 17 * 4});
    QCOMPARE(both.end, std::size_t {136});
    // A field that leads far outside.
    Bytes message(40);
    message[0] = IcmpHeader::timeExceeded;
    message[5] = 255;
    const IcmpQuote outside = findIcmpQuote(*IcmpHeader::parse(message), message);
    QVERIFY(outside.end == message.size() && !outside.extensions);
}

void TestHeaders::readsInterfaceInformation()
{
    const Bytes payload = test::exactly(*parseHex("0000000f 00010000 c6336402 08 6574683000 0000 00000578"));
    const auto read = InterfaceInformation::parse(0x8f, payload);
    QVERIFY(read.has_value());
    QCOMPARE(int(read->role), int(InterfaceInformation::Role::Outgoing));
    QCOMPARE(int(*read->index), 15);
    QCOMPARE(read->address.text(), std::string("198.51.100.2"));
    QCOMPARE(*read->name, std::string("eth0"));
    QCOMPARE(int(*read->mtu), 1400);
    QVERIFY((read->nameRange == InterfaceInformation::Range {13, 4}));
    QCOMPARE(toHex(read->serializeObject()), "001c028f" + toHex(payload));
    for (std::size_t length = 0; length < payload.size(); ++length)
        QVERIFY(!InterfaceInformation::parse(0x8f, test::exactly(ByteView(payload).first(length))));
    QVERIFY(!InterfaceInformation::parse(0x04, *parseHex("00030000c6336402"))); // no such family
    QVERIFY(!InterfaceInformation::parse(0x02, *parseHex("05657468"))); // not whole words
    QVERIFY(!InterfaceInformation::parse(0x02, *parseHex("00000000"))); // not even its own length
}

void TestHeaders::knowsThePlateausBelowALength()
{
    QCOMPARE(int(nextMtuPlateau(65535)), 32000); // RFC 1191 table 7-1
    QCOMPARE(int(nextMtuPlateau(1500)), 1492);
    QCOMPARE(int(nextMtuPlateau(1492)), 1006);
    QCOMPARE(int(nextMtuPlateau(296)), 68);
    QCOMPARE(int(nextMtuPlateau(0)), 68);
}

QTEST_GUILESS_MAIN(TestHeaders)
#include "tst_headers.moc"
