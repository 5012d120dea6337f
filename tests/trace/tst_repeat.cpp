// SPDX-License-Identifier: GPL-3.0-or-later
// Mode::Repeat in virtual time: its pace, its reach, and what it takes for loss.
#include "tests/trace/scriptednetwork.h"

#include <QtTest/QtTest>

using namespace socketscope;
using namespace socketscope::test;
using namespace socketscope::trace;

namespace {

using Kind = Verdict::Kind;

Settings repeating(std::uint32_t rounds = 0, Duration interval = 1s)
{
    Settings settings = ordinarySettings();
    settings.mode = Mode::Repeat;
    settings.rounds = rounds;
    settings.interval = interval;
    return settings;
}

/// The shortest time between two probes with the same TTL.
Duration shortestGap(const Run& run)
{
    Duration shortest = Duration::max();
    std::map<int, Instant> last;
    for (std::size_t i = 0; i < run.network.sent.size(); ++i) {
        const int ttl = run.network.sent[i].ttl;
        if (const auto before = last.find(ttl); before != last.end())
            shortest = std::min(shortest, run.network.sentAt[i] - before->second);
        last[ttl] = run.network.sentAt[i];
    }
    return shortest;
}

int highestTtlAfter(const Run& run, Duration after)
{
    int highest = 0;
    for (std::size_t i = 0; i < run.network.sent.size(); ++i)
        if (run.network.sentAt[i] >= run.begin + after)
            highest = std::max<int>(highest, run.network.sent[i].ttl);
    return highest;
}

/// A router of Linux by default: six answers at once, then one a second, to each destination.
class Limiter {
public:
    bool allows(int hop, Instant now)
    {
        auto [it, fresh] = m_buckets.try_emplace(hop, Bucket {6s, now});
        Bucket& bucket = it->second;
        bucket.credit = std::min<Duration>(6s, bucket.credit + (now - bucket.at));
        bucket.at = now;
        if (bucket.credit < 1s)
            return false;
        bucket.credit -= 1s;
        return true;
    }

private:
    struct Bucket {
        Duration credit {};
        Instant at {};
    };
    std::map<int, Bucket> m_buckets;
};

} // namespace

class TestRepeat : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksEachHopOnceARound();
    void spreadsSeveralQueriesOverTheRound();
    void showsNoFalseLossToLimitedRouters();
    void saysThatRoutersLimitTheirAnswers();
    void givesADeafTargetUpAfterASecond();
    void asksASilentHopMoreRarely();
    void keepsAskingAHopThatHasAnswered();
    void takesNoLongRoundTripForLoss();
    void countsLossAfterTheWait();
    void waitsForTheLastRoundNoLongerThanNeeded();
    void followsALongerRoute();
    void followsAShorterRoute();
    void doesNotStallWhereHopsAreSilent();
    void doesNotCatchUpAfterSleep();
    void goesOnWhereSendingFailsForAWhile();
    void goesOnWhereNothingCouldLeave();
    void findsTheDistanceFirst();
    void stopsWhenAsked();
    void seesALoop();
    void asksEverybodyThroughASmallWindow();
    void asksNoLessWhereSendingIsSlow();
    void stopsWhereSendingIsSlow();
};

void TestRepeat::asksEachHopOnceARound()
{
    Run run(Line {}, repeating(10));
    run.go();
    QCOMPARE(shortestGap(run), Duration(1s));
    QCOMPARE(highestTtlAfter(run, 1ms), 10);
    QCOMPARE(run.network.sent.size(), std::size_t {30 + 9 * 10});
    QCOMPARE(run.took(), Duration(9s + 64ms));
    QVERIFY(run.judgedAfter() <= 64ms);
    QVERIFY(run.verdict().kind == Kind::Reached);
    QCOMPARE(run.listener.hops.rounds(), 10U);
    for (const Hop& hop : run.listener.hops.all()) {
        QCOMPARE(hop.received, std::uint64_t {10});
        QCOMPARE(hop.lost, std::uint64_t {0});
    }
}

