// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hex.h"
#include "core/trace/hops.h"

#include <QtTest/QtTest>

using namespace socketscope;
using namespace socketscope::trace;
using namespace std::chrono_literals;

namespace {

const wire::IpAddress target = wire::IpAddress::v4(203, 0, 113, 9);

wire::IpAddress router(int n)
{
    return wire::IpAddress::v4(10, 0, 0, static_cast<std::uint8_t>(n));
}

/// Tells Hops what happens, one probe after the other.
class Teller {
public:
    explicit Teller(Settings settings = {})
    {
        settings.shape.destination = target;
        hops.started({.settings = settings, .target = "there"}, m_now);
    }
    Probe send(int ttl, std::uint32_t round = 0)
    {
        const Probe probe {.number = ++m_count, .round = round, .ttl = static_cast<std::uint8_t>(ttl)};
        hops.sent({.probe = probe, .at = m_now});
        m_now += 1ms;
        return probe;
    }
    MatchedAnswer answer(const Probe& probe, const wire::IpAddress& from, Duration roundTrip = 10ms)
    {
        MatchedAnswer answer {.probe = probe, .at = m_now + roundTrip, .roundTrip = roundTrip};
        answer.answer.from = from;
        answer.answer.kind = from == target ? AnswerKind::EchoReply : AnswerKind::TimeExceeded;
        return answer;
    }
    void exchange(int ttl, const wire::IpAddress& from, Duration roundTrip = 10ms)
    {
        hops.answered(answer(send(ttl), from, roundTrip));
    }
    void lose(int ttl) { hops.gaveUp(send(ttl), m_now); }
    [[nodiscard]] Instant now() const { return m_now; }

    Hops hops;

private:
    Instant m_now = instantAt(1'000'000'000);
    std::uint32_t m_count = 0;
};

std::vector<int> ttls(const Hops& hops)
{
    std::vector<int> all;
    for (const Hop& hop : hops.all())
        all.push_back(hop.ttl);
    return all;
}

} // namespace

class TestHops : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void endsAtTheTarget();
    void showsAHopOnceSomethingIsKnownOfIt();
    void showsWhatWasAskedInVain();
    void followsATargetThatMoves();
    void endsWhereSomebodyRefuses();
    void goesOnBehindAHopThatRefusesOnlySometimes();
    void doesNotShowWhatWasNeverAsked();
    void countsLossOnlyOfWhatIsSettled();
    void correctsLossByALateAnswer();
    void doesNotCountDuplicates();
    void forgetsWhatNeverLeft();
    void countsWhatCouldNotLeave();
    void tellsAChangeOfRouteFromSeveralPaths_data();
    void tellsAChangeOfRouteFromSeveralPaths();
    void readsLabels();
    void keepsTheLastThousandStrays();
    void computesFiguresOfAPeriod();
    void remarksOnLoss_data();
    void remarksOnLoss();
    void remarksOnSlowAnswers();
    void remarksNothingOnAFewSamples();
    void ignoresWhatCannotBe();
};

void TestHops::endsAtTheTarget()
{
    Teller teller;
    std::vector<Probe> probes;
    for (int ttl = 1; ttl <= 30; ++ttl)
        probes.push_back(teller.send(ttl));
    for (int ttl = 12; ttl >= 3; --ttl)
        teller.hops.answered(teller.answer(probes[static_cast<std::size_t>(ttl - 1)], target));
    QCOMPARE(ttls(teller.hops), (std::vector {1, 2, 3}));
    teller.hops.answered(teller.answer(probes[0], router(1)));
    QCOMPARE(ttls(teller.hops), (std::vector {1, 2, 3}));
    QCOMPARE(teller.hops.all()[2].responders[0].address, target);
    QCOMPARE(teller.hops.sentCount(), std::uint64_t {30});
    QCOMPARE(teller.hops.rounds(), 1U);
}

void TestHops::showsAHopOnceSomethingIsKnownOfIt()
{
    Teller teller;
    std::vector<Probe> probes;
    for (int ttl = 1; ttl <= 30; ++ttl)
        probes.push_back(teller.send(ttl));
    QVERIFY(teller.hops.all().empty());
    teller.hops.answered(teller.answer(probes[3], router(4)));
    QCOMPARE(ttls(teller.hops), (std::vector {1, 2, 3, 4}));
    QVERIFY(teller.hops.all()[1].pending());
}

