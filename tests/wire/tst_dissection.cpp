// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/dissection.h"
#include "tests/wire/packets.h"

#include <QtTest/QtTest>

#include <random>

using namespace socketscope;
using namespace socketscope::wire;

namespace {

/// One character for each verdict, to be read in a table.
char letter(ChecksumVerdict verdict)
{
    switch (verdict) {
    case ChecksumVerdict::None:
        return ' ';
    case ChecksumVerdict::Right:
        return '+';
    case ChecksumVerdict::Wrong:
        return '-';
    case ChecksumVerdict::LeftToHardware:
        return 'h';
    case ChecksumVerdict::Absent:
        return '0';
    case ChecksumVerdict::Unknown:
        return '?';
    }
    return '!';
}

/// "ethernet@0:14 ipv4@14:20+ icmp@34:8+ >ipv4@42:20+ …": name, place, checksum; `>` for each quotation
/// around it, `!` where damaged.
QByteArray outline(const Dissection& dissection)
{
    QByteArray text;
    for (const Layer& layer : dissection.layers) {
        text += text.isEmpty() ? "" : " ";
        text += QByteArray(layer.quoted, '>');
        text += layerName(layer.kind).data();
        text += '@' + QByteArray::number(layer.offset) + ':' + QByteArray::number(layer.length);
        text += QByteArray(1, letter(layer.checksum)).trimmed();
        if (layer.error)
            text += '!';
    }
    return text;
}

/// The value of "icmp.type", or of ">ipv4.ttl" inside a quotation, or of the n-th field of a name, whatever
/// its level: "tcp.kind#2".
QByteArray value(const Dissection& dissection, ByteView packet, QByteArray path)
{
    const auto depth = path.count('>');
    path.remove(0, depth);
    const QByteArrayList parts = path.split('#');
    const int wanted = parts.size() > 1 ? parts[1].toInt() : 1;
    const QByteArrayList names = parts[0].split('.');
    int seen = 0;
    for (const Layer& layer : dissection.layers) {
        if (layer.quoted != depth || names[0] != layerName(layer.kind).data())
            continue;
        for (const Field& field : dissection.fieldsOf(layer))
            if (names[1] == field.name().data() && ++seen == wanted)
                return QByteArray::fromStdString(fieldText(field, packet));
    }
    return "(not there)";
}

/// What must hold for any bytes.
void checkInvariants(const Dissection& dissection, std::size_t size)
{
    QVERIFY(!dissection.layers.empty());
    QVERIFY(dissection.layers.size() <= DissectionLimits::layers);
    std::size_t next = 0;
    for (std::size_t i = 0; i < dissection.layers.size(); ++i) {
        const Layer& layer = dissection.layers[i];
        QVERIFY(layer.parent < static_cast<std::int32_t>(i));
        QCOMPARE(layer.parent < 0, i == 0);
        QVERIFY(std::size_t {layer.offset} + layer.length <= size);
        QCOMPARE(std::size_t {layer.firstField}, next);
        next += layer.fieldCount;
        for (const Field& field : dissection.fieldsOf(layer)) {
            QVERIFY(field.offset >= layer.offset);
            QVERIFY(std::size_t {field.offset} + field.length <= size);
        }
    }
    QCOMPARE(next, dissection.fields.size());
}

} // namespace

class TestDissection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensEveryLayer_data();
    void opensEveryLayer();
    void readsFields_data();
    void readsFields();
    void tiesFieldsToTheirBytes();
    void everyTruncationOfEveryPacketIsSafe_data();
    void everyTruncationOfEveryPacketIsSafe();
    void everyChangedByteIsSafe_data() { everyTruncationOfEveryPacketIsSafe_data(); }
    void everyChangedByteIsSafe();
    void saysWhatIsDamaged_data();
    void saysWhatIsDamaged();
    void aShortSnapLengthIsNoDamage();
    void countsAMissingUdpChecksumAsAbsent();
    void stopsOpeningEndlessNesting();
    void opensTheOtherLinkTypes();
    void guessesTheLinkType();
};

