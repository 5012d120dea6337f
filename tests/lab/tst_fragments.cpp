// SPDX-License-Identifier: GPL-3.0-or-later
// Fragments at their destination: RFC 791, RFC 8200 section 4.5, RFC 5722.
#include "tests/lab/labrun.h"

using namespace socketscope;
using namespace socketscope::test;

class TestFragments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void putsThemTogetherInAnyOrder_data();
    void putsThemTogetherInAnyOrder();
    void putsIpv6Together();
    void copiesOnlyTheOptionsThatSaySo();
    void givesUpAfterThirtySeconds();
    void saysNothingWithoutTheFirst();
    void isAtRestWhenNothingIsMissing();
    void refusesOverlaps();
    void takesTheSameFragmentTwice();
    void refusesImpossibleFragments_data();
    void refusesImpossibleFragments();
};

namespace {

void put(Bytes& bytes, std::size_t at, std::size_t word)
{
    bytes[at] = static_cast<std::uint8_t>(word >> 8);
    bytes[at + 1] = static_cast<std::uint8_t>(word);
}

/// Bytes [from, to) of what an IPv4 packet carries, as a fragment of it.
Bytes fragmentOf(const Bytes& packet, std::size_t from, std::size_t to)
{
    Bytes fragment(packet.begin(), packet.begin() + 20);
    to = std::min(to, packet.size() - 20);
    fragment.insert(fragment.end(), packet.begin() + 20 + static_cast<std::ptrdiff_t>(from),
        packet.begin() + 20 + static_cast<std::ptrdiff_t>(to));
    put(fragment, 2, fragment.size());
    put(fragment, 6, from / 8 | (to < packet.size() - 20 ? 0x2000U : 0U));
    put(fragment, 10, 0);
    put(fragment, 10, wire::internetChecksum(ByteView(fragment).first(20)));
    return fragment;
}

/// 48 bytes behind the header: three pieces of 16.
Probe probe()
{
    return {.to = serverV4, .data = toBytes("0123456789012345678901234567890123456789")};
}

} // namespace

void TestFragments::putsThemTogetherInAnyOrder_data()
{
    QTest::addColumn<std::vector<int>>("order");
    QTest::addRow("in order") << std::vector<int> {0, 1, 2};
    QTest::addRow("backwards") << std::vector<int> {2, 1, 0};
    QTest::addRow("the middle last") << std::vector<int> {2, 0, 1};
    QTest::addRow("the first last") << std::vector<int> {1, 2, 0};
}

void TestFragments::putsThemTogetherInAnyOrder()
{
    QFETCH(std::vector<int>, order);
    LabRun run(row(2));
    const Bytes whole = probe().echo();
    for (const int piece : order) {
        QCOMPARE(run.arrivals.size(), 0U);
        const auto from = static_cast<std::size_t>(piece) * 16;
        QVERIFY(run.send(fragmentOf(whole, from, from + 16)));
        run.network().advance(Instant(0ms));
    }
    run.settle();
    QCOMPARE(run.arrivals.size(), 1U);
    QCOMPARE(run.arrivals[0].icmp(), QByteArray("10.99.100.7 0/0"));
    QCOMPARE(toHex(ByteView(run.arrivals[0].bytes).subspan(28)), toHex(probe().data));
    // The server saw the packet that was cut, as far as routers leave it alone.
    Bytes expected = whole;
    expected[8] = 62;
    put(expected, 10, 0);
    put(expected, 10, wire::internetChecksum(ByteView(expected).first(20)));
    QCOMPARE(toHex(run.all(Happening::Reassembled).front().bytes), toHex(expected));
    QCOMPARE(run.network().underWay(), 0U);
}

void TestFragments::putsIpv6Together()
{
    LabRun run(row(1));
    // An echo request of 24 bytes in two: destination options stay in front of the fragment header.
    const Probe six {.from = hereV6, .to = serverV6, .data = toBytes("0123456789abcdef")};
    const Bytes echo = six.echo();
    const ByteView message = ByteView(echo).subspan(40);
    const auto piece = [&](std::size_t from, std::size_t to, const char* fragmentHeader) {
        Bytes payload = hex("2c00010400000000");
        const Bytes header = hex(fragmentHeader);
        payload.insert(payload.end(), header.begin(), header.end());
        payload.insert(payload.end(), message.begin() + static_cast<std::ptrdiff_t>(from),
            message.begin() + static_cast<std::ptrdiff_t>(to));
        return six.wrap(60, payload);
    };
    QVERIFY(run.send(piece(16, 24, "3a000010 00000007")));
    QVERIFY(run.send(piece(0, 16, "3a000001 00000007")));
    run.settle();
    QCOMPARE(run.arrivals.size(), 1U);
    QCOMPARE(run.arrivals[0].icmp(), QByteArray("fd99::100:7 129/0"));
    const Bytes whole = run.all(Happening::Reassembled).front().bytes;
    QCOMPARE(toHex(ByteView(whole).subspan(4, 3)),
        std::string("0020"
                    "3c")); // 8 + 24 bytes, options first
    QCOMPARE(toHex(ByteView(whole).subspan(40, 8)), std::string("3a00010400000000"));
    QCOMPARE(toHex(ByteView(whole).subspan(48)), toHex(message));
}

