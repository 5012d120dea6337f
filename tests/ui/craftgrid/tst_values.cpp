// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/craft/templates.h"
#include "ui/craft/grid/gridtext.h"
#include "ui/theme/stylesheet.h"

#include <QtTest/QtTest>

#include <algorithm>

using namespace socketscope;
using craft::Packet;
using craft::SendPlan;
using craft::SystemWrites;
using ui::GridBlock;
using ui::GridCell;
using ui::GridGeometry;
using ui::GridLayout;
using wire::LayerKind;
using Kind = GridCell::Kind;
using Verdict = GridCell::Verdict;

class TestValues : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ui::applyTheme(*qApp, ui::Scheme::Light); } // widths are those of its fonts

    void headersAreBlocksOfLabelledCells();
    void automaticCellsSayWhatTheyAreMadeOf();
    void pinnedChecksumsAreJudged();
    void leftOutChecksumsOfUdpAreNotWrong();
    void flagsOfIpv4AreThreeCellsOfOneField();
    void aPayloadIsItsFirstLineOfTextOrBytes();
    void ofALargePayloadOnlyALineIsTaken();
    void missingOptionsCanBeAdded();
    void theSystemsFieldsAreMarked();
    void marksGetShorterWithTheRoom();
    void cellsFillTheirRowsWithoutOverlap_data();
    void cellsFillTheirRowsWithoutOverlap();
    void nothingIsElidedAt760Pixels_data();
    void nothingIsElidedAt760Pixels();
    void aPointIsInTheCellThatIsDrawnThere();
    void upAndDownGoToTheNearestCell();
    void aHugeExtensionHeaderStaysOnTheScreen();
};

namespace {

GridLayout layoutOf(const Packet& packet, const SendPlan& plan = {})
{
    return {packet, packet.serialize(), craft::layout(packet), plan};
}

GridGeometry geometryOf(const GridLayout& layout, double width)
{
    GridGeometry geometry(ui::gridMetrics());
    geometry.setContents(layout, width);
    return geometry;
}

Packet templated(const char* name)
{
    return craft::builtinTemplate(name).value();
}

const GridCell& cellOf(const GridLayout& layout, const char* field)
{
    return layout.cell(layout.find(field));
}

/// What a person may have in front of them: templates, and every header at its widest.
std::vector<std::pair<std::string, Packet>> manyPackets()
{
    std::vector<std::pair<std::string, Packet>> made;
    for (const std::string_view name : craft::templateNames())
        made.emplace_back(name, craft::builtinTemplate(name).value());
    for (const char* type : {"0", "3", "4", "5", "11", "12", "13", "200"}) {
        Packet packet = templated("icmp-echo");
        if (!packet.set("icmp.type", type))
            qFatal("type");
        made.emplace_back(std::string("icmp-") + type, packet);
    }
    for (const char* type : {"1", "2", "3", "4", "128", "133", "134", "135", "136"}) {
        Packet packet = Packet::of({LayerKind::Ipv6, LayerKind::Icmpv6}).value();
        if (!packet.set("icmpv6.type", type)
            || !packet.set("ipv6.source", "2001:db8:aaaa:bbbb:cccc:dddd:eeee:ffff"))
            qFatal("type");
        made.emplace_back(std::string("icmpv6-") + type, packet);
    }
    Packet full = templated("tcp-syn");
    const std::string options(80, 'f');
    for (const auto& [field, value] :
        std::vector<std::pair<std::string, std::string>> {{"ipv4.options", options}, {"tcp.options", options},
            {"ipv4.ihl", "15"}, {"ipv4.protocol", "255"}, {"ipv4.total_length", "65535"},
            {"ipv4.fragment_offset", "8191"}, {"ipv4.header_checksum", "0xffff"},
            {"ipv4.source", "255.255.255.255"}, {"tcp.data_offset", "15"}, {"tcp.reserved", "15"},
            {"tcp.sequence_number", "4294967295"}, {"tcp.flags", "255"}, {"tcp.checksum", "0xffff"},
            {"ipv4.flags", "7"}, {"ipv4.dscp", "63"}, {"ipv4.ecn", "3"}, {"ipv4.version", "15"}})
        if (!full.set(field, value))
            qFatal("%s", field.c_str());
    made.emplace_back("full", full);
    return made;
}

void addPackets()
{
    QTest::addColumn<std::size_t>("index");
    const auto packets = manyPackets();
    for (std::size_t i = 0; i < packets.size(); ++i)
        QTest::newRow(packets[i].first.c_str()) << i;
}

} // namespace

