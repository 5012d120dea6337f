// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/craft/packet.h"

#include "core/base/hex.h"
#include "core/craft/templates.h"

#include <QtTest/QtTest>

using namespace socketscope;
using namespace socketscope::craft;
using wire::LayerKind;

namespace {

QByteArray hex(const Packet& packet)
{
    return QByteArray::fromStdString(toHex(packet.serialize()));
}

Packet udpHello()
{
    return *builtinTemplate("udp-hello");
}

QByteArray text(const Packet& packet, const char* field)
{
    const auto read = packet.text(field);
    return read ? QByteArray::fromStdString(*read) : "no such field";
}

QByteArray pinned(const Packet& packet)
{
    QByteArrayList names;
    for (const std::string& name : packet.pinned())
        names += QByteArray::fromStdString(name);
    return names.join(' ');
}

Packet fromHex(const char* digits)
{
    return *Packet::fromBytes(*parseHex(digits));
}

} // namespace

class TestPacket : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void templatesAreTheDocumentsPackets();
    void knownChecksumsComeOut();
    void aComputedZeroIsSentAsAllOnes();
    void pinnedFieldsAreObeyedAndTheRestFollows();
    void unpinningComputesAgain();
    void theChecksumCoversWhatTheLengthsTell();
    void aRoutingHeaderHasTheDestinationOfThePseudoHeader();
    void whatFailsChangesNothing_data();
    void whatFailsChangesNothing();
    void optionsCountInTheLengths();
    void unevenOptionsNeedAPinnedLength();
    void aTypeOfIcmpBringsItsFields();
    void layersComeAndGo();
    void bytesOfASoundPacketPinNothing_data();
    void bytesOfASoundPacketPinNothing();
    void bytesThatDifferArePinned_data();
    void bytesThatDifferArePinned();
    void aByteTypedInPinsWhatItChanges();
    void everyByteCanBeTyped_data();
    void everyByteCanBeTyped();
    void aTypeTypedAsAByteMovesNoOtherByte();
    void theLargestPacketIsTheLargest();
};

/// By hand: RFC 791, RFC 768, RFC 792; the checksums of the document.
void TestPacket::templatesAreTheDocumentsPackets()
{
    QCOMPARE(hex(udpHello()), "450000210000400040113cca7f0000017f0000011f4022b8000d7c0768656c6c6f");
    QCOMPARE(hex(*builtinTemplate("icmp-echo")).mid(40), "0800f7ff00000000");
    const Packet probe = *builtinTemplate("ttl-3");
    QCOMPARE(text(probe, "ipv4.ttl"), "3");
    QCOMPARE(text(probe, "ipv4.destination"), "198.35.26.96");
    QCOMPARE(hex(probe).mid(40), "0800f7ff00000000");
    const Packet syn = *builtinTemplate("tcp-syn");
    QCOMPARE(text(syn, "tcp.flags"), "syn");
    QCOMPARE(text(syn, "tcp.options"), "020405b4");
    QCOMPARE(text(syn, "tcp.data_offset"), "6");
    const Packet query = *builtinTemplate("dns-query");
    QCOMPARE(text(query, "udp.destination_port"), "53");
    QCOMPARE(text(query, "payload.data"), "000101000001000000000000076578616d706c65036f72670000010001");
    for (const std::string_view name : templateNames()) {
        QVERIFY(builtinTemplate(name).has_value());
        QCOMPARE(pinned(*builtinTemplate(name)), "");
    }
    QVERIFY(!builtinTemplate("nothing").has_value());
}

void TestPacket::knownChecksumsComeOut()
{
    QCOMPARE(text(udpHello(), "udp.checksum"), "0x7c07");
    QCOMPARE(text(*builtinTemplate("icmp-echo"), "icmp.checksum"), "0xf7ff");
    Packet echo = *builtinTemplate("icmp-echo");
    QVERIFY(echo.set("icmp.identifier", "0x1234"));
    QVERIFY(echo.set("icmp.sequence_number", "1"));
    QVERIFY(echo.setPayload(toBytes("hello"))); // odd: padded
    QCOMPARE(text(echo, "icmp.checksum"), "0xa1f8");
}

