// SPDX-License-Identifier: GPL-3.0-or-later
// A packet as a tree and its checksums added up, without a window.
#include "tests/wire/packets.h"
#include "ui/packet/checksums.h"
#include "ui/packet/packettree.h"

#include <QtTest/QtTest>

using namespace socketscope;
using ui::PacketNode;
using ui::ShownPacket;

class TestPacketValues : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTimeExceededIsOpenedDownToItsQuote();
    void mplsLabelsAreLines();
    void aNoteStandsInPlaceOfTheUsualRemark();
    void concludedBytesHaveNoVerdict();
    void partsOfAFieldLieWithinIt();
    void everyPacketBecomesATreeThatCoversItsFields();
    void damageIsSaid();
    void everyRightChecksumAddsUpToWhatThePacketHolds();
    void theFirstChecksumIsTheOneAPersonAsksFor();
    void thePseudoHeaderIsAdded();
    void wordsAreNamed();
    void aWrongChecksumIsSaid();
};

namespace {

ShownPacket shown(const char* name)
{
    const test::Packet packet = test::packet(QString::fromLatin1(name));
    return {.bytes = packet.bytes, .linkType = packet.linkType};
}

wire::Dissection opened(const ShownPacket& packet)
{
    return wire::dissect(packet.linkType, packet.bytes);
}

void write(QStringList& lines, const std::vector<PacketNode>& nodes, int depth)
{
    for (const PacketNode& node : nodes) {
        QString line = QString(depth, u' ') + node.name;
        for (const QString& part : {node.value, node.remark})
            if (!part.isEmpty())
                line += " | " + part;
        lines << line;
        write(lines, node.children, depth + 1);
    }
}

QStringList linesOf(const ShownPacket& packet)
{
    QStringList lines;
    write(lines, ui::packetTree(packet, opened(packet)), 0);
    return lines;
}

const PacketNode* find(const std::vector<PacketNode>& nodes, const QString& name)
{
    for (const PacketNode& node : nodes) {
        if (node.name == name)
            return &node;
        if (const PacketNode* inner = find(node.children, name))
            return inner;
    }
    return nullptr;
}

} // namespace

void TestPacketValues::aTimeExceededIsOpenedDownToItsQuote()
{
    const QStringList lines = linesOf(shown("time-exceeded-echo"));
    // Values as tshark reads them from the same capture.
    for (const QString& expected :
        {QStringLiteral("IPv4 | 192.0.2.2 → 192.0.2.1  TTL 64"), QStringLiteral("ICMP Time Exceeded (11/0)"),
            QStringLiteral(" type | 11 | byte 34"), QStringLiteral(" code | 0 | TTL expired in transit"),
            QStringLiteral(" checksum | 0xf4ff | ✓ correct"), QStringLiteral(" quoted: the packet that died"),
            QStringLiteral("  IPv4 | 192.0.2.1 → 198.51.100.1  TTL 1"),
            QStringLiteral("  ICMP Echo Request (8/0)"),
            QStringLiteral("   identifier | 0x1234 | bytes 66–67"),
            QStringLiteral("   sequence number | 3 | bytes 68–69")})
        QVERIFY2(lines.contains(expected), qPrintable(expected + " is not in\n" + lines.join(u'\n')));
}

void TestPacketValues::mplsLabelsAreLines()
{
    const QStringList lines = linesOf(shown("mpls"));
    const auto stack = lines.indexOf(" MPLS label stack (RFC 4950)");
    QVERIFY2(stack > 0, qPrintable(lines.join(u'\n')));
    QVERIFY(lines.indexOf(" Extensions (RFC 4884)") < stack);
    const QStringList labels = lines.mid(stack).filter(QRegularExpression("^  \\d+ \\|"));
    QCOMPARE(labels, QStringList({"  24015 | exp 0  S 0  TTL 1", "  16 | exp 5  S 1  TTL 254"}));
}