void TestValues::headersAreBlocksOfLabelledCells()
{
    const GridLayout layout = layoutOf(templated("udp-hello"));
    QCOMPARE(layout.blocks().size(), std::size_t(3));
    QCOMPARE(layout.blocks()[0].title, "IPv4 header — 20 bytes written by you");
    QCOMPARE(layout.blocks()[1].title, "UDP header — 8 bytes written by you");
    QCOMPARE(layout.blocks()[2].title, "Payload — 5 bytes");
    const GridCell& length = cellOf(layout, "ipv4.total_length");
    QCOMPARE(length.labels.front(), "Total length");
    QCOMPARE(length.value, "33");
    QCOMPARE(cellOf(layout, "ipv4.ttl").labels.front(), "TTL");
    QCOMPARE(cellOf(layout, "ipv4.protocol").valueName, "UDP");
    QCOMPARE(cellOf(layout, "udp.checksum").value, "0x7c07"); // as the lecture has it
    QCOMPARE(layout.find("udp.no_such_field"), -1);

    Packet unreachable = templated("icmp-echo");
    QVERIFY(unreachable.set("icmp.type", "unreachable"));
    QVERIFY(unreachable.set("icmp.code", "3"));
    const GridLayout icmp = layoutOf(unreachable);
    QCOMPARE(cellOf(icmp, "icmp.type").valueName, "destination unreachable");
    QVERIFY(cellOf(icmp, "icmp.code").valueName.contains("port"));
}

void TestValues::automaticCellsSayWhatTheyAreMadeOf()
{
    const GridLayout layout = layoutOf(templated("udp-hello"));
    QCOMPARE(cellOf(layout, "udp.length").computedFrom, "8 + 5");
    QCOMPARE(cellOf(layout, "ipv4.total_length").computedFrom, "20 + 13");
    QCOMPARE(cellOf(layout, "udp.checksum").verdict, Verdict::Right);
    QCOMPARE(cellOf(layout, "udp.source_port").verdict, Verdict::None);
    Packet six = Packet::of({LayerKind::Ipv6, LayerKind::Udp}).value();
    QVERIFY(six.setPayload(Bytes(3)));
    QCOMPARE(cellOf(layoutOf(six), "ipv6.payload_length").computedFrom, "8 + 3");
    QCOMPARE(cellOf(layoutOf(six), "ipv6.payload_length").value, "11");
}

void TestValues::pinnedChecksumsAreJudged()
{
    Packet packet = templated("udp-hello");
    QVERIFY(packet.set("udp.checksum", "0xdead"));
    QCOMPARE(cellOf(layoutOf(packet), "udp.checksum").verdict, Verdict::Wrong);
    QVERIFY(packet.set("udp.checksum", "0x7c07"));
    QCOMPARE(cellOf(layoutOf(packet), "udp.checksum").verdict, Verdict::Right);
    QVERIFY(packet.set("udp.length", "99")); // a length is never said to be right or wrong
    QCOMPARE(cellOf(layoutOf(packet), "udp.length").verdict, Verdict::None);
}

void TestValues::leftOutChecksumsOfUdpAreNotWrong()
{
    Packet four = templated("udp-hello");
    QVERIFY(four.set("udp.checksum", "0"));
    QCOMPARE(cellOf(layoutOf(four), "udp.checksum").verdict, Verdict::None);
    Packet six = Packet::of({LayerKind::Ipv6, LayerKind::Udp}).value();
    QVERIFY(six.set("udp.checksum", "0"));
    QCOMPARE(cellOf(layoutOf(six), "udp.checksum").verdict, Verdict::Wrong);
}

void TestValues::flagsOfIpv4AreThreeCellsOfOneField()
{
    Packet packet = templated("udp-hello");
    QVERIFY(packet.set("ipv4.flags", "reserved,mf"));
    const GridLayout layout = layoutOf(packet);
    const int first = layout.find("ipv4.flags");
    const std::vector<std::string> edits {"ipv4.flags", "ipv4.dont_fragment", "ipv4.more_fragments"};
    const std::vector<bool> set {true, false, true};
    for (int i = 0; i < 3; ++i) {
        const GridCell& bit = layout.cell(first + i);
        QCOMPARE(bit.kind, Kind::Flag);
        QCOMPARE(bit.field, std::string("ipv4.flags"));
        QCOMPARE(bit.edits, edits[static_cast<std::size_t>(i)]);
        QCOMPARE(bit.bit, static_cast<std::size_t>(48 + i));
        QCOMPARE(bit.isSet(), bool(set[static_cast<std::size_t>(i)]));
    }
    QCOMPARE(layout.cell(first + 3).field, std::string("ipv4.fragment_offset"));
}

