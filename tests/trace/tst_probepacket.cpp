// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hex.h"
#include "core/trace/probepacket.h"
#include "core/wire/bytewriter.h"
#include "core/wire/checksum.h"
#include "core/wire/protocols.h"
#include "tests/trace/shapes.h"

#include <QtCore/QFile>
#include <QtTest/QtTest>

#include <set>

using namespace socketscope;
using namespace socketscope::trace;

namespace {

Bytes written(const ProbeShape& shape, const Probe& probe)
{
    Bytes bytes(70'000, 0xa5);
    bytes.resize(writeProbe(shape, probe, bytes));
    return bytes;
}

Probe marked(std::uint16_t mark, std::uint16_t size = 60, std::uint8_t ttl = 3)
{
    return {.number = mark, .mark = mark, .size = size, .ttl = ttl};
}

bool transportVerifies(const ProbeShape& shape, ByteView packet)
{
    const ByteView segment = packet.subspan(ipHeaderLength(shape.family()));
    const bool ipv6 = shape.family() == wire::Family::IPv6;
    const std::uint8_t icmp = ipv6 ? wire::protocol::icmpv6 : wire::protocol::icmp;
    if (shape.protocol == Protocol::Icmp && !ipv6)
        return wire::checksumVerifies(segment);
    const std::uint8_t protocol = shape.protocol == Protocol::Icmp ? icmp
        : shape.protocol == Protocol::Udp                          ? wire::protocol::udp
                                                                   : wire::protocol::tcp;
    return wire::checksumVerifies(
        {shape.source, shape.destination, static_cast<std::uint32_t>(segment.size()), protocol}, segment);
}

} // namespace

class TestProbePacket : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesWhatScapyWrites_data();
    void writesWhatScapyWrites();
    void verifiesForEveryMark_data() { test::addShapes(); }
    void verifiesForEveryMark();
    void keepsTheFlowConstant_data() { test::addShapes(); }
    void keepsTheFlowConstant();
    void knowsTheMarkOfAnIdentification();
    void refusesWhatCannotBe();
    void writesNothingBehindThePacket();
};

