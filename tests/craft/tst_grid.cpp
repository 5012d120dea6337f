// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/craft/grid.h"

#include "core/craft/templates.h"

#include <QtTest/QtTest>

using namespace socketscope;
using namespace socketscope::craft;

namespace {

/// "version:4 ihl:4 dscp:6 …", one string for each row; a cell that began further up starts with "+".
QByteArrayList drawn(const LayerGrid& grid)
{
    QByteArrayList rows;
    std::size_t last = std::size_t(-1);
    for (const auto& row : grid.rows) {
        QByteArrayList cells;
        std::size_t column = 0;
        for (const CellPart& part : row) {
            const std::string& name = grid.cells[part.cell].name;
            cells += (part.column == column ? "" : "GAP ") + QByteArray(part.cell == last ? "+" : "")
                + QByteArray::fromStdString(name.substr(name.find('.') + 1)) + ':'
                + QByteArray::number(qulonglong(part.width));
            column = part.column + part.width;
            last = part.cell;
        }
        rows += cells.join(' ');
    }
    return rows;
}

} // namespace

class TestGrid : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void headersAreDrawnAsTheRfcsDrawThem();
    void cellsTellValueNameStateAndBytes();
    void optionsAndAddressesTakeSeveralRows();
    void aPayloadAloneHasNoCells();
};

void TestGrid::headersAreDrawnAsTheRfcsDrawThem()
{
    const auto grids = layout(*builtinTemplate("tcp-syn"));
    QCOMPARE(grids.size(), std::size_t {2});
    QCOMPARE(drawn(grids[0]),
        (QByteArrayList {"version:4 ihl:4 dscp:6 ecn:2 total_length:16",
            "identification:16 flags:3 fragment_offset:13", "ttl:8 protocol:8 header_checksum:16",
            "source:32", "destination:32"}));
    QCOMPARE(drawn(grids[1]),
        (QByteArrayList {"source_port:16 destination_port:16", "sequence_number:32",
            "acknowledgment_number:32",
            "data_offset:4 reserved:4 cwr:1 ece:1 urg:1 ack:1 psh:1 rst:1 syn:1 fin:1 window:16",
            "checksum:16 urgent_pointer:16", "options:32"}));
}

void TestGrid::cellsTellValueNameStateAndBytes()
{
    Packet packet = *builtinTemplate("udp-hello");
    QVERIFY(packet.set("udp.checksum", "0xdead"));
    const auto grids = layout(packet);
    QCOMPARE(grids.size(), std::size_t {3});
    const Cell& flags = grids[0].cells[6];
    QCOMPARE(flags.name, std::string("ipv4.flags"));
    QCOMPARE(flags.value, std::string("df"));
    QCOMPARE(flags.offset, std::size_t {6});
    QCOMPARE(flags.length, std::size_t {1});
    QCOMPARE(flags.state, FieldState::Plain);
    const Cell& fragment = grids[0].cells[7];
    QCOMPARE(fragment.offset, std::size_t {6});
    QCOMPARE(fragment.length, std::size_t {2});
    const Cell& protocol = grids[0].cells[9];
    QCOMPARE(protocol.value, std::string("17"));
    QCOMPARE(std::string(protocol.valueName), std::string("udp"));
    QCOMPARE(protocol.state, FieldState::Automatic);
    const Cell& checksum = grids[1].cells[3];
    QCOMPARE(checksum.value, std::string("0xdead"));
    QCOMPARE(checksum.state, FieldState::Pinned);
    QCOMPARE(checksum.offset, std::size_t {26});
    QCOMPARE(grids[2].kind, wire::LayerKind::Payload);
    QCOMPARE(grids[2].offset, std::size_t {28});
    QCOMPARE(grids[2].length, std::size_t {5});
    for (const LayerGrid& grid : grids)
        for (const Cell& cell : grid.cells)
            QCOMPARE(packet.text(cell.name), Result<std::string>(cell.value));
}

void TestGrid::optionsAndAddressesTakeSeveralRows()
{
    auto packet = Packet::of({wire::LayerKind::Ipv6, wire::LayerKind::Tcp});
    QVERIFY(packet->set("tcp.options", "mss=1460,sackok,timestamp=1:0"));
    const auto grids = layout(*packet);
    QCOMPARE(drawn(grids[0]),
        (QByteArrayList {"version:4 dscp:6 ecn:2 flow_label:20",
            "payload_length:16 next_header:8 hop_limit:8", "source:32", "+source:32", "+source:32",
            "+source:32", "destination:32", "+destination:32", "+destination:32", "+destination:32"}));
    QCOMPARE(
        drawn(grids[1]).mid(5), (QByteArrayList {"options:32", "+options:32", "+options:32", "+options:32"}));
}

void TestGrid::aPayloadAloneHasNoCells()
{
    const auto grids = layout(*Packet::fromBytes(toBytes("hello")));
    QCOMPARE(grids.size(), std::size_t {1});
    QVERIFY(grids[0].cells.empty() && grids[0].rows.empty());
    QVERIFY(layout(*Packet::fromBytes({})).empty());
}

QTEST_GUILESS_MAIN(TestGrid)
#include "tst_grid.moc"