void TestRepeat::spreadsSeveralQueriesOverTheRound()
{
    Settings settings = repeating(4);
    settings.queries = 3;
    Run run(Line {}, settings);
    run.go();
    QVERIFY(shortestGap(run) >= 333ms);
    for (const Hop& hop : run.listener.hops.all())
        QCOMPARE(hop.received, std::uint64_t {12});
    QVERIFY(run.took() >= 3600ms && run.took() <= 3800ms);
}

void TestRepeat::showsNoFalseLossToLimitedRouters()
{
    Limiter limiter;
    const Line line;
    Run run(
        [&](const auto& shape, const auto& probe, ByteView packet, Instant now) {
            const int hop = std::min<int>(probe.ttl, line.length);
            return hop < line.length && !limiter.allows(hop, now) ? Replies {}
                                                                  : line(shape, probe, packet, now);
        },
        repeating(120));
    run.go(200s);
    QCOMPARE(run.listener.hops.all().size(), std::size_t {10});
    for (const Hop& hop : run.listener.hops.all()) {
        QCOMPARE(hop.received, std::uint64_t {120});
        QCOMPARE(hop.lossPercent(), 0.0);
    }
}

void TestRepeat::saysThatRoutersLimitTheirAnswers()
{
    Limiter limiter;
    const Line line;
    Run run(
        [&](const auto& shape, const auto& probe, ByteView packet, Instant now) {
            const int hop = std::min<int>(probe.ttl, line.length);
            return hop < line.length && !limiter.allows(hop, now) ? Replies {}
                                                                  : line(shape, probe, packet, now);
        },
        repeating(100, 100ms));
    run.go();
    const Hops& hops = run.listener.hops;
    for (std::size_t i = 0; i + 1 < hops.all().size(); ++i) {
        QVERIFY(hops.all()[i].lossPercent() > 50);
        QVERIFY(hops.remark(i) == HopRemark::LimitsAnswers);
    }
    QCOMPARE(hops.all().back().lossPercent(), 0.0);
    QVERIFY(hops.remark(9) == HopRemark::None);
}

void TestRepeat::givesADeafTargetUpAfterASecond()
{
    Run run(Line {.deaf = true}, repeating(20));
    run.go();
    QVERIFY(run.judgedAfter() <= 1100ms);
    QVERIFY(run.verdict().kind == Kind::NoAnswerBeyond);
    QCOMPARE(int(run.verdict().ttl), 9);
    // Beyond the farthest answer three hops are asked, at first each round and later now and then; all of
    // them in the first round and in the eleventh.
    QVERIFY(run.network.sent.size() <= 30 + 19 * 9 + 3 * 9 + 18);
    QVERIFY(shortestGap(run) >= 1s);
    QVERIFY(run.took() <= 21s);
}

void TestRepeat::asksASilentHopMoreRarely()
{
    Run run(Line {.silent = {4}}, repeating(55));
    run.go();
    QCOMPARE(run.sentTo(4), std::size_t {5 + 10});
    QCOMPARE(run.sentTo(5), std::size_t {55});
    QVERIFY(run.listener.hops.remark(3) == HopRemark::Silent);
}

void TestRepeat::keepsAskingAHopThatHasAnswered()
{
    const Line line;
    Run run(
        [&](const auto& shape, const auto& probe, ByteView packet, Instant now) {
            // Hop 4 falls silent after the third round, and so does the target.
            const bool away = (probe.ttl == 4 || probe.ttl >= 10) && probe.round >= 3;
            return away ? Replies {} : line(shape, probe, packet, now);
        },
        repeating(100));
    run.go(200s);
    QCOMPARE(run.sentTo(10), std::size_t {100}); // the end is always asked
    QCOMPARE(run.sentTo(4), std::size_t {62 + 8});
    QCOMPARE(run.listener.hops.all()[9].lost, std::uint64_t {97});
}

void TestRepeat::takesNoLongRoundTripForLoss()
{
    Run run(Line {.length = 6, .perHop = 400ms}, repeating(10));
    run.go();
    QVERIFY(run.verdict().kind == Kind::Reached);
    for (const Hop& hop : run.listener.hops.all()) {
        QCOMPARE(hop.received, hop.sent);
        QCOMPARE(hop.late, std::uint64_t {0});
    }
    QVERIFY(run.listener.given.empty());
}

