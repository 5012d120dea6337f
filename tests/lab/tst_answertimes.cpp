// SPDX-License-Identifier: GPL-3.0-or-later
// Whether, when and how often a node answers.
#include "tests/lab/labrun.h"

#include <set>

using namespace socketscope;
using namespace socketscope::test;

class TestAnswerTimes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSilentRouterForwardsAllTheSame();
    void answersSixTimesAtOnceAndThenOnceASecond();
    void limitsEachDestinationByItself_data();
    void limitsEachDestinationByItself();
    void doesNotLimitEchoReplies();
    void keepsTheFirstAnswersToItself();
    void answersSlowly();
    void answersLate();
    void answersSeveralTimes();
    void goesOutWithTheTtlOfTheNode();
    void copiesTheTtlThatCameIn();
};

void TestAnswerTimes::aSilentRouterForwardsAllTheSame()
{
    lab::Topology topology = row(3);
    topology.routers[1].answers.silent = true;
    LabRun run(topology);
    QVERIFY(run.ask(Probe {.to = serverV4, .ttl = 2}.echo()).empty());
    QCOMPARE(run.reasons(Happening::Withheld), QStringList {"r2 silent"});
    QCOMPARE(run.answer(Probe {.to = serverV4, .ttl = 3}.echo()).icmp(), QByteArray("10.99.3.1 11/0"));
    QCOMPARE(run.answer(Probe {.to = ip("10.99.2.1")}.echo()).icmp(), QByteArray("10.99.2.1 0/0"));
}

void TestAnswerTimes::answersSixTimesAtOnceAndThenOnceASecond()
{
    lab::Topology topology = row(1);
    topology.routers[0].answers.rateLimit = lab::RateLimit {};
    LabRun run(topology);
    const auto answersTo = [&run](int probes, Instant at) {
        run.arrivals.clear();
        for (int i = 0; i < probes; ++i)
            (void)run.send(Probe {.to = serverV4, .ttl = 1}.echo(), at);
        run.settle();
        return run.arrivals.size();
    };
    QCOMPARE(answersTo(10, Instant(0s)), 6U);
    QCOMPARE(answersTo(1, Instant(999ms)), 0U);
    QCOMPARE(answersTo(3, Instant(1s)), 1U);
    QCOMPARE(answersTo(3, Instant(2500ms)), 1U);
    QCOMPARE(answersTo(3, Instant(3s)), 1U); // half a token was left
    QCOMPARE(answersTo(10, Instant(100s)), 6U); // a full bucket again, and no fuller
    QCOMPARE(run.all(Happening::Withheld).size(), 4U + 1 + 2 + 2 + 2 + 4);
    QCOMPARE(run.all(Happening::Withheld).front().reason, Reason::RateLimited);
}

void TestAnswerTimes::limitsEachDestinationByItself_data()
{
    QTest::addColumn<bool>("perDestination");
    QTest::addColumn<int>("answers");
    QTest::addRow("as Linux") << true << 2;
    QTest::addRow("one bucket for all") << false << 1;
}

void TestAnswerTimes::limitsEachDestinationByItself()
{
    QFETCH(bool, perDestination);
    QFETCH(int, answers);
    lab::Topology topology = row(1);
    topology.hosts[0].addresses.push_back({ip("10.99.0.3"), {}});
    topology.routers[0].answers.rateLimit = lab::RateLimit {1, 1s, perDestination};
    LabRun run(topology);
    for (const char* from : {"10.99.0.2", "10.99.0.3", "10.99.0.2", "10.99.0.3"})
        (void)run.send(Probe {.from = ip(from), .to = serverV4, .ttl = 1}.echo());
    run.settle();
    QCOMPARE(static_cast<int>(run.arrivals.size()), answers);
}

void TestAnswerTimes::doesNotLimitEchoReplies()
{
    lab::Topology topology = row(1);
    topology.routers[0].answers.rateLimit = lab::RateLimit {1, 1s, true};
    LabRun run(topology);
    for (int i = 0; i < 20; ++i)
        (void)run.send(Probe {.to = ip("10.99.1.1")}.echo());
    run.settle();
    QCOMPARE(run.arrivals.size(), 20U);
}