void TestPacket::aComputedZeroIsSentAsAllOnes()
{
    Packet packet = udpHello();
    QVERIFY(packet.set("payload.data", "bfdf"));
    QCOMPARE(text(packet, "udp.checksum"), "0xffff");
    QCOMPARE(*packet.state("udp.checksum"), FieldState::Automatic);
    // Pinned to zero it stays zero, which says "none".
    QVERIFY(packet.set("udp.checksum", "0"));
    QCOMPARE(text(packet, "udp.checksum"), "0x0000");
}

void TestPacket::pinnedFieldsAreObeyedAndTheRestFollows()
{
    Packet packet = udpHello();
    QVERIFY(packet.set("udp.checksum", "0xdead"));
    QCOMPARE(hex(packet), "450000210000400040113cca7f0000017f0000011f4022b8000ddead68656c6c6f");
    QCOMPARE(*packet.state("udp.checksum"), FieldState::Pinned);
    QVERIFY(packet.set("ipv4.protocol", "tcp"));
    QVERIFY(packet.set("ipv4.ttl", "3"));
    // 3cca + 40 (of the TTL, in the high byte: 3d00) + b (of the protocol): 3cca + 3d00 + 000b = 79d5
    QCOMPARE(text(packet, "ipv4.header_checksum"), "0x79d5");
    QCOMPARE(*packet.state("ipv4.ttl"), FieldState::Plain);
    QCOMPARE(pinned(packet), "ipv4.protocol udp.checksum");
    // Also to what would be computed anyway.
    Packet same = udpHello();
    QVERIFY(same.set("udp.length", "13"));
    QVERIFY(same.setPayload(toBytes("longer than before")));
    QCOMPARE(text(same, "udp.length"), "13");
}

void TestPacket::unpinningComputesAgain()
{
    Packet packet = udpHello();
    QVERIFY(packet.set("udp.length", "65535"));
    QVERIFY(packet.set("udp.checksum", "1"));
    QVERIFY(packet.unpin("udp.length"));
    QVERIFY(packet.set("udp.checksum", " AUTO "));
    QCOMPARE(packet, udpHello());
    QCOMPARE(
        packet.unpin("ipv4.ttl").error(), (Error {.code = ErrorCode::NotAutomatic, .detail = "ipv4.ttl"}));
    QCOMPARE(packet.unpin("ipv4.options").error().code, ErrorCode::NotAutomatic);
    QCOMPARE(
        packet.unpin("ipv4.tll").error(), (Error {.code = ErrorCode::UnknownField, .detail = "ipv4.tll"}));
}

void TestPacket::theChecksumCoversWhatTheLengthsTell()
{
    // Of "hello" a receiver that believes a length of 10 sees "he": 7f00 0001 7f00 0001 0011 000a 1f40 22b8
    // 000a 6865 add up to a885.
    Packet packet = udpHello();
    QVERIFY(packet.set("udp.length", "10"));
    QCOMPARE(text(packet, "udp.checksum"), "0x577a");
    const auto covered = packet.coverage(1, packet.serialize());
    QVERIFY(covered.has_value());
    QCOMPARE(covered->begin, std::size_t {20});
    QCOMPARE(covered->end, std::size_t {30});
    QCOMPARE(covered->field, std::size_t {26});
    QCOMPARE(covered->pseudo->length, 10U);
    // A length that cannot be is not believed.
    QVERIFY(packet.set("udp.length", "3"));
    QCOMPARE(packet.coverage(1, packet.serialize())->end, std::size_t {33});
}