void TestHops::showsWhatWasAskedInVain()
{
    Teller teller;
    teller.exchange(1, router(1));
    const Probe second = teller.send(2);
    const Probe third = teller.send(3);
    QCOMPARE(ttls(teller.hops), (std::vector {1}));
    teller.hops.gaveUp(second, teller.now());
    teller.hops.gaveUp(third, teller.now());
    QCOMPARE(ttls(teller.hops), (std::vector {1, 2, 3}));
    QCOMPARE(teller.hops.remark(1), HopRemark::None); // nobody answers beyond it
}

void TestHops::followsATargetThatMoves()
{
    Teller teller;
    for (int ttl = 1; ttl <= 3; ++ttl)
        teller.exchange(ttl, router(ttl));
    for (int ttl = 4; ttl <= 8; ++ttl)
        teller.exchange(ttl, target);
    QCOMPARE(teller.hops.all().size(), std::size_t {4});
    teller.exchange(4, router(4)); // the route has become longer by one
    QCOMPARE(ttls(teller.hops), (std::vector {1, 2, 3, 4, 5}));
    teller.exchange(3, target); // and shorter by two
    QCOMPARE(ttls(teller.hops), (std::vector {1, 2, 3}));
}

void TestHops::endsWhereSomebodyRefuses()
{
    Teller teller;
    teller.exchange(1, router(1));
    for (int ttl = 2; ttl <= 5; ++ttl) {
        auto answer = teller.answer(teller.send(ttl), router(2));
        answer.answer.kind = AnswerKind::HostUnreachable;
        teller.hops.answered(answer);
    }
    QCOMPARE(ttls(teller.hops), (std::vector {1, 2}));
}

void TestHops::goesOnBehindAHopThatRefusesOnlySometimes()
{
    Teller teller;
    teller.exchange(1, router(1));
    auto refusal = teller.answer(teller.send(2), router(2));
    refusal.answer.kind = AnswerKind::Prohibited;
    teller.hops.answered(refusal);
    teller.exchange(3, router(3));
    QCOMPARE(ttls(teller.hops), (std::vector {1, 2, 3}));
    teller.exchange(4, target);
    QCOMPARE(ttls(teller.hops), (std::vector {1, 2, 3, 4}));
}

void TestHops::doesNotShowWhatWasNeverAsked()
{
    Teller teller;
    teller.exchange(64, target); // to find out how far it is
    QVERIFY(teller.hops.all().empty());
    const Probe first = teller.send(1);
    const Probe second = teller.send(2);
    QCOMPARE(ttls(teller.hops), (std::vector {1, 2}));
    teller.hops.answered(teller.answer(first, router(1)));
    teller.hops.answered(teller.answer(second, target));
    QCOMPARE(ttls(teller.hops), (std::vector {1, 2}));
}

void TestHops::countsLossOnlyOfWhatIsSettled()
{
    Teller teller;
    teller.exchange(1, router(1));
    teller.exchange(1, router(1));
    teller.exchange(1, router(1));
    teller.lose(1);
    teller.send(1);
    const Hop& hop = teller.hops.all()[0];
    QCOMPARE(hop.sent, std::uint64_t {5});
    QCOMPARE(hop.received, std::uint64_t {3});
    QCOMPARE(hop.lost, std::uint64_t {1});
    QCOMPARE(hop.lossPercent(), 25.0);
    QVERIFY(hop.pending());
}

void TestHops::correctsLossByALateAnswer()
{
    Teller teller;
    const Probe probe = teller.send(1);
    teller.hops.gaveUp(probe, teller.now() + 5s);
    QCOMPARE(teller.hops.all()[0].lossPercent(), 100.0);
    auto late = teller.answer(probe, router(1), 6s);
    late.late = true;
    teller.hops.answered(late);
    const Hop& hop = teller.hops.all()[0];
    QCOMPARE(hop.lossPercent(), 0.0);
    QCOMPARE(hop.late, std::uint64_t {1});
    QCOMPARE(hop.roundTrips.last().value(), Duration(6s));
    QCOMPARE(hop.samples[0].roundTrip, Duration(6s).count());
}

void TestHops::doesNotCountDuplicates()
{
    Teller teller;
    const Probe probe = teller.send(1);
    teller.hops.answered(teller.answer(probe, router(1)));
    auto second = teller.answer(probe, router(7), 12ms);
    second.duplicate = true;
    teller.hops.answered(second);
    const Hop& hop = teller.hops.all()[0];
    QCOMPARE(hop.received, std::uint64_t {1});
    QCOMPARE(hop.duplicates, std::uint64_t {1});
    QCOMPARE(hop.responders.size(), std::size_t {1});
    QCOMPARE(hop.roundTrips.count(), std::uint64_t {1});
}