void TestAnswerTimes::keepsTheFirstAnswersToItself()
{
    lab::Topology topology = row(1);
    topology.routers[0].answers.dropsFirst = 3;
    LabRun run(topology);
    std::vector<std::size_t> answers;
    for (int i = 0; i < 5; ++i)
        answers.push_back(run.ask(Probe {.to = serverV4, .ttl = 1}.echo()).size());
    QCOMPARE(answers, (std::vector<std::size_t> {0, 0, 0, 1, 1}));
    QCOMPARE(
        run.reasons(Happening::Withheld), (QStringList {"r1 first-ones", "r1 first-ones", "r1 first-ones"}));
}

void TestAnswerTimes::answersSlowly()
{
    lab::Topology topology = row(2);
    topology.routers[0].answers.delay = 20ms;
    topology.routers[0].answers.jitter = 10ms;
    LabRun run(topology);
    std::set<std::int64_t> delays;
    Instant at {};
    for (int i = 0; i < 200; ++i, at += 1s) {
        const Arrival reply = run.answer(Probe {.to = serverV4, .ttl = 1}.echo(), at);
        QVERIFY(reply.at - at >= 22ms && reply.at - at <= 32ms);
        delays.insert((reply.at - at).count());
        QCOMPARE(run.answer(Probe {.to = serverV4, .ttl = 2}.echo(), at + 500ms).at, at + 504ms);
    }
    QVERIFY(delays.size() > 190);
    QVERIFY(*delays.begin() < 23'000'000 && *delays.rbegin() > 31'000'000);
}

void TestAnswerTimes::answersLate()
{
    lab::Topology topology = row(2);
    topology.routers[0].answers.late = 0.25;
    topology.routers[0].answers.lateBy = 3s;
    LabRun run(topology);
    for (int i = 0; i < 1000; ++i)
        (void)run.send(Probe {.to = serverV4, .ttl = 1}.echo());
    run.settle();
    const auto late = std::count_if(run.arrivals.begin(), run.arrivals.end(),
        [](const Arrival& arrival) { return arrival.at == Instant(3002ms); });
    const auto soon = std::count_if(run.arrivals.begin(), run.arrivals.end(),
        [](const Arrival& arrival) { return arrival.at == Instant(2ms); });
    QCOMPARE(late + soon, 1000);
    QVERIFY2(late > 200 && late < 300, QByteArray::number(qlonglong(late)).constData()); // 3.6 deviations
}

void TestAnswerTimes::answersSeveralTimes()
{
    lab::Topology topology = row(2);
    topology.routers[0].answers.copies = 2;
    topology.routers[0].answers.copyDelay = 5ms;
    LabRun run(topology);
    const auto replies = run.ask(Probe {.to = serverV4, .ttl = 1}.echo());
    QCOMPARE(replies.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) {
        QCOMPARE(replies[i].bytes, replies[0].bytes);
        QCOMPARE(replies[i].at, Instant(2ms + static_cast<int>(i) * 5ms));
    }
    QCOMPARE(run.ask(Probe {.to = ip("10.99.1.1")}.echo()).size(), 3U);
}

void TestAnswerTimes::goesOutWithTheTtlOfTheNode()
{
    lab::Topology topology = row(3);
    topology.routers[2].answers.ttl = 255;
    LabRun run(topology);
    QCOMPARE(run.answer(Probe {.to = serverV4, .ttl = 3}.echo()).bytes[8], 253);
    QCOMPARE(run.answer(Probe {.to = serverV4, .ttl = 2}.echo()).bytes[8], 63);
    QCOMPARE(run.answer(Probe {.to = serverV4}.echo()).bytes[8], 61);
    QCOMPARE(run.answer(Probe {.from = hereV6, .to = serverV6, .ttl = 3}.echo()).bytes[7], 253);
}

void TestAnswerTimes::copiesTheTtlThatCameIn()
{
    // Three routers there and three back: the answer to TTL 4 starts with 1, that to TTL 7 with 4.
    lab::Topology topology = row(3);
    topology.hosts[1].answers.copiesTtl = true;
    LabRun run(topology);
    for (int ttl = 4; ttl <= 6; ++ttl)
        QCOMPARE(run.ask(Probe {.to = serverV4, .ttl = static_cast<std::uint8_t>(ttl)}.udp()).size(), 0U);
    const Arrival reply = run.answer(Probe {.to = serverV4, .ttl = 7}.udp());
    QCOMPARE(reply.icmp(), QByteArray("10.99.100.7 3/3"));
    QCOMPARE(reply.bytes[8], 1);
}

QTEST_GUILESS_MAIN(TestAnswerTimes)
#include "tst_answertimes.moc"