void TestPacket::whatFailsChangesNothing_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("detail");
    const auto row = [](const char* field, const char* value, ErrorCode code, const char* detail) {
        QTest::addRow("%s=%s", field, value)
            << QByteArray(field) << QByteArray(value) << int(code) << QByteArray(detail);
    };
    row("ipv4.ttl", "256", ErrorCode::ValueTooLarge, "ipv4.ttl");
    row("ipv4.version", "16", ErrorCode::ValueTooLarge, "ipv4.version");
    row("udp.source_port", "99999999999999999999999", ErrorCode::ValueTooLarge, "udp.source_port");
    row("ipv4.ttl", "-1", ErrorCode::BadFieldValue, "ipv4.ttl=-1");
    row("ipv4.ttl", "", ErrorCode::BadFieldValue, "ipv4.ttl=");
    row("ipv4.ttl", "0x", ErrorCode::BadFieldValue, "ipv4.ttl=0x");
    row("ipv4.ttl", "3 4", ErrorCode::BadFieldValue, "ipv4.ttl=3 4");
    row("ipv4.source", "127.0.0", ErrorCode::BadFieldValue, "ipv4.source=127.0.0");
    row("ipv4.source", "::1", ErrorCode::FieldOfOtherFamily, "::1");
    row("ipv4.protocol", "carrier_pigeon", ErrorCode::BadFieldValue, "ipv4.protocol=carrier_pigeon");
    row("ipv4.flags", "df,xf", ErrorCode::BadFieldValue, "ipv4.flags=df,xf");
    row("ipv4.options", "01", ErrorCode::UnevenOptions, "ipv4.options");
    row("ipv4.options", "010", ErrorCode::BadFieldValue, "ipv4.options=010");
    row("ipv4.ttl", "auto", ErrorCode::NotAutomatic, "ipv4.ttl");
    row("payload.data", "auto", ErrorCode::NotAutomatic, "payload.data");
    row("payload.data", "4x", ErrorCode::BadHexDigit, "x");
    row("tcp.flags", "syn", ErrorCode::UnknownField, "tcp.flags");
    row("ttl", "3", ErrorCode::UnknownField, "ttl");
    row("ipv4.", "3", ErrorCode::UnknownField, "ipv4.");
    row("udp.options", "00000000", ErrorCode::UnknownField, "udp.options");
}

void TestPacket::whatFailsChangesNothing()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, value);
    QFETCH(int, code);
    QFETCH(QByteArray, detail);
    Packet packet = udpHello();
    const auto done = packet.set(field.toStdString(), value.toStdString());
    QVERIFY(!done);
    QCOMPARE(int(done.error().code), code);
    QCOMPARE(QByteArray::fromStdString(done.error().detail), detail);
    QCOMPARE(packet, udpHello());
}

void TestPacket::optionsCountInTheLengths()
{
    Packet packet = udpHello();
    QVERIFY(packet.set("ipv4.options", "01010100"));
    QCOMPARE(hex(packet).left(8), "46000025");
    QCOMPARE(text(packet, "ipv4.options"), "01010100");
    Packet syn = *builtinTemplate("tcp-syn");
    QVERIFY(syn.set("tcp.options", "mss=1460, SAckOK, timestamp=1:2, nop, wscale=7"));
    // RFC 9293 section 3.2, RFC 7323 section 2.2 and 3.2, RFC 2018 section 2
    QCOMPARE(text(syn, "tcp.options"), "020405b40402080a000000010000000201030307");
    QCOMPARE(text(syn, "tcp.data_offset"), "10");
    QVERIFY(syn.set("tcp.options", "wscale=7"));
    QCOMPARE(text(syn, "tcp.options"), "03030700");
    for (const char* wrong : {"mss=65536", "mss", "nop=1", "sackok,", "timestamp=1:4294967296", "rumour=1"})
        QCOMPARE(syn.set("tcp.options", wrong).error().code, ErrorCode::BadFieldValue);
    const std::string long44(88, '0');
    QCOMPARE(syn.set("tcp.options", long44).error(),
        (Error {.code = ErrorCode::OptionsTooLong, .detail = "tcp.options", .amount = 40}));
    QVERIFY(syn.set("tcp.options", ""));
    QCOMPARE(syn.size(), std::size_t {40});
}