void TestDissection::opensEveryLayer_data()
{
    QTest::addColumn<QByteArray>("expected");
    const auto row
        = [](const char* name, const char* expected) { QTest::newRow(name) << QByteArray(expected); };
    row("arp-request", "ethernet@0:14 arp@14:28");
    row("echo-request", "ethernet@0:14 ipv4@14:20+ icmp@34:8+ payload@42:16");
    row("record-route", "ethernet@0:14 ipv4@14:44+ icmp@58:8+ payload@66:16");
    row("time-exceeded-echo", "ethernet@0:14 ipv4@14:20+ icmp@34:8+ >ipv4@42:20+ >icmp@62:8+ >payload@70:16");
    row("time-exceeded-udp", "ethernet@0:14 ipv4@14:20+ icmp@34:8+ >ipv4@42:20+ >udp@62:8h >payload@70:10");
    row("time-exceeded-tcp", "ethernet@0:14 ipv4@14:20+ icmp@34:8+ >ipv4@42:20+ >tcp@62:40h");
    row("fragmentation-needed",
        "ethernet@0:14 ipv4@14:20+ icmp@34:8+ >ipv4@42:20+ >icmp@62:8? >payload@70:520");
    row("first-fragment", "ethernet@0:14 ipv4@14:20+ icmp@34:8? payload@42:1368");
    row("last-fragment", "ethernet@0:14 ipv4@14:20+ payload@34:632");
    row("port-unreachable", "ethernet@0:14 ipv4@14:20+ icmp@34:8+ >ipv4@42:20+ >udp@62:8h >payload@70:5");
    row("tcp-syn-ack", "ethernet@0:14 ipv4@14:20+ tcp@34:40h");
    row("tcp-data", "ethernet@0:14 ipv4@14:20+ tcp@34:32h payload@66:5");
    row("udp-hello", "ethernet@0:14 ipv4@14:20+ udp@34:8h payload@42:5");
    row("vlan-udp", "ethernet@0:14 vlan@14:4 ipv4@18:20+ udp@38:8+ payload@46:5");
    row("sll-udp", "sll@0:16 ipv4@16:20+ udp@36:8h payload@44:5");
    row("sll2-udp", "sll2@0:20 ipv4@20:20+ udp@40:8h payload@48:5");
    row("loopback-udp", "loopback@0:4 ipv4@4:20+ udp@24:8+ payload@32:5");
    row("neighbor-advertisement", "ethernet@0:14 ipv6@14:40 icmpv6@54:24+ payload@78:8");
    row("router-solicitation", "ethernet@0:14 ipv6@14:40 icmpv6@54:8+ payload@62:8");
    row("listener-report", "ethernet@0:14 ipv6@14:48 icmpv6@62:8+ payload@70:20");
    row("ipv6-first-fragment", "ethernet@0:14 ipv6@14:48 icmpv6@62:8? payload@70:1440");
    row("ipv6-echo-reply", "ethernet@0:14 ipv6@14:40 icmpv6@54:8+ payload@62:16");
    row("ipv6-time-exceeded",
        "ethernet@0:14 ipv6@14:40 icmpv6@54:8+ >ipv6@62:40 >icmpv6@102:8+ >payload@110:16");
    row("packet-too-big",
        "ethernet@0:14 ipv6@14:40 icmpv6@54:8+ >ipv6@62:40 >icmpv6@102:8? >payload@110:1184");
    row("ipv6-port-unreachable",
        "ethernet@0:14 ipv6@14:40 icmpv6@54:8+ >ipv6@62:40 >udp@102:8h >payload@110:5");
    row("mpls", "ipv4@0:20+ icmp@20:8+ >ipv4@28:20+ >udp@48:8h >payload@56:10 extensions@156:16+");
    row("mpls-before-4884",
        "ipv4@0:20+ icmp@20:8+ >ipv4@28:20+ >udp@48:8h >payload@56:10 extensions@156:16+");
    // Both readings: where the length field points, and where the structure is.
    row("mpls-length-17",
        "ipv4@0:20+ icmp@20:8+ >ipv4@28:20+ >udp@48:8h >payload@56:10 extensions@96:76! extensions@156:16+");
    row("interface-information",
        "ipv4@0:20+ icmp@20:8+ >ipv4@28:20+ >udp@48:8h >payload@56:10 extensions@156:24+");
}

void TestDissection::opensEveryLayer()
{
    QFETCH(QByteArray, expected);
    const auto packet = test::packet(QString::fromLatin1(QTest::currentDataTag()));
    const Dissection dissection = dissect(packet.linkType, packet.bytes);
    QCOMPARE(outline(dissection), expected);
    checkInvariants(dissection, packet.bytes.size());
}

