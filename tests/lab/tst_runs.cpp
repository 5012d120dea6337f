// SPDX-License-Identifier: GPL-3.0-or-later
// One seed gives one run, and nothing that is sent in makes a network stumble.
#include "core/base/random.h"
#include "tests/lab/labrun.h"

using namespace socketscope;
using namespace socketscope::test;

class TestRuns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void randomNumbersAreTheOnesOfTheirAuthors();
    void randomNumbersKeepTheirBounds();
    void oneSeedGivesOneRun();
    void stepsOfTimeChangeNothing();
    void doesWhatIsDueAndNoMore();
    void aReceiverMaySendAgain();
    void survivesArbitraryBytes();
    void isBounded();
    void forgetsItsPackets();
    void saysWhatHappened();
};

namespace {

lab::Topology restless()
{
    lab::Topology topology = row(4);
    for (lab::Link& link : topology.links) {
        link.there.jitter = link.back.jitter = 1ms;
        link.there.loss = link.back.loss = 0.05;
        link.there.duplication = 0.05;
        link.back.reordering = 0.1;
        link.back.reorderDelay = 3ms;
    }
    topology.routers[1].answers.jitter = 2ms;
    return topology;
}

struct Run {
    std::vector<std::pair<Instant, Bytes>> arrivals;
    friend bool operator==(const Run&, const Run&) = default;
};

Run runOf(std::uint64_t seed, Duration step)
{
    LabRun run(restless(), seed);
    for (int i = 0; i < 200; ++i) {
        const Instant at(i * 7ms);
        run.network().advance(at);
        const Probe probe {.to = serverV4,
            .ttl = static_cast<std::uint8_t>(1 + i % 6),
            .sequence = static_cast<std::uint16_t>(i % 3 == 0 ? 80 : i)};
        (void)run.send(i % 3 == 0 ? probe.tcp(wire::TcpHeader::syn) : probe.echo(), at);
    }
    for (Instant at(1400ms); run.network().nextAt(); at += step)
        run.network().advance(at);
    Run result;
    for (const Arrival& arrival : run.arrivals)
        result.arrivals.emplace_back(arrival.at, arrival.bytes);
    return result;
}

} // namespace

void TestRuns::randomNumbersAreTheOnesOfTheirAuthors()
{
    // splitmix64.c of Vigna from state 0, as published with Java's SplittableRandom.
    QCOMPARE(mixed(0), 0xe220a8397b1dcdafU);
    QCOMPARE(mixed(0x9e3779b97f4a7c15), 0x6e789e6aa1b965f4U);
    QCOMPARE(mixed(2 * 0x9e3779b97f4a7c15U), 0x06c45d188009454fU);
    // xoshiro256starstar.c, its state filled by splitmix64 from 0.
    Random random(0);
    for (const std::uint64_t expected : {0x99ec5f36cb75f2b4U, 0xbf6e1f784956452aU, 0x1a5f849d4933e6e0U})
        QCOMPARE(random.next(), expected);
}

void TestRuns::randomNumbersKeepTheirBounds()
{
    Random random(42);
    std::array<int, 6> dice {};
    for (int i = 0; i < 60000; ++i)
        ++dice.at(random.below(6));
    for (const int times : dice)
        QVERIFY2(times > 9600 && times < 10400, QByteArray::number(times).constData());
    QCOMPARE(random.below(0), 0U);
    QCOMPARE(random.below(1), 0U);
    QVERIFY(!random.happens(0) && random.happens(1));
    for (int i = 0; i < 1000; ++i) {
        const double unit = random.unit();
        QVERIFY(unit >= 0 && unit < 1);
    }
}

void TestRuns::oneSeedGivesOneRun()
{
    const Run first = runOf(1, 1s);
    QVERIFY(first.arrivals.size() > 100);
    QVERIFY(runOf(1, 1s) == first);
    QVERIFY(runOf(2, 1s) != first);
}

void TestRuns::stepsOfTimeChangeNothing()
{
    QVERIFY(runOf(7, 100us) == runOf(7, 10s));
}

void TestRuns::doesWhatIsDueAndNoMore()
{
    LabRun run(row(1));
    QVERIFY(!run.network().nextAt());
    QVERIFY(run.send(Probe {.to = serverV4}.echo(), Instant(10ms)));
    QCOMPARE(run.network().nextAt(), std::optional(Instant(10ms)));
    run.network().advance(Instant(9ms));
    QVERIFY(run.seen.empty());
    run.network().advance(Instant(10ms));
    QCOMPARE(run.seen.size(), 1U);
    QCOMPARE(run.network().nextAt(), std::optional(Instant(11ms)));
    run.network().advance(Instant(13999us));
    QVERIFY(run.arrivals.empty());
    run.network().advance(Instant(14ms));
    QCOMPARE(run.arrivals.size(), 1U);
    QVERIFY(!run.network().nextAt());
}