void TestHops::countsWhatCouldNotLeave()
{
    Teller teller;
    QCOMPARE(teller.hops.unsentCount(), std::uint64_t {0});
    QVERIFY(!teller.hops.unsentError());
    const Probe probe = teller.send(1);
    teller.hops.notSent(probe, teller.now(), {.code = ErrorCode::SystemCall, .systemError = 101});
    const std::uint64_t revision = teller.hops.revision();
    Probe next = probe;
    ++next.number; // was never told as sent
    teller.hops.notSent(next, teller.now(), {.code = ErrorCode::SystemCall, .systemError = 100});
    QCOMPARE(teller.hops.unsentCount(), std::uint64_t {2});
    QCOMPARE(teller.hops.unsentError()->systemError, 100); // the latest
    QVERIFY(teller.hops.revision() > revision);
    QCOMPARE(teller.hops.sentCount(), std::uint64_t {0});
}

void TestHops::forgetsWhatNeverLeft()
{
    Teller teller;
    teller.exchange(1, router(1));
    const Probe probe = teller.send(1);
    teller.hops.notSent(probe, teller.now(), {.code = ErrorCode::SystemCall});
    const Hop& hop = teller.hops.all()[0];
    QCOMPARE(hop.sent, std::uint64_t {1});
    QCOMPARE(hop.lost, std::uint64_t {0});
    QVERIFY(!hop.pending());
    QCOMPARE(hop.samples.size(), std::size_t {1});
}

void TestHops::tellsAChangeOfRouteFromSeveralPaths_data()
{
    QTest::addColumn<QString>("responders");
    QTest::addColumn<std::uint64_t>("changes");
    const auto row = [](const char* name, const char* responders, std::uint64_t changes) {
        QTest::newRow(name) << QString::fromLatin1(responders) << changes;
    };
    row("one router", "aaaaaaaaaaaaaaaa", 0);
    row("another from some time on", "aaaaaaaaaaaabbbbbbbb", 1);
    row("there and back after long", "aaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbbaaaaaa", 2);
    row("turn by turn", "abababababababababab", 0);
    row("by chance", "aababbbabaabbbaaababaabb", 0);
    row("four paths", "abcdabcdabcdabcdabcd", 0);
    row("two paths become two others", "abababababababababababcdcdcdcdcdcdcd", 1);
    row("the first answers tell nothing", "aaab", 0);
    row("silence is no router", "aaaaaaaaaa....aaaa", 0);
}

void TestHops::tellsAChangeOfRouteFromSeveralPaths()
{
    QFETCH(QString, responders);
    QFETCH(std::uint64_t, changes);
    Teller teller;
    for (const QChar responder : responders) {
        if (responder == QLatin1Char('.'))
            teller.lose(1);
        else
            teller.exchange(1, router(responder.unicode()));
    }
    if (QTest::currentDataTag() == QByteArray("two paths become two others"))
        QVERIFY(teller.hops.all()[0].routeChanges >= changes);
    else
        QCOMPARE(teller.hops.all()[0].routeChanges, changes);
}

void TestHops::readsLabels()
{
    Teller teller;
    auto answer = teller.answer(teller.send(1), router(1));
    // RFC 4884 structure: header, one object (class 1, type 1) with two entries of RFC 3032.
    const Bytes structure = parseHex("2000 0000 000c 01 01 05dc f0 01 0003 21 40").value();
    answer.packet = structure;
    answer.answer.extensionsLength = static_cast<std::uint16_t>(structure.size());
    teller.hops.answered(answer);
    const std::vector<Label> expected {{24015, 0, false, 1}, {50, 0, true, 64}};
    QCOMPARE(teller.hops.all()[0].responders[0].labels, expected);
}

void TestHops::keepsTheLastThousandStrays()
{
    Teller teller;
    const Bytes packet = parseHex("4500 0014 0000 0000 4001 0000 c0000207 c0000201").value();
    for (int i = 0; i < 1500; ++i)
        teller.hops.unmatched({.at = instantAt(i), .packet = packet, .reason = Unmatched::OtherSender});
    QCOMPARE(teller.hops.unmatchedCount(), std::uint64_t {1500});
    QCOMPARE(teller.hops.strays().size(), std::size_t {1000});
    QCOMPARE(teller.hops.strays().front().at, instantAt(500));
    QCOMPARE(teller.hops.strays().back().from, wire::IpAddress::v4(192, 0, 2, 7));
}