void TestPacket::unevenOptionsNeedAPinnedLength()
{
    Packet packet = udpHello();
    QVERIFY(packet.set("ipv4.ihl", "6"));
    QVERIFY(packet.set("ipv4.options", "0101"));
    QCOMPARE(hex(packet).left(8), "46000023");
    QCOMPARE(packet.size(), std::size_t {35});
}

void TestPacket::aTypeOfIcmpBringsItsFields()
{
    Packet packet = *builtinTemplate("icmp-echo");
    QVERIFY(packet.set("icmp.type", "timestamp"));
    QVERIFY(packet.set("icmp.transmit_timestamp", "0x01020304"));
    QCOMPARE(hex(packet).mid(40),
        "0d00eef9"
        "00000000"
        "00000000"
        "00000000"
        "01020304");
    QVERIFY(packet.set("icmp.type", "redirect"));
    QVERIFY(packet.set("icmp.gateway_internet_address", "192.0.2.1"));
    QCOMPARE(hex(packet).mid(40),
        "050038fe"
        "c0000201");
    QVERIFY(!packet.text("icmp.identifier"));
    QVERIFY(packet.set("icmp.type", "200"));
    QVERIFY(packet.set("icmp.rest_of_header", "01 02 03 04"));
    QVERIFY(!packet.set("icmp.rest_of_header", "01 02 03"));
    QCOMPARE(text(packet, "icmp.rest_of_header"), "01020304");
}

void TestPacket::layersComeAndGo()
{
    Packet packet = udpHello();
    QVERIFY(packet.set("udp.source_port", "1234"));
    QVERIFY(packet.setLayers({LayerKind::Ipv6, LayerKind::Udp}));
    QCOMPARE(text(packet, "ipv6.next_header"), "17");
    QCOMPARE(text(packet, "ipv6.payload_length"), "13");
    QCOMPARE(text(packet, "udp.source_port"), "1234");
    QVERIFY(packet.setLayers({LayerKind::Ipv6}));
    QCOMPARE(text(packet, "ipv6.next_header"), "59");
    QCOMPARE(text(packet, "payload.data"), "68656c6c6f");
    const Packet before = packet;
    for (const auto& kinds : std::vector<std::vector<LayerKind>> {{}, {LayerKind::Udp},
             {LayerKind::Udp, LayerKind::Ipv4}, {LayerKind::Ipv4, LayerKind::Ipv6},
             {LayerKind::Ipv4, LayerKind::Udp, LayerKind::Tcp}, {LayerKind::Ethernet, LayerKind::Ipv4}}) {
        QCOMPARE(packet.setLayers(kinds).error().code, ErrorCode::ImpossibleLayers);
        QVERIFY(!Packet::of(kinds));
    }
    QCOMPARE(packet, before);
    QCOMPARE(Packet::of({LayerKind::Udp, LayerKind::Ipv4}).error().detail, std::string("udp, ipv4"));
}

void TestPacket::bytesOfASoundPacketPinNothing_data()
{
    QTest::addColumn<QByteArray>("file");
    // Packets of real programs (tests/data/packets), without a link header.
    for (const char* name : {"echo-request", "echo-reply", "ipv6-echo-reply", "time-exceeded-echo",
             "port-unreachable", "ipv6-port-unreachable"})
        QTest::newRow(name) << QByteArray(name);
}

void TestPacket::bytesOfASoundPacketPinNothing()
{
    QFETCH(QByteArray, file);
    QFile source(QStringLiteral(SOCKETSCOPE_SOURCE_DIR "/tests/data/packets/") + QString::fromLatin1(file)
        + QStringLiteral(".hex"));
    QVERIFY(source.open(QIODevice::ReadOnly));
    QByteArray digits;
    qsizetype link = 0;
    for (const QByteArray& line : source.readAll().split('\n')) {
        if (line.startsWith("# link type"))
            link = line.split(' ').last().toInt();
        else if (!line.startsWith('#'))
            digits += line;
    }
    Bytes bytes = *parseHex(digits.toStdString());
    if (link == 1)
        bytes.erase(bytes.begin(), bytes.begin() + 14);
    const auto packet = Packet::fromBytes(bytes);
    QVERIFY(packet);
    QCOMPARE(packet->layers().size(), std::size_t {2});
    QCOMPARE(pinned(*packet), "");
    QCOMPARE(hex(*packet), QByteArray::fromStdString(toHex(bytes)));
}