void TestPacketValues::aNoteStandsInPlaceOfTheUsualRemark()
{
    ShownPacket packet = shown("mpls");
    packet.notes = {{20 + 8 + 20 + 2, "destination_port", "✓ ours", ui::Tone::Good}};
    const auto tree = ui::packetTree(packet, opened(packet));
    const PacketNode* field = find(tree, "destination port");
    QVERIFY(field);
    QCOMPARE(field->remark, "✓ ours");
    QCOMPARE(field->tone, ui::Tone::Good);
}

void TestPacketValues::concludedBytesHaveNoVerdict()
{
    ShownPacket packet = shown("mpls");
    packet.inferred = 28;
    packet.inferredReason = "not seen";
    const auto tree = ui::packetTree(packet, opened(packet));
    QVERIFY(tree[0].concluded);
    QCOMPARE(tree[0].remark, "not seen");
    QVERIFY(!tree[0].open);
    QVERIFY(tree[1].concluded);
    const PacketNode* checksum = find(tree[1].children, "checksum");
    QVERIFY(!checksum->remark.contains("correct") && !checksum->remark.contains("wrong"));
    const PacketNode* quoted = find(tree, "quoted: the packet that died");
    QVERIFY(!quoted->concluded && !quoted->children[0].concluded);
    for (const auto& each : ui::checksumsOf(packet, opened(packet)))
        QCOMPARE(each.concluded, !each.name.startsWith("quoted") && each.name != "ICMP extensions");
}

void TestPacketValues::partsOfAFieldLieWithinIt()
{
    const ShownPacket packet = shown("mpls");
    const auto tree = ui::packetTree(packet, opened(packet));
    const PacketNode* service = find(tree, "type of service");
    QCOMPARE(service->children.size(), std::size_t(2)); // DSCP and ECN
    const PacketNode* flags = find(tree, "flags");
    QCOMPARE(flags->children.size(), std::size_t(2));
    QCOMPARE(flags->children[0].name, "dont fragment");
}

void TestPacketValues::everyPacketBecomesATreeThatCoversItsFields()
{
    for (const QString& name : test::packetNames()) {
        const ShownPacket packet = shown(qPrintable(name));
        const auto dissection = opened(packet);
        const auto tree = ui::packetTree(packet, dissection);
        QVERIFY2(!tree.empty(), qPrintable(name));
        QStringList lines;
        write(lines, tree, 0);
        // Every layer is there once, every field but the only one of a payload.
        std::size_t expected = dissection.layers.size() + dissection.fields.size();
        std::size_t groups = 0;
        for (const auto& layer : dissection.layers) {
            expected -= layer.kind == wire::LayerKind::Payload ? 1 : 0;
            expected += layer.error ? 1 : 0;
            const bool startsQuote
                = layer.parent >= 0 && dissection.layers[std::size_t(layer.parent)].quoted < layer.quoted;
            groups += startsQuote ? 1 : 0;
        }
        QVERIFY2(
            std::size_t(lines.size()) == expected + groups, qPrintable(name + u'\n' + lines.join(u'\n')));
    }
}

void TestPacketValues::damageIsSaid()
{
    ShownPacket packet = shown("mpls");
    packet.bytes.resize(23);
    const auto tree = ui::packetTree(packet, opened(packet));
    const PacketNode* damage = find(tree, "damaged");
    QVERIFY(damage);
    QCOMPARE(damage->tone, ui::Tone::Bad);
    QVERIFY(damage->remark.endsWith(u'.'));
}

void TestPacketValues::everyRightChecksumAddsUpToWhatThePacketHolds()
{
    int checked = 0;
    for (const QString& name : test::packetNames()) {
        const ShownPacket packet = shown(qPrintable(name));
        const auto dissection = opened(packet);
        for (const auto& checksum : ui::checksumsOf(packet, dissection)) {
            const ui::ChecksumSum sum(checksum, packet.bytes, dissection);
            const bool right = checksum.verdict == wire::ChecksumVerdict::Right;
            QVERIFY2((sum.checksum() == checksum.stored) == right, qPrintable(name + u' ' + checksum.name));
            QVERIFY2((sum.received() == 0xffff) == right, qPrintable(name + u' ' + checksum.name));
            QCOMPARE(sum.rows().back().folded, sum.sum());
            checked += right ? 1 : 0;
        }
    }
    QVERIFY(checked > 20);
}