void TestProbePacket::writesWhatScapyWrites_data()
{
    QTest::addColumn<QByteArrayList>("values");
    QTest::addColumn<QByteArray>("hex");
    QFile file(QStringLiteral(SOCKETSCOPE_SOURCE_DIR "/tests/data/trace/probes.txt"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    int rows = 0;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine().trimmed();
        if (line.startsWith('#'))
            continue;
        const QByteArrayList parts = line.split(';');
        QTest::newRow(parts[0].constData()) << parts[0].split(' ') << parts[1].trimmed();
        ++rows;
    }
    QCOMPARE(rows, 65);
}

void TestProbePacket::writesWhatScapyWrites()
{
    QFETCH(QByteArrayList, values);
    QFETCH(QByteArray, hex);
    ProbeShape shape = test::shape(values[0] == "4" ? wire::Family::IPv4 : wire::Family::IPv6,
        values[1] == "icmp"      ? Protocol::Icmp
            : values[1] == "udp" ? Protocol::Udp
                                 : Protocol::Tcp,
        values[2] == "classic"     ? Flow::Classic
            : values[2] == "paris" ? Flow::Paris
                                   : Flow::Dublin);
    const Probe probe
        = marked(values[3].toUShort(), values[5].toUShort(), static_cast<std::uint8_t>(values[4].toUInt()));
    shape.typeOfService = static_cast<std::uint8_t>(values[6].toUInt());
    shape.flowLabel = values[7].toUInt();
    shape.dontFragment = values[8] == "1";
    shape.pattern = static_cast<std::uint8_t>(values[9].toUInt());
    // Dublin over IPv6 gives the size by the mark: the packet's own is the base and the mark less one.
    const bool counted = shape.protocol == Protocol::Udp && shape.flow == Flow::Dublin && values[0] == "6";
    shape.size = static_cast<std::uint16_t>(probe.size - (counted ? probe.mark - 1 : 0));
    QCOMPARE(QByteArray::fromStdString(toHex(written(shape, probe))), hex);
}

void TestProbePacket::verifiesForEveryMark()
{
    QFETCH(ProbeShape, shape);
    const std::uint32_t count = markCount(shape);
    for (std::uint32_t mark = 1; mark <= count; mark += mark < 600 || mark + 600 > count ? 1 : 97) {
        const Probe probe = marked(static_cast<std::uint16_t>(mark));
        const Bytes packet = written(shape, probe);
        QVERIFY(!packet.empty());
        QVERIFY(transportVerifies(shape, packet));
        if (shape.family() == wire::Family::IPv4) {
            QVERIFY(wire::checksumVerifies(ByteView(packet).first(20)));
            QVERIFY(wire::word16(packet, 4) != 0); // systems overwrite an identification of zero
        }
        const std::size_t field = shape.protocol == Protocol::Icmp ? 2
            : shape.protocol == Protocol::Udp                      ? 6
                                                                   : 16;
        QCOMPARE(
            wire::word16(packet, ipHeaderLength(shape.family()) + field), transportChecksum(shape, probe));
    }
}

void TestProbePacket::keepsTheFlowConstant()
{
    QFETCH(ProbeShape, shape);
    const std::size_t ip = ipHeaderLength(shape.family());
    // What routers with several paths look at: the first four bytes, ports or type, code and checksum; for
    // UDP and Dublin the checksum as well.
    const bool udpDublin = shape.protocol == Protocol::Udp && shape.flow == Flow::Dublin;
    std::set<Bytes> flows;
    std::set<Bytes> probes;
    for (std::uint16_t mark = 1; mark <= 250; ++mark) {
        const Bytes packet = written(shape, marked(mark));
        const auto from = packet.begin() + static_cast<std::ptrdiff_t>(ip);
        Bytes flow(from, from + 4);
        if (udpDublin)
            flow.insert(flow.end(), from + 6, from + 8);
        flows.insert(flow);
        Bytes whole = packet;
        if (shape.family() == wire::Family::IPv4 && !udpDublin)
            std::fill_n(whole.begin() + 4, 8, std::uint8_t {0}); // not by the identification
        probes.insert(whole);
    }
    QCOMPARE(flows.size(), shape.flow == Flow::Classic ? std::size_t {250} : std::size_t {1});
    QCOMPARE(probes.size(), std::size_t {250});
}

void TestProbePacket::knowsTheMarkOfAnIdentification()
{
    ProbeShape shape = test::shape(wire::Family::IPv4, Protocol::Udp, Flow::Dublin);
    for (const int identifier : {0, 1, 0x1234, 65534, 65535}) {
        shape.identifier = static_cast<std::uint16_t>(identifier);
        for (std::uint32_t mark = 1; mark <= 65535; ++mark) {
            const auto fields = markedFields(shape, marked(static_cast<std::uint16_t>(mark)));
            QVERIFY(fields.identification != 0);
            QCOMPARE(std::uint32_t {markOfIdentification(shape, fields.identification)}, mark);
        }
    }
    QCOMPARE(markOfIdentification(shape, 0), std::uint16_t {0});
}

void TestProbePacket::refusesWhatCannotBe()
{
    Bytes room(2000);
    ProbeShape shape = test::shape(wire::Family::IPv4, Protocol::Udp, Flow::Classic);
    const Probe probe = marked(1);
    QCOMPARE(writeProbe(shape, probe, room), std::size_t {60});
    QCOMPARE(writeProbe(shape, probe, std::span(room).first(59)), std::size_t {0});
    QCOMPARE(writeProbe(shape, marked(0), room), std::size_t {0});
    QCOMPARE(writeProbe(shape, marked(1, 27), room), std::size_t {0});
    shape.destinationPort = 65535;
    QCOMPARE(writeProbe(shape, probe, room), std::size_t {60});
    QCOMPARE(writeProbe(shape, marked(2), room), std::size_t {0});
    shape.source = {};
    QCOMPARE(writeProbe(shape, probe, room), std::size_t {0}); // the checksum needs it
    shape.protocol = Protocol::Icmp;
    QCOMPARE(writeProbe(shape, probe, room), std::size_t {60});
    shape.source = wire::IpAddress::loopback(wire::Family::IPv6);
    QCOMPARE(writeProbe(shape, probe, room), std::size_t {0});
    shape.source = {};
    shape.destination = {};
    QCOMPARE(writeProbe(shape, probe, room), std::size_t {0});
}

void TestProbePacket::writesNothingBehindThePacket()
{
    Bytes room(200, 0xa5);
    const ProbeShape shape = test::shape(wire::Family::IPv6, Protocol::Tcp, Flow::Classic);
    QCOMPARE(writeProbe(shape, marked(1, 77), room), std::size_t {77});
    QVERIFY(std::all_of(room.begin() + 77, room.end(), [](std::uint8_t byte) { return byte == 0xa5; }));
}

QTEST_APPLESS_MAIN(TestProbePacket)
#include "tst_probepacket.moc"