void TestPacket::bytesThatDifferArePinned_data()
{
    QTest::addColumn<QByteArray>("digits");
    QTest::addColumn<QByteArray>("names");
    QTest::addColumn<QByteArray>("payload");
    const auto row = [](const char* what, const char* digits, const char* names, const char* payload) {
        QTest::newRow(what) << QByteArray(digits) << QByteArray(names) << QByteArray(payload);
    };
    row("nothing", "", "", "");
    row("no IP", "55000000", "", "55000000");
    row("a cut header", "4500002100004000", "", "4500002100004000");
    row("no checksum", "450000210000400040113cca7f0000017f0000011f4022b8000d000068656c6c6f", "udp.checksum",
        "68656c6c6f");
    row("a wrong header checksum", "450000210000400040113ccb7f0000017f0000011f4022b8000d7c0768656c6c6f",
        "ipv4.header_checksum", "68656c6c6f");
    row("bytes behind the packet", "450000210000400040113cca7f0000017f0000011f4022b8000d7c0768656c6c6f0000",
        "ipv4.total_length udp.length", "68656c6c6f0000");
    row("a later fragment", "450000190000200140115cd17f0000017f0000011f4022b800", "ipv4.protocol",
        "1f4022b800");
    row("a header that claims more than there is", "4f00001600000000401100007f0000017f000001abcd",
        "ipv4.ihl ipv4.protocol ipv4.header_checksum", "");
    row("half a UDP header", "450000180000400040113cd37f0000017f0000011f4022b8", "ipv4.protocol", "1f4022b8");
}

void TestPacket::bytesThatDifferArePinned()
{
    QFETCH(QByteArray, digits);
    QFETCH(QByteArray, names);
    QFETCH(QByteArray, payload);
    const Packet packet = fromHex(digits.constData());
    QCOMPARE(hex(packet), digits);
    QCOMPARE(pinned(packet), names);
    QCOMPARE(text(packet, "payload.data"), payload);
}

void TestPacket::aByteTypedInPinsWhatItChanges()
{
    Packet packet = udpHello();
    QVERIFY(packet.setByte(8, 3)); // the TTL: the header checksum follows
    Packet typed = udpHello();
    QVERIFY(typed.set("ipv4.ttl", "3"));
    QCOMPARE(packet, typed);
    QVERIFY(packet.setByte(27, 0x08)); // the checksum's second byte
    QCOMPARE(pinned(packet), "udp.checksum");
    QCOMPARE(text(packet, "udp.checksum"), "0x7c08");
    QVERIFY(packet.setByte(27, 0x07)); // as computed, but the person's now
    QCOMPARE(pinned(packet), "udp.checksum");
    Packet header = udpHello();
    QVERIFY(header.setByte(0, 0x65)); // a version of six, and the length as it was
    QCOMPARE(text(header, "ipv4.version"), "6");
    QCOMPARE(pinned(header), "");
    QVERIFY(header.setByte(0, 0x46));
    QCOMPARE(pinned(header), "ipv4.ihl");
    QVERIFY(header.setByte(32, '!'));
    QCOMPARE(text(header, "payload.data"), "68656c6c21");
    QCOMPARE(header.setByte(33, 0).error().code, ErrorCode::BadLength);
}

void TestPacket::everyByteCanBeTyped_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const std::string_view name : templateNames())
        QTest::newRow(std::string(name).c_str()) << QByteArray::fromStdString(std::string(name));
}

void TestPacket::everyByteCanBeTyped()
{
    QFETCH(QByteArray, name);
    const Packet before = *builtinTemplate(name.toStdString());
    for (std::size_t at = 0; at < before.size(); ++at) {
        for (const int value : {0x00, 0x13, 0x5a, 0xff}) {
            if (at == 20 && before.layers()[1].kind == LayerKind::Icmp)
                continue; // the type brings other fields
            Packet packet = before;
            QVERIFY(packet.setByte(at, std::uint8_t(value)));
            const Bytes bytes = packet.serialize();
            QCOMPARE(bytes.size(), before.size());
            QCOMPARE(int(bytes[at]), value);
        }
    }
}