void TestHops::computesFiguresOfAPeriod()
{
    Teller teller;
    teller.exchange(1, router(1), 5ms);
    const Instant from = teller.now();
    teller.exchange(1, router(1), 10ms);
    teller.lose(1);
    teller.exchange(1, router(1), 20ms);
    const Instant to = teller.now() - 1ns;
    teller.exchange(1, router(1), 100ms);
    const Hops::Figures figures = Hops::figures(teller.hops.all()[0], from, to);
    QCOMPARE(figures.sent, std::uint64_t {3});
    QCOMPARE(figures.received, std::uint64_t {2});
    QCOMPARE(figures.roundTrips.averageMs().value(), 15.0);
    QCOMPARE(qRound(figures.lossPercent() * 100), 3333);
}

void TestHops::remarksOnLoss_data()
{
    using Remarks = QList<int>;
    const int none = static_cast<int>(HopRemark::None);
    const int silent = static_cast<int>(HopRemark::Silent);
    const int limits = static_cast<int>(HopRemark::LimitsAnswers);
    const int loss = static_cast<int>(HopRemark::LossFromHere);
    QTest::addColumn<QList<int>>("lostOfTwenty"); // hop by hop; the last is the target
    QTest::addColumn<QList<int>>("remarks");
    const auto row = [](const char* name, const Remarks& lost, const Remarks& remarks) {
        QTest::newRow(name) << lost << remarks;
    };
    row("no loss", {0, 0, 0, 0}, {none, none, none, none});
    row("all at a middle hop", {0, 20, 0, 0}, {none, silent, none, none});
    row("much at a middle hop", {0, 14, 0, 0}, {none, limits, none, none});
    row("some at every router", {10, 9, 11, 0}, {limits, limits, limits, none});
    row("from a hop on", {0, 0, 8, 7, 9}, {none, none, loss, none, none});
    row("on the last line", {0, 0, 0, 8}, {none, none, none, loss});
    row("before the first hop", {8, 7, 9, 8}, {loss, none, none, none});
    row("a limiting hop before real loss", {0, 18, 6, 7, 6}, {none, limits, loss, none, none});
    row("one lost packet", {0, 1, 0, 0}, {none, none, none, none});
}

void TestHops::remarksOnLoss()
{
    QFETCH(QList<int>, lostOfTwenty);
    QFETCH(QList<int>, remarks);
    Teller teller;
    for (int ttl = 1; ttl <= lostOfTwenty.size(); ++ttl) {
        const int lost = lostOfTwenty[ttl - 1];
        for (int i = 0; i < 20 - lost; ++i)
            teller.exchange(ttl, ttl == lostOfTwenty.size() ? target : router(ttl));
        for (int i = 0; i < lost; ++i)
            teller.lose(ttl);
    }
    QList<int> found;
    for (std::size_t i = 0; i < teller.hops.all().size(); ++i)
        found << static_cast<int>(teller.hops.remark(i));
    QCOMPARE(found, remarks);
}

void TestHops::remarksOnSlowAnswers()
{
    Teller teller;
    for (int i = 0; i < 10; ++i) {
        teller.exchange(1, router(1), 5ms + i * 100us);
        teller.exchange(2, router(2), 40ms + i * 1ms);
        teller.exchange(3, target, 15ms + i * 100us);
    }
    QCOMPARE(teller.hops.remark(0), HopRemark::None);
    QCOMPARE(teller.hops.remark(1), HopRemark::SlowAnswers);
    QCOMPARE(teller.hops.remark(2), HopRemark::None);
}

void TestHops::remarksNothingOnAFewSamples()
{
    Teller teller;
    teller.exchange(1, router(1), 40ms);
    teller.lose(1);
    teller.lose(1);
    teller.exchange(2, target, 10ms);
    QCOMPARE(teller.hops.remark(0), HopRemark::None);
}

void TestHops::ignoresWhatCannotBe()
{
    Settings settings;
    settings.firstTtl = 3;
    Teller teller(settings);
    teller.exchange(1, router(1)); // below the first hop
    Probe unknown {.number = 99, .ttl = 4};
    teller.hops.answered(teller.answer(unknown, router(4)));
    teller.hops.gaveUp(unknown, teller.now());
    QVERIFY(teller.hops.all().empty());
    teller.exchange(3, router(3), -5ns); // clocks that disagree
    QCOMPARE(teller.hops.all()[0].samples[0].roundTrip, std::int64_t {0});
    QCOMPARE(teller.hops.remark(7), HopRemark::None);
}

QTEST_APPLESS_MAIN(TestHops)
#include "tst_hops.moc"