void TestDissection::readsFields_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const char* path, const char* expected) {
        QTest::addRow("%s %s", name, path) << QByteArray(path) << QByteArray(expected);
    };
    row("arp-request", "ethernet.destination", "ff:ff:ff:ff:ff:ff");
    row("arp-request", "ethernet.ether_type", "2054");
    row("arp-request", "arp.opcode", "1");
    row("arp-request", "arp.sender_hardware_address", "02:00:00:00:00:01");
    row("arp-request", "arp.target_protocol_address", "192.0.2.2");
    row("echo-request", "ipv4.source", "192.0.2.1");
    row("echo-request", "icmp.identifier", "4660");
    row("echo-request", "icmp.sequence_number", "1");
    row("echo-request", "payload.data", "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a");
    row("record-route", "ipv4.ihl", "11");
    row("record-route", "ipv4.type#1", "7");
    row("record-route", "ipv4.type#2", "0");
    row("time-exceeded-udp", "icmp.type", "11");
    row("time-exceeded-udp", "ipv4.source", "192.0.2.2");
    row("time-exceeded-udp", ">ipv4.ttl", "1");
    row("time-exceeded-udp", ">udp.destination_port", "33434");
    row("time-exceeded-tcp", ">tcp.destination_port", "81");
    row("time-exceeded-tcp", ">tcp.syn", "1");
    row("fragmentation-needed", "icmp.next_hop_mtu", "1400");
    row("first-fragment", "ipv4.more_fragments", "1");
    row("last-fragment", "ipv4.fragment_offset", "172");
    row("tcp-syn-ack", "tcp.flags", "18");
    row("tcp-syn-ack", "tcp.maximum_segment_size", "1460");
    row("tcp-syn-ack", "tcp.shift_count", "10");
    row("tcp-syn-ack", "tcp.window", "65160");
    row("udp-hello", "udp.source_port", "8000");
    row("udp-hello", "udp.length", "13");
    row("vlan-udp", "vlan.priority_code_point", "5");
    row("vlan-udp", "vlan.vlan_identifier", "42");
    row("sll-udp", "sll.packet_type", "4");
    row("sll2-udp", "sll2.protocol_type", "2048");
    row("loopback-udp", "loopback.address_family", "2");
    row("ipv6-first-fragment", "ipv6.identification", "4286584670"); // 0xff80175e
    row("ipv6-first-fragment", "ipv6.more_fragments", "1");
    row("ipv6-first-fragment", "ipv6.type", "44");
    row("ipv6-time-exceeded", "icmpv6.type", "3");
    row("ipv6-time-exceeded", ">ipv6.hop_limit", "1");
    row("ipv6-time-exceeded", ">icmpv6.sequence_number", "2");
    row("packet-too-big", "icmpv6.mtu", "1400");
    row("neighbor-advertisement", "icmpv6.target_address", "2001:db8:1::2");
    row("neighbor-advertisement", "icmpv6.router", "1");
    row("mpls", "extensions.label#1", "24015");
    row("mpls", "extensions.label#2", "16");
    row("mpls", "extensions.exp#2", "5");
    row("mpls", "extensions.bottom#1", "0");
    row("mpls", "extensions.bottom#2", "1");
    row("mpls", "extensions.ttl#2", "254");
    row("interface-information", "extensions.interface_role", "2");
    row("interface-information", "extensions.if_index", "15");
    row("interface-information", "extensions.ip_address", "198.51.100.2");
    row("interface-information", "extensions.mtu", "1400");
}

void TestDissection::readsFields()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, expected);
    const auto packet
        = test::packet(QString::fromLatin1(QByteArray(QTest::currentDataTag()).split(' ').first()));
    QCOMPARE(value(dissect(packet.linkType, packet.bytes), packet.bytes, path), expected);
}

void TestDissection::tiesFieldsToTheirBytes()
{
    const auto packet = test::packet(QStringLiteral("mpls"));
    const Dissection dissection = dissect(packet.linkType, packet.bytes);
    const Layer& extensions = dissection.layers.back();
    QCOMPARE(extensions.parent, 1); // of the ICMP message, not of what it quotes
    QCOMPARE(dissection.layers[2].parent, 1);
    const auto fields = dissection.fieldsOf(extensions);
    // version, reserved, checksum, objects, length, class_num, c_type, labels, label, …
    QCOMPARE(fields[3].level, std::uint8_t {0});
    QCOMPARE(int(fields[3].offset), 160);
    QCOMPARE(int(fields[3].length), 12);
    QCOMPARE(fields[7].level, std::uint8_t {1});
    QCOMPARE(int(fields[7].offset), 164);
    QCOMPARE(int(fields[8].offset), 164);
    QCOMPARE(int(fields[8].length), 3); // 20 bits
    QCOMPARE(int(fields[8].level), 2);
    const Field* const ttl = dissection.find(dissection.layers[0], "ttl");
    QVERIFY(ttl && ttl->offset == 8 && ttl->length == 1);
    QVERIFY(!dissection.find(extensions, "ttl")); // deeper
}