void TestRepeat::countsLossAfterTheWait()
{
    const Line line;
    Run run(
        [&](const auto& shape, const auto& probe, ByteView packet, Instant now) {
            return probe.ttl == 5 && probe.round == 2 ? Replies {} : line(shape, probe, packet, now);
        },
        repeating());
    run.go(6900ms);
    QCOMPARE(run.listener.hops.all()[4].lost, std::uint64_t {0});
    run.go(200ms);
    QCOMPARE(run.listener.hops.all()[4].lost, std::uint64_t {1});
    QCOMPARE(run.listener.given.size(), std::size_t {1});
    QCOMPARE(run.listener.given[0].round, 2U);
}

void TestRepeat::waitsForTheLastRoundNoLongerThanNeeded()
{
    const Line line;
    Run run(
        [&](const auto& shape, const auto& probe, ByteView packet, Instant now) {
            return probe.ttl == 5 && probe.round == 4 ? Replies {} : line(shape, probe, packet, now);
        },
        repeating(5));
    run.go();
    QCOMPARE(run.took(), Duration(4s + 1s));
    QCOMPARE(run.listener.hops.all()[4].lost, std::uint64_t {1});
}

void TestRepeat::followsALongerRoute()
{
    Run run([](const auto& shape, const auto& probe, ByteView packet,
                Instant now) { return Line {.length = probe.round < 5 ? 6 : 9}(shape, probe, packet, now); },
        repeating(20));
    run.go();
    QVERIFY(run.verdict().kind == Kind::Reached);
    QCOMPARE(int(run.verdict().ttl), 9);
    QCOMPARE(run.listener.hops.all().size(), std::size_t {9});
    QVERIFY(run.listener.hops.all()[8].received >= 10);
    QVERIFY(shortestGap(run) >= 1s);
    QCOMPARE(highestTtlAfter(run, 15s), 9);
}

void TestRepeat::followsAShorterRoute()
{
    Run run([](const auto& shape, const auto& probe, ByteView packet,
                Instant now) { return Line {.length = probe.round < 5 ? 9 : 6}(shape, probe, packet, now); },
        repeating(10));
    run.go();
    QCOMPARE(int(run.verdict().ttl), 6);
    QCOMPARE(run.listener.hops.all().size(), std::size_t {6});
    QCOMPARE(highestTtlAfter(run, 6s), 6);
}

void TestRepeat::doesNotStallWhereHopsAreSilent()
{
    Run run(Line {.length = 8, .perHop = 1ms, .silent = {2, 5}}, repeating(300, 10ms));
    run.go();
    for (const int ttl : {1, 3, 4, 6, 7, 8})
        QCOMPARE(run.sentTo(ttl), std::size_t {300});
    QVERIFY(run.took() <= 4100ms);
}

void TestRepeat::doesNotCatchUpAfterSleep()
{
    Run run(Line {}, repeating());
    run.go(3500ms);
    const std::size_t before = run.network.sent.size();
    run.now += 1h;
    run.go(500ms);
    QCOMPARE(run.network.sent.size(), before + 10);
    QVERIFY(shortestGap(run) >= 1s);
}

void TestRepeat::goesOnWhereSendingFailsForAWhile()
{
    Run run(Line {}, repeating(10));
    run.network.refuses = [](const Probe& probe) -> std::optional<Error> {
        if (probe.round < 3 || probe.round > 5)
            return std::nullopt;
        return Error {.code = ErrorCode::SystemCall, .systemError = ENETDOWN};
    };
    run.go();
    QVERIFY(run.verdict().kind == Kind::Reached);
    for (const Hop& hop : run.listener.hops.all()) {
        QCOMPARE(hop.received, std::uint64_t {7});
        QCOMPARE(hop.lost, std::uint64_t {0});
    }
}

