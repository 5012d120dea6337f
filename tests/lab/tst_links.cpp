// SPDX-License-Identifier: GPL-3.0-or-later
// What links do to packets: the shares are checked over many, the times exactly.
#include "tests/lab/labrun.h"

#include <set>

using namespace socketscope;
using namespace socketscope::test;

class TestLinks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void losesItsShare();
    void losesInOneDirectionOnly();
    void spreadsTheJitterEvenly();
    void keepsTheOrderWhateverTheJitter();
    void deliversCopies();
    void letsOthersOvertake();
    void takesTheTimeOfTheRate();
    void dropsWhatDoesNotFitTheQueue();
    void cutsWhatIsTooLarge();
    void refusesWhatMayNotBeCut_data();
    void refusesWhatMayNotBeCut();
    void carriesNoIpv6WhereItIsTooNarrow();
};

namespace {

/// How many of `count` pings come back, one each 10 ms.
std::size_t pings(LabRun& run, int count)
{
    run.arrivals.clear();
    for (int i = 0; i < count; ++i)
        (void)run.send(
            Probe {.to = serverV4, .sequence = static_cast<std::uint16_t>(i)}.echo(), Instant(i * 10ms));
    run.settle();
    return run.arrivals.size();
}

std::vector<int> sequences(const LabRun& run)
{
    std::vector<int> numbers;
    for (const Arrival& arrival : run.arrivals)
        numbers.push_back(wire::word16(arrival.payload(), 6));
    return numbers;
}

} // namespace

void TestLinks::losesItsShare()
{
    lab::Topology topology = row(1);
    topology.links[1].there.loss = topology.links[1].back.loss = 0.1;
    LabRun run(topology);
    const std::size_t back = pings(run, 10000);
    QVERIFY2(
        back > 7942 && back < 8258, QByteArray::number(qulonglong(back)).constData()); // 8100, 4 deviations
    QCOMPARE(run.all(Happening::Dropped).size(), 10000 - back);
    QCOMPARE(run.all(Happening::Dropped).front().reason, Reason::Lost);
}

void TestLinks::losesInOneDirectionOnly()
{
    lab::Topology topology = row(1);
    topology.links[1].back.loss = 1;
    LabRun run(topology);
    QCOMPARE(pings(run, 10), 0U);
    for (const Seen& one : run.all(Happening::Dropped))
        QCOMPARE(one.node, std::string("server"));
    QCOMPARE(run.answer(Probe {.to = serverV4, .ttl = 1}.echo(), Instant(1s)).icmp(),
        QByteArray("10.99.1.1 11/0"));
}

void TestLinks::spreadsTheJitterEvenly()
{
    lab::Topology topology = row(1);
    topology.links[0].there.jitter = 2ms;
    LabRun run(topology);
    QCOMPARE(pings(run, 4000), 4000U);
    double sum = 0;
    for (std::size_t i = 0; i < run.arrivals.size(); ++i) {
        const Duration took = run.arrivals[i].at - Instant(static_cast<int>(i) * 10ms);
        QVERIFY(took >= 4ms && took <= 6ms);
        sum += static_cast<double>(took.count()) / 1e6;
    }
    const double mean = sum / 4000; // 5; the deviation of one is 2 / sqrt(12)
    QVERIFY2(mean > 4.96 && mean < 5.04, QByteArray::number(mean).constData());
}

void TestLinks::keepsTheOrderWhateverTheJitter()
{
    lab::Topology topology = row(1);
    topology.links[0].there.jitter = 100ms;
    LabRun run(topology);
    QCOMPARE(pings(run, 1000), 1000U);
    const std::vector<int> order = sequences(run);
    QVERIFY(std::is_sorted(order.begin(), order.end()));
}

void TestLinks::deliversCopies()
{
    lab::Topology topology = row(2);
    topology.links[1].there.duplication = 0.2;
    topology.links[1].there.duplicateDelay = 3ms;
    topology.links[2].there.duplication = 1; // a copy is not copied again
    LabRun run(topology);
    const std::size_t back = pings(run, 1000);
    const std::size_t copies = run.all(Happening::Duplicated).size();
    QVERIFY2(copies > 1148 && copies < 1252, QByteArray::number(qulonglong(copies)).constData());
    QCOMPARE(back, 1000 + copies);
    const Seen copy = run.all(Happening::Duplicated).front();
    QVERIFY(copy.about != 0 && copy.about != copy.packet);
}

void TestLinks::letsOthersOvertake()
{
    lab::Topology topology = row(1);
    topology.links[1].there.reordering = 0.1;
    topology.links[1].there.reorderDelay = 25ms; // overtaken by the next two
    LabRun run(topology);
    QCOMPARE(pings(run, 1000), 1000U);
    const std::vector<int> order = sequences(run);
    QVERIFY(!std::is_sorted(order.begin(), order.end()));
    int late = 0;
    for (const Arrival& arrival : run.arrivals) {
        const int number = wire::word16(arrival.payload(), 6);
        const Duration took = arrival.at - Instant(number * 10ms);
        QVERIFY(took == 4ms || took == 29ms);
        late += took == 29ms ? 1 : 0;
    }
    QVERIFY2(late > 62 && late < 138, QByteArray::number(late).constData());
}