void TestPacketValues::theFirstChecksumIsTheOneAPersonAsksFor()
{
    const ShownPacket packet = shown("mpls");
    QStringList names;
    for (const auto& checksum : ui::checksumsOf(packet, opened(packet)))
        names << checksum.name;
    QCOMPARE(names.first(), "ICMP");
    QCOMPARE(
        names.mid(1), QStringList({"IPv4 header", "ICMP extensions", "quoted UDP", "quoted IPv4 header"}));
}

void TestPacketValues::thePseudoHeaderIsAdded()
{
    const ShownPacket packet = shown("ipv6-time-exceeded");
    const auto dissection = opened(packet);
    const auto checksum = ui::checksumsOf(packet, dissection).front();
    QCOMPARE(checksum.name, "ICMPv6");
    QCOMPARE(checksum.stored, std::uint16_t(0x9913)); // the kernel's
    const ui::ChecksumSum sum(checksum, packet.bytes, dissection);
    QCOMPARE(sum.checksum(), std::uint16_t(0x9913));
    QCOMPARE(
        std::count_if(sum.rows().begin(), sum.rows().end(), [](const auto& row) { return row.pseudo; }), 20);
    QCOMPARE(sum.rows()[0].word, std::uint16_t(0x2001));
    QCOMPARE(sum.meaningOf(0), "source address");
    QCOMPARE(sum.meaningOf(17), "length");
    QCOMPARE(sum.rows()[17].word, std::uint16_t(0x48)); // payload length of the packet
    QCOMPARE(sum.rows()[19].word, std::uint16_t(58)); // ICMPv6
}

void TestPacketValues::wordsAreNamed()
{
    const ShownPacket packet = shown("echo-request"); // an Ethernet frame: ICMP starts at 34
    const auto dissection = opened(packet);
    const auto checksum = ui::checksumsOf(packet, dissection).front();
    const ui::ChecksumSum sum(checksum, packet.bytes, dissection);
    QCOMPARE(sum.meaningOf(0), "type 8, code 0");
    QCOMPARE(sum.meaningOf(1), "checksum (zero while summing)");
    QCOMPARE(sum.meaningOf(2), "identifier 0x1234");
    QCOMPARE(sum.meaningOf(3), "sequence number 1");
    QCOMPARE(sum.meaningOf(4), "“ZZ”"); // 5a5a
    QCOMPARE(sum.placeOf(0), "34");
    // By hand: 0800 + 0000 + 1234 + 0001 = 1a35, then eight words 5a5a.
    QCOMPARE(sum.rows()[3].folded, std::uint16_t(0x1a35));
    QCOMPARE(sum.rows()[4].sum, 0x748fU);
    QCOMPARE(sum.rows()[5].sum, 0xcee9U);
    QCOMPARE(sum.rows()[6].sum, 0x12943U);
    QVERIFY(sum.rows()[6].carried());
    QCOMPARE(sum.rows()[6].folded, std::uint16_t(0x2944));
    QVERIFY(ui::checksumText(sum).contains("✓ correct"));
}

void TestPacketValues::aWrongChecksumIsSaid()
{
    ShownPacket packet = shown("echo-request");
    packet.bytes.back() ^= 1;
    const auto dissection = opened(packet);
    const auto checksum = ui::checksumsOf(packet, dissection).front();
    QCOMPARE(checksum.verdict, wire::ChecksumVerdict::Wrong);
    QVERIFY(ui::checksumText({checksum, packet.bytes, dissection}).contains("✗ wrong"));
    const auto tree = ui::packetTree(packet, dissection);
    const PacketNode* icmp = find(tree, "ICMP Echo Request (8/0)");
    QCOMPARE(find(icmp->children, "checksum")->tone, ui::Tone::Bad);
}

QTEST_APPLESS_MAIN(TestPacketValues)
#include "tst_values.moc"