void TestRuns::aReceiverMaySendAgain()
{
    struct Again : lab::Receiver {
        void received(ByteView, Instant at) override
        {
            if (++count < 5)
                QVERIFY(network->send(network->here(), Probe {.to = serverV4}.echo(), at));
            last = at;
        }
        lab::Network* network = nullptr;
        int count = 0;
        Instant last;
    };
    lab::Network network(row(1));
    Again again;
    again.network = &network;
    network.setReceiver(network.here(), &again);
    QVERIFY(network.send(network.here(), Probe {.to = serverV4}.echo(), {}));
    network.advance(Instant(1s));
    QCOMPARE(again.count, 5);
    QCOMPARE(again.last, Instant(20ms));
}

void TestRuns::survivesArbitraryBytes()
{
    LabRun run(restless());
    Random random(11);
    const std::vector<Bytes> good {Probe {.to = serverV4}.echo(), Probe {.to = serverV4, .ttl = 3}.udp(),
        Probe {.to = serverV4}.tcp(2), Probe {.from = hereV6, .to = serverV6, .ttl = 2}.echo(),
        Probe {.from = hereV6, .to = serverV6}.wrap(44, hex("11000001 00000001 6162636465666768"))};
    for (int i = 0; i < 20000; ++i) {
        Bytes packet = good[random.below(good.size())];
        packet.resize(random.below(packet.size() + 1));
        for (std::uint64_t changes = random.below(4); changes > 0 && !packet.empty(); --changes)
            packet[random.below(packet.size())] = static_cast<std::uint8_t>(random.next());
        (void)run.send(packet, Instant(i * 1ms));
        if (i % 100 == 0)
            run.settle();
    }
    run.settle();
    QCOMPARE(run.network().underWay(), 0U);
}

void TestRuns::isBounded()
{
    lab::Network network(row(1));
    const Bytes packet = Probe {.to = serverV4, .data = Bytes(1400)}.echo();
    std::size_t refused = 0;
    for (int i = 0; i < 70000; ++i) {
        const auto outcome = network.send(network.here(), packet, {});
        if (!outcome) {
            QCOMPARE(outcome.error().systemError, ENOBUFS);
            ++refused;
        }
    }
    QCOMPARE(refused, 70000 - (std::size_t {64} << 20) / packet.size());
    network.advance(Instant(1s));
    QCOMPARE(network.underWay(), 0U);
    QVERIFY(network.send(network.here(), packet, Instant(1s)).has_value());
}

void TestRuns::forgetsItsPackets()
{
    LabRun run(restless());
    for (int i = 0; i < 2000; ++i)
        (void)run.send(
            Probe {.to = serverV4, .ttl = static_cast<std::uint8_t>(i % 7)}.echo(), Instant(i * 1ms));
    QVERIFY(run.network().underWay() > 0);
    run.settle();
    QCOMPARE(run.network().underWay(), 0U);
    const auto counts = run.network().counts();
    QCOMPARE(counts.sent, 2000U);
    QCOMPARE(counts.dropped, run.all(Happening::Dropped).size());
    QCOMPARE(counts.hops, run.all(Happening::Forwarded).size());
    QCOMPARE(counts.delivered, run.all(Happening::Delivered).size());
    QCOMPARE(counts.answered, run.all(Happening::Answered).size());
}

void TestRuns::saysWhatHappened()
{
    LabRun run(row(2));
    QVERIFY(run.ask(Probe {.to = serverV4, .ttl = 2}.echo()).size() == 1);
    QStringList told;
    for (const Seen& one : run.seen)
        told << QStringLiteral("%1 %2 %3 %4 about %5")
                    .arg(nanoseconds(one.at) / 1'000'000)
                    .arg(QString::fromStdString(one.node))
                    .arg(QString::fromUtf8(lab::happeningName(one.what).data()))
                    .arg(one.packet)
                    .arg(one.about);
    QCOMPARE(told,
        (QStringList {"0 you sent 1 about 0", "1 r1 forwarded 1 about 0", "2 r2 dropped 1 about 0",
            "2 r2 answered 2 about 1", "2 r2 sent 2 about 0", "3 r1 forwarded 2 about 0",
            "4 you delivered 2 about 0"}));
    for (int i = 1; i <= int(Reason::AnswerChain); ++i)
        QVERIFY(lab::reasonFromName(lab::reasonName(static_cast<Reason>(i))) == static_cast<Reason>(i));
    for (int i = 0; i <= int(Happening::Translated); ++i)
        QVERIFY(lab::happeningFromName(lab::happeningName(static_cast<Happening>(i)))
            == static_cast<Happening>(i));
    QVERIFY(!lab::reasonFromName("") && !lab::happeningFromName(""));
    QVERIFY(!lab::reasonFromName("bored") && !lab::happeningFromName("bored"));
}

QTEST_GUILESS_MAIN(TestRuns)
#include "tst_runs.moc"