void TestDissection::everyTruncationOfEveryPacketIsSafe_data()
{
    QTest::addColumn<QString>("name");
    const QStringList names = test::packetNames();
    QVERIFY(names.size() >= 29);
    for (const QString& name : names)
        QTest::newRow(qPrintable(name)) << name;
}

void TestDissection::everyTruncationOfEveryPacketIsSafe()
{
    QFETCH(QString, name);
    const auto packet = test::packet(name);
    QVERIFY(!packet.bytes.empty());
    const std::size_t whole = dissect(packet.linkType, packet.bytes).fields.size();
    for (std::size_t length = 0; length < packet.bytes.size(); ++length) {
        const Bytes cut = test::exactly(ByteView(packet.bytes).first(length));
        const Dissection dissection = dissect(packet.linkType, cut);
        checkInvariants(dissection, length);
        QVERIFY(dissection.fields.size() <= whole + 1);
        const bool told = std::any_of(dissection.layers.begin(), dissection.layers.end(),
            [](const Layer& layer) { return layer.error.has_value(); });
        if (!told && name != QStringLiteral("arp-request"))
            QFAIL(qPrintable(QStringLiteral("nothing is said of a cut at %1").arg(length)));
    }
}

void TestDissection::everyChangedByteIsSafe()
{
    QFETCH(QString, name);
    const auto packet = test::packet(name);
    std::mt19937 random(1);
    for (std::size_t at = 0; at < std::min<std::size_t>(packet.bytes.size(), 256); ++at) {
        for (const std::uint8_t byte :
            {std::uint8_t {0}, std::uint8_t {0xff}, static_cast<std::uint8_t>(random())}) {
            Bytes changed = packet.bytes;
            changed[at] = byte;
            const Dissection dissection = dissect(packet.linkType, changed);
            checkInvariants(dissection, changed.size());
        }
    }
}

void TestDissection::saysWhatIsDamaged_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("detail");
    const auto row = [](const char* what, const char* hex, const char* expected, ErrorCode code,
                         const char* detail) {
        QTest::newRow(what) << QByteArray(hex) << QByteArray(expected) << int(code) << QByteArray(detail);
    };
    row("nothing", "", "ipv4@0:0!", ErrorCode::Truncated, "ipv4");
    row("half a header", "4500002100004000", "ipv4@0:8!", ErrorCode::Truncated, "ipv4");
    row("neither 4 nor 6", "5500002100004000401100007f0000017f000001", "ipv4@0:20!", ErrorCode::BadVersion,
        "ipv4");
    row("a total length of zero", "450000000000400040ff3bfd7f0000017f000001 01", "ipv4@0:20+! payload@20:1",
        ErrorCode::BadLength, "total_length");
    row("a total length beyond the end", "450000210000400040ff3bdc7f0000017f000001 01",
        "ipv4@0:20+! payload@20:1", ErrorCode::Truncated, "total_length");
    row("an option that runs out of the header", "4600001800004000400133e47f0000017f00000107ff0000",
        "ipv4@0:24+!", ErrorCode::Truncated, "options");
    row("half a UDP header", "450000180000400040113cd37f0000017f000001 1f4022b8", "ipv4@0:20+ udp@20:4!",
        ErrorCode::Truncated, "udp");
    row("a UDP length below eight", "4500001c0000400040113ccf7f0000017f000001 1f4022b800070000",
        "ipv4@0:20+ udp@20:8!", ErrorCode::BadLength, "length");
    row("an ICMP error without a quotation", "4500001c0000400040013cdf7f0000017f000001 0b00f4ff00000000",
        "ipv4@0:20+ icmp@20:8+!", ErrorCode::Truncated, "icmp");
    row("an ICMP error with half a quotation",
        "450000240000400040013cd77f0000017f000001 0b00afde000000004500002100000000",
        "ipv4@0:20+ icmp@20:8+ >ipv4@28:8!", ErrorCode::Truncated, "ipv4");
}

void TestDissection::saysWhatIsDamaged()
{
    QFETCH(QByteArray, hex);
    QFETCH(QByteArray, expected);
    QFETCH(int, code);
    QFETCH(QByteArray, detail);
    const Bytes bytes = test::exactly(*parseHex(hex.toStdString()));
    const Dissection dissection = dissect(LinkType::Raw, bytes);
    QCOMPARE(outline(dissection), expected);
    for (const Layer& layer : dissection.layers) {
        if (!layer.error)
            continue;
        QCOMPARE(int(layer.error->code), code);
        QCOMPARE(QByteArray::fromStdString(layer.error->detail), detail);
    }
}