void TestLinks::takesTheTimeOfTheRate()
{
    // 1000 bytes at 8 Mbit/s take a millisecond, and the next waits for it.
    lab::Topology topology = row(1);
    topology.links[0].there.rate = 8'000'000;
    LabRun run(topology);
    for (int i = 0; i < 3; ++i)
        (void)run.send(Probe {.to = serverV4, .data = Bytes(972)}.echo());
    run.settle();
    QCOMPARE(run.arrivals.size(), 3U);
    QCOMPARE(run.arrivals[0].at, Instant(5ms));
    QCOMPARE(run.arrivals[1].at, Instant(6ms));
    QCOMPARE(run.arrivals[2].at, Instant(7ms));
    QCOMPARE(run.answer(Probe {.to = serverV4, .data = Bytes(972)}.echo(), Instant(1s)).at, Instant(1005ms));
}

void TestLinks::dropsWhatDoesNotFitTheQueue()
{
    lab::Topology topology = row(1);
    topology.links[0].there.rate = 8'000'000;
    topology.links[0].there.queue = 3000;
    LabRun run(topology);
    for (int i = 0; i < 10; ++i)
        (void)run.send(Probe {.to = serverV4, .data = Bytes(972)}.echo());
    run.settle();
    QCOMPARE(run.arrivals.size(), 3U); // 3000 bytes wait or leave
    QCOMPARE(run.reasons(Happening::Dropped).count(QStringLiteral("you queue-full")), 7);
    QCOMPARE(run.ask(Probe {.to = serverV4, .data = Bytes(972)}.echo(), Instant(1s)).size(), 1U);
}

void TestLinks::cutsWhatIsTooLarge()
{
    lab::Topology topology = row(2);
    topology.links[1].mtu = 500;
    LabRun run(topology);
    const Bytes data(972, 'x');
    const Arrival reply = run.answer(Probe {.to = serverV4, .data = data}.echo());
    QCOMPARE(reply.icmp(), QByteArray("10.99.100.7 0/0"));
    QCOMPARE(reply.bytes.size(), 1000U);
    QCOMPARE(wrongChecksums(reply.bytes), QByteArray());
    // 980 bytes behind the header in steps of 480: RFC 791 section 3.2.
    std::vector<std::pair<std::size_t, int>> there;
    for (const Seen& one : run.all(Happening::Fragmented))
        if (one.node == "r1")
            there.emplace_back(one.bytes.size(), wire::word16(one.bytes, 6));
    QCOMPARE(
        there, (std::vector<std::pair<std::size_t, int>> {{500, 0x2000}, {500, 0x2000 | 60}, {40, 120}}));
    for (const Seen& one : run.all(Happening::Fragmented)) {
        QVERIFY(wire::checksumVerifies(ByteView(one.bytes).first(20)));
        QCOMPARE(wire::word16(one.bytes, 2), one.bytes.size());
    }
}

void TestLinks::refusesWhatMayNotBeCut_data()
{
    QTest::addColumn<bool>("v6");
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QByteArray>("rest");
    QTest::addRow("don't fragment") << false << QByteArray("10.99.1.1 3/4") << QByteArray("00000578");
    QTest::addRow("IPv6") << true << QByteArray("fd99::1:1 2/0") << QByteArray("00000578");
}

void TestLinks::refusesWhatMayNotBeCut()
{
    QFETCH(bool, v6);
    QFETCH(QByteArray, said);
    QFETCH(QByteArray, rest);
    lab::Topology topology = row(2);
    topology.links[1].mtu = 1400;
    LabRun run(topology);
    const std::size_t headers = v6 ? 48 : 28;
    Probe probe {.from = v6 ? hereV6 : ip("10.99.0.2"),
        .to = v6 ? serverV6 : serverV4,
        .data = Bytes(1400 - headers),
        .dontFragment = true};
    QCOMPARE(run.answer(probe.echo()).payload().front(), v6 ? 129 : 0);
    probe.data.push_back(0);
    const Arrival reply = run.answer(probe.echo());
    QCOMPARE(reply.icmp(), said);
    QCOMPARE(QByteArray::fromStdString(toHex(ByteView(reply.payload()).subspan(4, 4))), rest);
    QCOMPARE(reply.quoted()[v6 ? 7 : 8], 64); // thrown away before a hop is taken off, as Linux does
}

void TestLinks::carriesNoIpv6WhereItIsTooNarrow()
{
    lab::Topology topology = row(2);
    topology.links[1].mtu = 1279;
    LabRun run(topology);
    QCOMPARE(run.answer(Probe {.to = serverV4}.echo()).icmp(), QByteArray("10.99.100.7 0/0"));
    const auto outcome = run.send(Probe {.from = hereV6, .to = serverV6}.echo());
    QVERIFY(!outcome && outcome.error().systemError == ENETUNREACH);
}

QTEST_GUILESS_MAIN(TestLinks)
#include "tst_links.moc"