void TestRepeat::goesOnWhereNothingCouldLeave()
{
    Run run(Line {}, repeating(30));
    run.network.refuses = [](const Probe& probe) -> std::optional<Error> {
        if (probe.round > 3)
            return std::nullopt;
        return Error {.code = ErrorCode::SystemCall, .systemError = ENETUNREACH};
    };
    run.go();
    QVERIFY(run.listener.verdicts.front().first.kind == Kind::NotSent);
    QVERIFY(run.judgedAfter() <= 1ms);
    QVERIFY(run.verdict().kind == Kind::Reached);
    QCOMPARE(int(run.verdict().ttl), 10);
}

void TestRepeat::findsTheDistanceFirst()
{
    Settings settings = repeating(5);
    settings.gentle = true;
    Run run(Line {}, settings);
    run.go();
    QVERIFY(run.verdict().kind == Kind::Reached);
    QCOMPARE(run.network.sent.size(), std::size_t {1 + 5 * 10});
    QVERIFY(run.judgedAfter() <= 135ms);
    Run deaf(Line {.deaf = true}, settings);
    deaf.go();
    QVERIFY(deaf.verdict().kind == Kind::NoAnswerBeyond);
    QCOMPARE(int(deaf.verdict().ttl), 9);
}

void TestRepeat::stopsWhenAsked()
{
    Run run(Line {}, repeating());
    run.go(2500ms);
    run.engine->stop(run.now);
    const std::size_t sent = run.network.sent.size();
    QVERIFY(run.engine->isFinished());
    QVERIFY(run.verdict().kind == Kind::Reached);
    run.go(10s);
    QCOMPARE(run.network.sent.size(), sent);
}

void TestRepeat::seesALoop()
{
    Run run(
        [](const auto& shape, const auto& probe, ByteView packet, Instant) {
            const int hop = probe.ttl < 5 ? probe.ttl : 5 + probe.ttl % 2;
            return Replies {{probe.ttl * 1ms, timeExceeded(router(hop), shape.source, packet)}};
        },
        repeating(5));
    run.go();
    QVERIFY(run.verdict().kind == Kind::Loop);
    QCOMPARE(int(run.verdict().ttl), 5);
}

void TestRepeat::asksEverybodyThroughASmallWindow()
{
    Settings settings = repeating(40);
    settings.window = 2;
    Run run(Line {.silent = {4, 7}}, settings);
    run.go(200s);
    QVERIFY(run.verdict().kind == Kind::Reached);
    QCOMPARE(int(run.verdict().ttl), 10);
    for (const Hop& hop : run.listener.hops.all())
        QVERIFY(hop.ttl == 4 || hop.ttl == 7 || hop.received >= 30);
    QVERIFY(run.advances < 5000);
}

void TestRepeat::asksNoLessWhereSendingIsSlow()
{
    // 10 hops in 10 ms would be 1,000 a second; the transport sends 250.
    Run run(Line {}, repeating(20, 10ms));
    run.network.apart = 4ms;
    run.go();
    QVERIFY(run.verdict().kind == Kind::Reached);
    QCOMPARE(run.listener.hops.rounds(), 20U);
    for (const Hop& hop : run.listener.hops.all()) {
        QCOMPARE(hop.sent, std::uint64_t {20});
        QCOMPARE(hop.received, std::uint64_t {20});
    }
    for (std::size_t i = 1; i < run.network.sentAt.size(); ++i)
        QVERIFY(run.network.sentAt[i] - run.network.sentAt[i - 1] >= 4ms);
    // It wakes to send and to take in, not in a circle.
    QVERIFY(run.advances < 4 * int(run.network.sent.size()));
}

void TestRepeat::stopsWhereSendingIsSlow()
{
    Run run(Line {}, repeating(0, 10ms));
    run.network.apart = 4ms;
    run.go(2s);
    const std::size_t sent = run.network.sent.size();
    QCOMPARE(sent, std::size_t {501});
    run.engine->stop(run.now);
    QVERIFY(run.engine->isFinished());
    run.go(1s);
    QCOMPARE(run.network.sent.size(), sent);
}

QTEST_APPLESS_MAIN(TestRepeat)
#include "tst_repeat.moc"