void TestPacket::aTypeTypedAsAByteMovesNoOtherByte()
{
    Packet packet = *builtinTemplate("icmp-echo");
    QVERIFY(packet.set("payload.data", "000102030405060708090a0b0c0d"));
    QVERIFY(packet.setByte(20, 13));
    QCOMPARE(text(packet, "icmp.originate_timestamp"), "66051"); // 0x00010203
    QCOMPARE(text(packet, "payload.data"), "0c0d");
    QVERIFY(packet.setByte(20, 8));
    QCOMPARE(text(packet, "payload.data"), "000102030405060708090a0b0c0d");
    QVERIFY(packet.setPayload({}));
    QVERIFY(packet.setByte(20, 13)); // there is nothing to take: zeros
    QCOMPARE(packet.size(), std::size_t {40});
}

void TestPacket::theLargestPacketIsTheLargest()
{
    Packet packet = udpHello();
    QVERIFY(packet.setPayload(Bytes(65507, 'x')));
    QCOMPARE(text(packet, "ipv4.total_length"), "65535");
    QCOMPARE(text(packet, "udp.length"), "65515");
    const Packet largest = packet;
    QCOMPARE(packet.setPayload(Bytes(65508, 'x')).error(),
        (Error {.code = ErrorCode::PacketTooLarge, .amount = 65536}));
    QCOMPARE(packet.set("ipv4.options", "00000000").error().code, ErrorCode::PacketTooLarge);
    QCOMPARE(packet.setLayers({LayerKind::Ipv6, LayerKind::Udp}).error().code, ErrorCode::PacketTooLarge);
    QCOMPARE(packet, largest);
    QCOMPARE(Packet::fromBytes(Bytes(65536)).error().code, ErrorCode::PacketTooLarge);
    QCOMPARE(Packet::fromBytes(packet.serialize()), Result<Packet>(packet));
}

/// RFC 8200 section 8.1. The sums are scapy's.
void TestPacket::aRoutingHeaderHasTheDestinationOfThePseudoHeader()
{
    Packet packet = *Packet::of({LayerKind::Ipv6, LayerKind::Udp});
    for (const auto& [field, value] : {std::pair {"ipv6.source", "2001:db8::1"},
             {"ipv6.destination", "2001:db8::2"}, {"ipv6.next_header", "routing"},
             {"udp.source_port", "8000"}, {"udp.destination_port", "8888"}, {"payload.data", "68656c6c6f"}})
        QVERIFY(packet.set(field, value));
    const auto checksum = [&packet](const char* type, const char* left, const char* addresses) {
        const std::string length = std::to_string(std::string(addresses).size() / 32 * 2);
        if (!packet.set("ipv6.extension_headers",
                "110" + length + type + left + (std::string_view(type) == "04" ? "01000000" : "00000000")
                    + addresses))
            qFatal("no routing header");
        return text(packet, "udp.checksum");
    };
    const char* const one = "20010db8000000000000000000000009";
    const char* const two = "20010db800000000000000000000000520010db8000000000000000000000009";
    const char* const backwards = "20010db800000000000000000000000920010db8000000000000000000000005";
    const QByteArray routed = "0x1e8e";
    QCOMPARE(checksum("02", "01", one), routed);
    QCOMPARE(checksum("00", "01", two), routed);
    QCOMPARE(checksum("00", "02", two), routed);
    QCOMPARE(checksum("04", "01", backwards), routed);
    const QByteArray direct = "0x1e95";
    QCOMPARE(checksum("02", "00", one), direct); // it is there already
    QCOMPARE(checksum("03", "01", one), direct); // a type whose addresses are compressed
    QCOMPARE(checksum("02", "01", ""), direct); // none
}

QTEST_GUILESS_MAIN(TestPacket)
#include "tst_packet.moc"