void TestFragments::copiesOnlyTheOptionsThatSaySo()
{
    // Loose source route (131) says so, record route (7) does not: RFC 791 section 3.1.
    lab::Topology topology = row(2);
    topology.links[1].mtu = 100;
    LabRun run(topology);
    Bytes packet = probe().echo();
    packet.resize(20 + 128);
    const Bytes options = hex("0707040000000001"
                              "83070400000000"
                              "00");
    packet.insert(packet.begin() + 20, options.begin(), options.end());
    packet[0] = 0x49;
    put(packet, 2, packet.size());
    put(packet, 10, 0);
    put(packet, 10, wire::internetChecksum(ByteView(packet).first(36)));
    QVERIFY(run.send(packet));
    run.settle();
    auto pieces = run.all(Happening::Fragmented);
    std::erase_if(pieces, [](const Seen& one) { return one.node != "r1"; }); // r2 cuts the answer
    QCOMPARE(pieces.size(), 2U);
    QCOMPARE(toHex(ByteView(pieces[0].bytes).subspan(20, 16)), toHex(options));
    QCOMPARE(pieces[0].bytes.size(), 100U); // 36 and 64
    QCOMPARE(pieces[1].bytes[0], 0x47);
    QCOMPARE(toHex(ByteView(pieces[1].bytes).subspan(20, 8)), std::string("8307040000000000"));
    QCOMPARE(pieces[1].bytes.size(), 28U + 64);
}

void TestFragments::givesUpAfterThirtySeconds()
{
    LabRun run(row(1));
    QVERIFY(run.send(fragmentOf(probe().echo(), 0, 16)));
    run.settle();
    QCOMPARE(run.reasons(Happening::Dropped), QStringList {"server fragment-timeout"});
    QCOMPARE(run.arrivals.size(), 1U);
    QCOMPARE(run.arrivals[0].icmp(), QByteArray("10.99.100.7 11/1"));
    QCOMPARE(run.arrivals[0].at, Instant(30s + 4ms));
    QCOMPARE(toHex(ByteView(run.arrivals[0].quoted()).subspan(20)),
        toHex(ByteView(probe().echo()).subspan(20, 16)));
    const Probe six {.from = hereV6, .to = serverV6};
    run.arrivals.clear();
    QVERIFY(run.send(six.wrap(44, hex("3a000001 00000007 8000000000000000")), Instant(100s)));
    run.settle();
    QCOMPARE(run.arrivals[0].icmp(), QByteArray("fd99::100:7 3/1"));
    QCOMPARE(run.arrivals[0].at, Instant(160s + 4ms)); // RFC 8200: sixty seconds
}

void TestFragments::saysNothingWithoutTheFirst()
{
    LabRun run(row(1));
    QVERIFY(run.ask(fragmentOf(probe().echo(), 16, 32)).empty());
    QCOMPARE(run.reasons(Happening::Dropped), QStringList {"server fragment-timeout"});
    QCOMPARE(run.network().underWay(), 0U);
}

void TestFragments::isAtRestWhenNothingIsMissing()
{
    LabRun run(row(1));
    QVERIFY(run.send(fragmentOf(probe().echo(), 0, 16)));
    QVERIFY(run.send(fragmentOf(probe().echo(), 16, 64)));
    run.network().advance(Instant(5ms));
    QCOMPARE(run.arrivals.size(), 1U);
    QVERIFY(!run.network().nextAt()); // and does not wait thirty seconds for nothing
}

void TestFragments::refusesOverlaps()
{
    LabRun run(row(1));
    const Bytes whole = probe().echo();
    QVERIFY(run.send(fragmentOf(whole, 0, 24)));
    QVERIFY(run.send(fragmentOf(whole, 16, 64)));
    run.settle();
    QVERIFY(run.arrivals.empty());
    QCOMPARE(run.reasons(Happening::Dropped), QStringList {"server fragment-overlap"});
}

void TestFragments::takesTheSameFragmentTwice()
{
    LabRun run(row(1));
    const Bytes whole = probe().echo();
    QVERIFY(run.send(fragmentOf(whole, 0, 16)));
    QVERIFY(run.send(fragmentOf(whole, 0, 16)));
    QVERIFY(run.send(fragmentOf(whole, 16, 64)));
    run.settle();
    QCOMPARE(run.arrivals.size(), 1U);
}

void TestFragments::refusesImpossibleFragments_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("flagsAndOffset");
    QTest::addRow("nothing in it") << 0 << 0x2000;
    QTest::addRow("not in steps of eight") << 12 << 0x2000;
    QTest::addRow("beyond the largest packet") << 16 << 0x1fff;
}

void TestFragments::refusesImpossibleFragments()
{
    QFETCH(int, size);
    QFETCH(int, flagsAndOffset);
    LabRun run(row(1));
    Bytes fragment = Probe {.to = serverV4}.wrap(17, Bytes(static_cast<std::size_t>(size)));
    put(fragment, 6, static_cast<std::size_t>(flagsAndOffset));
    put(fragment, 10, 0);
    put(fragment, 10, wire::internetChecksum(ByteView(fragment).first(20)));
    QVERIFY(run.ask(fragment).empty());
    QCOMPARE(run.reasons(Happening::Dropped), QStringList {"server damaged-transport"});
}

QTEST_GUILESS_MAIN(TestFragments)
#include "tst_fragments.moc"