void TestDissection::aShortSnapLengthIsNoDamage()
{
    const auto packet = test::packet(QStringLiteral("echo-request"));
    Dissection dissection;
    dissect(
        packet.linkType, test::exactly(ByteView(packet.bytes).first(50)), packet.bytes.size(), dissection);
    QCOMPARE(outline(dissection), QByteArray("ethernet@0:14 ipv4@14:20+ icmp@34:8? payload@42:8"));
}

void TestDissection::countsAMissingUdpChecksumAsAbsent()
{
    auto packet = test::packet(QStringLiteral("vlan-udp"));
    packet.bytes[44] = packet.bytes[45] = 0;
    QCOMPARE(outline(dissect(packet.linkType, packet.bytes)),
        QByteArray("ethernet@0:14 vlan@14:4 ipv4@18:20+ udp@38:80 payload@46:5"));
    packet.bytes[45] = 1;
    QCOMPARE(outline(dissect(packet.linkType, packet.bytes)),
        QByteArray("ethernet@0:14 vlan@14:4 ipv4@18:20+ udp@38:8- payload@46:5"));
}

void TestDissection::stopsOpeningEndlessNesting()
{
    Bytes tags(12, 2);
    for (int i = 0; i < 500; ++i)
        tags.insert(tags.end(), {0x81, 0x00, 0x00, 0x01});
    const Dissection vlans = dissect(LinkType::Ethernet, tags);
    QCOMPARE(vlans.layers.size(), DissectionLimits::layers);
    QCOMPARE(int(vlans.layers.back().error->code), int(ErrorCode::TooManyLayers));
    checkInvariants(vlans, tags.size());

    // ICMP errors that quote ICMP errors.
    Bytes errors;
    for (int i = 0; i < 40; ++i) {
        const Bytes one = *parseHex("450000000000400040010000c0000201c0000202 0b00000000000000");
        errors.insert(errors.end(), one.begin(), one.end());
    }
    const Dissection quotes = dissect(LinkType::Raw, errors);
    QCOMPARE(int(quotes.layers.back().quoted), DissectionLimits::quotes + 1);
    QCOMPARE(int(quotes.layers.back().kind), int(LayerKind::Payload));
    checkInvariants(quotes, errors.size());
}

void TestDissection::opensTheOtherLinkTypes()
{
    const auto packet = test::packet(QStringLiteral("loopback-udp"));
    const Bytes ip = test::exactly(ByteView(packet.bytes).subspan(4));
    const QByteArray expected("ipv4@0:20+ udp@20:8+ payload@28:5");
    QCOMPARE(outline(dissect(LinkType::Raw, ip)), expected);
    QCOMPARE(outline(dissect(LinkType::RawIpv4, ip)), expected);
    QVERIFY(dissect(LinkType::RawIpv6, ip).layers[0].error->code == ErrorCode::BadVersion);
    Bytes loop = packet.bytes;
    std::reverse(loop.begin(), loop.begin() + 4);
    const Dissection opened = dissect(LinkType::Loop, loop);
    QCOMPARE(outline(opened), QByteArray("loopback@0:4 ipv4@4:20+ udp@24:8+ payload@32:5"));
    QCOMPARE(value(opened, loop, "loopback.address_family"), QByteArray("2"));
    const Dissection unknown = dissect(static_cast<LinkType>(105), ip);
    QCOMPARE(outline(unknown), QByteArray("payload@0:33!"));
    QCOMPARE(int(unknown.layers[0].error->code), int(ErrorCode::UnknownLinkType));
    QCOMPARE(unknown.layers[0].error->amount, std::int64_t {105});
}

void TestDissection::guessesTheLinkType()
{
    for (const QString& name : test::packetNames()) {
        const auto packet = test::packet(name);
        if (packet.linkType == LinkType::Raw || packet.linkType == LinkType::Ethernet)
            QCOMPARE(int(guessLinkType(packet.bytes)), int(packet.linkType));
    }
    QCOMPARE(int(guessLinkType({})), int(LinkType::Ethernet));
    QCOMPARE(int(guessLinkType(*parseHex("45"))), int(LinkType::Raw));
}

QTEST_GUILESS_MAIN(TestDissection)
#include "tst_dissection.moc"