void TestValues::aPayloadIsItsFirstLineOfTextOrBytes()
{
    const auto shown = [](std::string_view payload) {
        Packet packet = templated("udp-hello");
        if (!packet.setPayload(Bytes(payload.begin(), payload.end())))
            qFatal("payload");
        const GridCell cell = cellOf(layoutOf(packet), "payload.data");
        return cell.labels.front() + "|" + cell.value;
    };
    QCOMPARE(shown("hello"), "Text|hello");
    QCOMPARE(shown("GET /\r\nHost: x"), "Text|GET /\\r\\nHost: x");
    QCOMPARE(shown("gr\xc3\xbc\xc3\x9f"), "Text|grüß");
    QCOMPARE(shown("a\xff"), "Bytes|61 ff");
    QCOMPARE(shown(std::string_view("\0\x01", 2)), "Bytes|00 01");
    QCOMPARE(layoutOf(Packet::of({LayerKind::Ipv4}).value()).find("payload.data"), -1);
}

void TestValues::ofALargePayloadOnlyALineIsTaken()
{
    Packet packet = templated("udp-hello");
    Bytes payload(60'000, 'x');
    payload[500] = 0xff; // out of sight
    payload[239] = 0xc3; // a letter that the end of the line cuts in two
    payload[240] = 0xbc;
    QVERIFY(packet.setPayload(payload));
    const GridLayout layout = layoutOf(packet);
    QCOMPARE(layout.blocks()[2].title, "Payload — 60,000 bytes");
    const GridCell& cell = cellOf(layout, "payload.data");
    QCOMPARE(cell.labels.front(), "Text");
    QVERIFY(cell.value.size() < 300);
    QVERIFY(cell.value.endsWith("…"));
}

void TestValues::missingOptionsCanBeAdded()
{
    const GridLayout without = layoutOf(templated("udp-hello"));
    const GridCell& add = cellOf(without, "ipv4.options");
    QCOMPARE(add.kind, Kind::Add);
    QCOMPARE(add.width, std::size_t(0));
    QCOMPARE(without.find("udp.options"), -1);
    const GridLayout syn = layoutOf(templated("tcp-syn"));
    QCOMPARE(cellOf(syn, "tcp.options").kind, Kind::Field);
    QCOMPARE(cellOf(syn, "tcp.options").value, "020405b4");
}

void TestValues::theSystemsFieldsAreMarked()
{
    const Packet packet = templated("udp-hello");
    SendPlan plan;
    plan.systemFields = {{.name = "ipv4.identification", .why = SystemWrites::WhenZero, .differs = true}};
    const GridLayout some = layoutOf(packet, plan);
    QCOMPARE(some.blocks()[0].author, GridBlock::Author::Person);
    QVERIFY(cellOf(some, "ipv4.identification").system.has_value());
    QVERIFY(!cellOf(some, "ipv4.ttl").system.has_value());
    QVERIFY(ui::cellHelp(cellOf(some, "ipv4.identification")).last().contains("zero"));
    QVERIFY(ui::cellHelp(cellOf(some, "ipv4.identification")).last().contains("The packet says 0"));
    const ui::CellText text = ui::cellText(some, geometryOf(some, 760), some.find("ipv4.identification"));
    QCOMPARE(text.mark, "filled in by the system");

    plan.systemFields.clear();
    const auto grids = craft::layout(packet);
    for (const craft::Cell& cell : grids[0].cells)
        plan.systemFields.push_back({.name = cell.name, .why = SystemWrites::WholeHeader});
    const GridLayout all = layoutOf(packet, plan);
    QCOMPARE(all.blocks()[0].author, GridBlock::Author::System);
    QCOMPARE(all.blocks()[0].title, "IPv4 header — 20 bytes, written by the system");
    QCOMPARE(all.blocks()[1].author, GridBlock::Author::Person);
}

void TestValues::marksGetShorterWithTheRoom()
{
    Packet packet = templated("udp-hello");
    QVERIFY(packet.set("udp.checksum", "1"));
    const GridLayout layout = layoutOf(packet);
    const auto markAt = [&layout](const char* field, double width) {
        return ui::cellText(layout, geometryOf(layout, width), layout.find(field)).mark;
    };
    QCOMPARE(markAt("udp.length", 760), "auto: 8 + 5");
    QCOMPARE(markAt("udp.length", 180), "auto");
    QCOMPARE(markAt("udp.checksum", 760), "pinned ✗ wrong");
    QCOMPARE(markAt("ipv4.ihl", 760), "auto");
}

void TestValues::cellsFillTheirRowsWithoutOverlap_data()
{
    addPackets();
}

void TestValues::cellsFillTheirRowsWithoutOverlap()
{
    QFETCH(const std::size_t, index);
    const GridLayout layout = layoutOf(manyPackets()[index].second);
    for (const double width : {560.0, 760.0, 1001.0}) {
        const GridGeometry geometry = geometryOf(layout, width);
        double area = 0;
        std::vector<QRectF> all;
        for (int i = 0; i < layout.count(); ++i) {
            for (const QRectF& part : geometry.parts(i)) {
                for (const QRectF& other : all)
                    QVERIFY2(!part.intersects(other), layout.cell(i).field.c_str());
                all.push_back(part);
                if (layout.cell(i).kind == Kind::Add)
                    continue;
                QVERIFY(geometry.frame(layout.cell(i).block).contains(part));
                area += part.width() * part.height();
            }
        }
        double frames = 0;
        for (int block = 0; block < static_cast<int>(layout.blocks().size()); ++block)
            frames += geometry.frame(block).width() * geometry.frame(block).height();
        QVERIFY(qFuzzyCompare(area, frames)); // every bit is somebody's
    }
}

void TestValues::nothingIsElidedAt760Pixels_data()
{
    addPackets();
}

void TestValues::nothingIsElidedAt760Pixels()
{
    QFETCH(const std::size_t, index);
    const auto packets = manyPackets();
    const GridLayout layout = layoutOf(packets[index].second);
    const GridGeometry geometry = geometryOf(layout, 760);
    for (int i = 0; i < layout.count(); ++i) {
        const GridCell& cell = layout.cell(i);
        const ui::CellText text = ui::cellText(layout, geometry, i);
        QVERIFY2(!text.elided, cell.field.c_str());
        QVERIFY2(!text.label.isEmpty() && !text.label.contains("…"), cell.field.c_str());
        const double width = QFontMetricsF(ui::gridLabelFont()).horizontalAdvance(text.label);
        QVERIFY2(width <= geometry.main(i).width(), cell.field.c_str());
        const bool mustSay = cell.state != craft::FieldState::Plain;
        QVERIFY2(!mustSay || !text.mark.isEmpty(), cell.field.c_str());
        QVERIFY2(cell.valueName.isEmpty() || !text.valueName.isEmpty(), cell.field.c_str());
    }
}

void TestValues::aPointIsInTheCellThatIsDrawnThere()
{
    const GridLayout layout = layoutOf(templated("tcp-syn"));
    const GridGeometry geometry = geometryOf(layout, 760);
    for (int i = 0; i < layout.count(); ++i) {
        const QRectF cell = geometry.main(i);
        QCOMPARE(geometry.at(cell.center()), i);
        QCOMPARE(geometry.at(cell.topLeft()), i);
        QCOMPARE(geometry.at(cell.bottomRight() - QPointF(0.5, 0.5)), i);
    }
    QCOMPARE(geometry.at({3, 1}), -1); // the ruler
    QCOMPARE(geometry.at(geometry.title(0).topLeft()), -1);
    QCOMPARE(geometry.at({800, 100}), -1);
    QCOMPARE(geometry.x(8), 190.0);
    QCOMPARE(geometry.main(layout.find("tcp.window")).left(), 380.0);
}

void TestValues::upAndDownGoToTheNearestCell()
{
    const GridLayout layout = layoutOf(templated("udp-hello"));
    const GridGeometry geometry = geometryOf(layout, 760);
    const auto step = [&](const char* from, int direction) {
        return layout.cell(geometry.above(layout.find(from), direction)).edits;
    };
    QCOMPARE(step("udp.source_port", 1), std::string("udp.length"));
    QCOMPARE(step("udp.checksum", -1), std::string("udp.destination_port"));
    QCOMPARE(step("ipv4.total_length", 1), std::string("ipv4.flags"));
    QCOMPARE(step("ipv4.fragment_offset", 1), std::string("ipv4.header_checksum"));
    QCOMPARE(step("ipv4.destination", 1), std::string("udp.source_port"));
    QCOMPARE(step("payload.data", -1), std::string("udp.length"));
    QCOMPARE(step("payload.data", 1), std::string("payload.data"));
}

void TestValues::aHugeExtensionHeaderStaysOnTheScreen()
{
    Packet packet = Packet::of({LayerKind::Ipv6, LayerKind::Udp}).value();
    QVERIFY(packet.set("ipv6.extension_headers", std::string(2 * 2048, '0')));
    const GridLayout layout = layoutOf(packet);
    QVERIFY(cellOf(layout, "ipv6.extension_headers").value.size() < 300);
    QVERIFY(geometryOf(layout, 760).height() < 600);
}

QTEST_MAIN(TestValues)
#include "tst_values.moc"
