// SPDX-License-Identifier: GPL-3.0-or-later
// Mode::Once, gentle and single: what is asked, when it is over, and what is said of it. In virtual time.
#include "tests/trace/scriptednetwork.h"

#include <QtTest/QtTest>

using namespace socketscope;
using namespace socketscope::test;
using namespace socketscope::trace;

namespace {

using Kind = Verdict::Kind;

Settings gentle()
{
    Settings settings = ordinarySettings();
    settings.gentle = true;
    return settings;
}

/// How much longer than the slowest round trip.
double roundTrips(Duration took, Duration slowest = 64ms)
{
    return static_cast<double>(took.count()) / static_cast<double>(slowest.count());
}

std::vector<std::string> path(const Run& run)
{
    std::vector<std::string> names;
    for (const Hop& hop : run.listener.hops.all())
        names.push_back(hop.silent() ? "*" : hop.responders.front().address.text());
    return names;
}

} // namespace

class TestOnce : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesOneRoundTripWhereAllAnswer();
    void settlesSilentHopsSoon();
    void givesADeafTargetUpAfterASecond();
    void isMorePatientWhereLittleIsKnown();
    void waitsForADeafTargetAsLongAsAsked();
    void saysSilenceWhereNothingComes();
    void asksSeveralTimes();
    void keepsToItsWindow();
    void correctsItselfByLateAnswers();
    void takesNoLongRoundTripForLoss();
    void findsALostAnswerAgain();
    void staysWithTheLowestTtlThatArrives();
    void doesNotWaitForWhatLiesBeyondTheTarget();
    void saysWhoRefuses_data();
    void saysWhoRefuses();
    void waitsNotForWhatIsRefused();
    void seesALoop_data();
    void seesALoop();
    void prefersATargetToALoop();
    void saysWhyNothingLeft();
    void noticesThatNothingHasLeft();
    void stopsWhenAsked();
    void findsTheMtu();
    void findsTheMtuThatNobodyTells();
    void startsAtTheFirstTtl();
    void asksOneTtlOnly();
    void reachesWithOneTtl();
    void isSilentWithOneTtl();
    void findsTheDistanceFirst();
    void stepsWhereTheWayBackDiffers_data();
    void stepsWhereTheWayBackDiffers();
    void looksForADeafTargetByWindows();
    void endsOverTcpAndUdp_data();
    void endsOverTcpAndUdp();
};

void TestOnce::takesOneRoundTripWhereAllAnswer()
{
    Run run(Line {});
    run.go();
    QVERIFY(roundTrips(run.took()) <= 1.15);
    QCOMPARE(run.network.sent.size(), std::size_t {30});
    QVERIFY(run.verdict().kind == Kind::Reached);
    QCOMPARE(int(run.verdict().ttl), 10);
    QCOMPARE(run.listener.verdicts.size(), std::size_t {1});
    QCOMPARE(run.listener.hops.all().size(), std::size_t {10});
    for (const Hop& hop : run.listener.hops.all()) {
        QCOMPARE(hop.responders.size(), std::size_t {1});
        QCOMPARE(hop.roundTrips.last().value(), Duration(hop.ttl * 6400us));
    }
    QVERIFY(run.listener.given.empty());
    QVERIFY(run.listener.strays.empty());
}

void TestOnce::settlesSilentHopsSoon()
{
    Run run(Line {.silent = {4, 7}});
    run.go();
    QVERIFY(roundTrips(run.took()) <= 2.4);
    QVERIFY(roundTrips(run.judgedAfter()) <= 1.15); // and the target is known before
    QVERIFY(run.verdict().kind == Kind::Reached);
    QCOMPARE(run.network.sent.size(), std::size_t {32}); // 30, and each silent hop a second time
    QCOMPARE(run.sentTo(4), std::size_t {2});
    QCOMPARE(run.sentTo(7), std::size_t {2});
    QCOMPARE(run.listener.given.size(), std::size_t {4});
    QCOMPARE(path(run)[3], std::string("*"));
    QVERIFY(run.listener.hops.remark(3) == HopRemark::Silent);
}

void TestOnce::givesADeafTargetUpAfterASecond()
{
    Run run(Line {.silent = {4}, .deaf = true});
    run.go();
    QVERIFY(run.judgedAfter() <= 1100ms);
    QVERIFY(run.took() <= 1100ms);
    QVERIFY(run.verdict().kind == Kind::NoAnswerBeyond);
    QCOMPARE(int(run.verdict().ttl), 9);
    QCOMPARE(run.network.sent.size(), std::size_t {31}); // only the silent hop before was asked again
    QCOMPARE(run.sentTo(4), std::size_t {2});
}

void TestOnce::isMorePatientWhereLittleIsKnown()
{
    Run run(Line {.length = 3, .deaf = true});
    run.go();
    QCOMPARE(run.took(), Duration(3s));
    QVERIFY(run.verdict().kind == Kind::NoAnswerBeyond);
    QCOMPARE(int(run.verdict().ttl), 2);
    Settings settings = ordinarySettings();
    settings.wait = 500ms;
    Run shorter(Line {.length = 3, .deaf = true}, settings);
    shorter.go();
    QCOMPARE(shorter.took(), Duration(500ms));
}

void TestOnce::waitsForADeafTargetAsLongAsAsked()
{
    Settings settings = ordinarySettings();
    settings.wait = 7s;
    settings.waitAsked = true;
    Run run(Line {.deaf = true}, settings);
    run.go();
    QCOMPARE(run.took(), Duration(7s));
}

void TestOnce::saysSilenceWhereNothingComes()
{
    Run run([](const auto&, const auto&, auto, auto) { return Replies {}; });
    run.go();
    QVERIFY(run.verdict().kind == Kind::Silence);
    QCOMPARE(run.took(), Duration(3s));
    QCOMPARE(run.network.sent.size(), std::size_t {30});
}

void TestOnce::asksSeveralTimes()
{
    Settings settings = ordinarySettings();
    settings.queries = 3;
    Run run(Line {}, settings);
    run.go();
    QVERIFY(run.verdict().kind == Kind::Reached);
    for (int ttl = 1; ttl <= 10; ++ttl) {
        QCOMPARE(run.sentTo(ttl), std::size_t {3});
        QCOMPARE(run.listener.hops.all()[static_cast<std::size_t>(ttl - 1)].received, std::uint64_t {3});
    }
    QVERIFY(roundTrips(run.took()) <= 2.2);
}

void TestOnce::keepsToItsWindow()
{
    for (const int window : {1, 3, 8}) {
        Settings settings = ordinarySettings();
        settings.window = static_cast<std::uint16_t>(window);
        Run run(Line {.silent = {4}}, settings);
        std::size_t most = 0;
        std::size_t answered = 0;
        const auto line = Line {.silent = {4}};
        run.network.script = [&](const auto& shape, const auto& probe, ByteView packet, Instant now) {
            most = std::max(most, run.network.sent.size() - run.listener.answers.size());
            return line(shape, probe, packet, now);
        };
        run.go();
        answered = run.listener.answers.size();
        QVERIFY(run.verdict().kind == Kind::Reached);
        QCOMPARE(int(run.verdict().ttl), 10);
        QVERIFY(answered >= 9);
        QVERIFY2(most <= static_cast<std::size_t>(window) + 2, // the silent hop's two count no more
            qPrintable(QString::number(most)));
        QVERIFY(run.network.sent.size() <= 12U + static_cast<std::size_t>(window));
    }
}

void TestOnce::correctsItselfByLateAnswers()
{
    // Hop 6 and all beyond answer only after two seconds.
    const Line line;
    Run run([line](const auto& shape, const auto& probe, ByteView packet, Instant now) {
        auto replies = line(shape, probe, packet, now);
        if (probe.ttl >= 6)
            replies[0].after += 2s;
        return replies;
    });
    run.go();
    QCOMPARE(run.took(), Duration(1s));
    QVERIFY(run.listener.verdicts.front().first.kind == Kind::NoAnswerBeyond);
    QCOMPARE(int(run.listener.verdicts.front().first.ttl), 5);
    QVERIFY(run.verdict().kind == Kind::Reached);
    QCOMPARE(int(run.verdict().ttl), 10);
    for (const Hop& hop : run.listener.hops.all()) {
        QCOMPARE(hop.lost, std::uint64_t {0});
        QCOMPARE(hop.late, std::uint64_t {hop.ttl >= 6 ? 1U : 0U});
    }
    QCOMPARE(run.network.sent.size(), std::size_t {30});
}

void TestOnce::takesNoLongRoundTripForLoss()
{
    Run run(Line {.length = 8, .perHop = 300ms});
    run.go();
    QVERIFY(run.verdict().kind == Kind::Reached);
    QVERIFY(roundTrips(run.took(), 2400ms) <= 1.15);
    QVERIFY(run.listener.given.empty());
}

void TestOnce::findsALostAnswerAgain()
{
    const Line line;
    Run run([line](const auto& shape, const auto& probe, ByteView packet, Instant now) {
        return probe.ttl == 5 && !probe.again ? Replies {} : line(shape, probe, packet, now);
    });
    run.go();
    const Hop& hop = run.listener.hops.all()[4];
    QCOMPARE(hop.received, std::uint64_t {1});
    QCOMPARE(hop.lost, std::uint64_t {1});
    QCOMPARE(hop.roundTrips.last().value(), Duration(32ms));
    QVERIFY(roundTrips(run.took()) <= 1.4);
}

void TestOnce::staysWithTheLowestTtlThatArrives()
{
    // Answers for high TTLs come first, and the probe with TTL 10 is lost.
    const Line line;
    Run run([line](const auto& shape, const auto& probe, ByteView packet, Instant now) {
        auto replies = line(shape, probe, packet, now);
        if (probe.ttl >= 10)
            replies[0].after += (30 - probe.ttl) * 1ms;
        return probe.ttl == 10 && !probe.again ? Replies {} : replies;
    });
    run.go();
    QVERIFY(run.verdict().kind == Kind::Reached);
    QCOMPARE(int(run.verdict().ttl), 10);
    QCOMPARE(run.listener.verdicts.size(), std::size_t {1});
}

void TestOnce::doesNotWaitForWhatLiesBeyondTheTarget()
{
    const Line line;
    Run run([line](const auto& shape, const auto& probe, ByteView packet, Instant now) {
        return probe.ttl > 10 ? Replies {} : line(shape, probe, packet, now);
    });
    run.go(60s, false);
    QCOMPARE(run.took(), Duration(64ms));
    QVERIFY(run.listener.given.empty());
}

void TestOnce::saysWhoRefuses_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("kind");
    QTest::newRow("no net") << 3 << 0 << int(AnswerKind::NetUnreachable);
    QTest::newRow("no host") << 3 << 1 << int(AnswerKind::HostUnreachable);
    QTest::newRow("prohibited") << 3 << 13 << int(AnswerKind::Prohibited);
    QTest::newRow("port, by a firewall") << 3 << 3 << int(AnswerKind::PortUnreachable);
    QTest::newRow("too large") << 3 << 4 << int(AnswerKind::FragmentationNeeded);
    QTest::newRow("parameter problem") << 12 << 0 << int(AnswerKind::ParameterProblem);
}

void TestOnce::saysWhoRefuses()
{
    QFETCH(int, type);
    QFETCH(int, code);
    QFETCH(int, kind);
    const Line line;
    Run run([=](const auto& shape, const auto& probe, ByteView packet, Instant now) {
        if (probe.ttl <= 4)
            return line(shape, probe, packet, now);
        // Router 4 refuses whatever goes further.
        return Replies {{26ms,
            icmpError(router(4), shape.source, static_cast<std::uint8_t>(type),
                static_cast<std::uint8_t>(code), packet)}};
    });
    run.go();
    QVERIFY(run.verdict().kind == Kind::Unreachable);
    QCOMPARE(int(run.verdict().ttl), 5);
    QCOMPARE(run.verdict().by, router(4));
    QCOMPARE(int(run.verdict().answer), kind);
    QCOMPARE(run.listener.hops.all().size(), std::size_t {5});
    QVERIFY(run.took() <= 30ms);
}

void TestOnce::waitsNotForWhatIsRefused()
{
    // Only the first probe beyond the firewall is refused; the others are dropped.
    const Line line;
    Run run([=](const auto& shape, const auto& probe, ByteView packet, Instant now) {
        if (probe.ttl <= 4)
            return line(shape, probe, packet, now);
        return probe.ttl > 5 ? Replies {}
                             : Replies {{30ms, icmpError(router(4), shape.source, 3, 13, packet)}};
    });
    run.go(60s, false);
    QCOMPARE(run.took(), Duration(30ms));
    QVERIFY(run.verdict().kind == Kind::Unreachable);
}

void TestOnce::seesALoop_data()
{
    QTest::addColumn<int>("period");
    QTest::addColumn<int>("answers"); // each router answers so many probes, then it limits them
    QTest::newRow("two routers") << 2 << 100;
    QTest::newRow("one router") << 1 << 100;
    QTest::newRow("three routers") << 3 << 100;
    QTest::newRow("two routers that limit their answers") << 2 << 6;
}

void TestOnce::seesALoop()
{
    QFETCH(int, period);
    QFETCH(int, answers);
    std::map<int, int> counts;
    Run run([&](const auto& shape, const auto& probe, ByteView packet, Instant) {
        const int hop = probe.ttl < 5 ? probe.ttl : 5 + (probe.ttl - 5) % period;
        if (++counts[hop] > answers)
            return Replies {};
        return Replies {{probe.ttl * 5ms, timeExceeded(router(hop), shape.source, packet)}};
    });
    run.go(60s, false);
    QVERIFY(run.verdict().kind == Kind::Loop);
    QCOMPARE(int(run.verdict().ttl), 5);
    QCOMPARE(run.verdict().by, router(5));
    QVERIFY(run.took() <= (answers > 30 ? 150ms : 400ms));
}

void TestOnce::prefersATargetToALoop()
{
    // Four hops of one router that counts down several times, then the target.
    Run run([](const auto& shape, const auto& probe, ByteView packet, Instant) {
        const int hop = std::min<int>(probe.ttl, 8);
        if (hop == 8)
            return Replies {{80ms, echoReply(shape.destination, shape.source, packet)}};
        return Replies {{hop * 1ms, timeExceeded(router(hop < 4 ? hop : 4), shape.source, packet)}};
    });
    run.go();
    QVERIFY(run.verdict().kind == Kind::Reached);
    QCOMPARE(int(run.verdict().ttl), 8);
}

void TestOnce::saysWhyNothingLeft()
{
    Run run(Line {});
    run.network.refuses = [](const Probe&) {
        return Error {.code = ErrorCode::SystemCall, .detail = "sendto", .systemError = ENETUNREACH};
    };
    run.go();
    QVERIFY(run.verdict().kind == Kind::NotSent);
    QCOMPARE(run.verdict().error->systemError, ENETUNREACH);
    QCOMPARE(run.took(), Duration(0));
    QVERIFY(run.listener.hops.all().empty());
    QCOMPARE(run.listener.hops.sentCount(), std::uint64_t {0});
}

void TestOnce::noticesThatNothingHasLeft()
{
    // The system took them, and found out after three seconds that nobody on the link has that address.
    Run run([](const auto&, const auto&, auto, auto) { return Replies {}; });
    run.start.settings.wait = 5s;
    run.engine.emplace(run.start, run.network, run.listener, run.now);
    run.engine->advance(run.now);
    for (std::uint32_t number = 1; number <= 30; ++number)
        run.network.happen(run.begin + 3100ms,
            SendFailure {
                number, run.begin + 3100ms, {.code = ErrorCode::SystemCall, .systemError = EHOSTUNREACH}});
    run.go();
    QVERIFY(run.listener.verdicts.front().first.kind == Kind::Silence);
    QVERIFY(run.verdict().kind == Kind::NotSent);
    QCOMPARE(run.verdict().error->systemError, EHOSTUNREACH);
    QCOMPARE(run.listener.hops.sentCount(), std::uint64_t {0});
}

void TestOnce::stopsWhenAsked()
{
    Run run(Line {.perHop = 100ms});
    run.go(250ms);
    run.engine->stop(run.now);
    QVERIFY(run.engine->isFinished());
    QVERIFY(run.verdict().kind == Kind::Stopped);
    QCOMPARE(run.network.sent.size(), std::size_t {30});
    run.go(); // what comes later still counts
    QCOMPARE(run.listener.hops.all().size(), std::size_t {10});
}

void TestOnce::findsTheMtu()
{
    const Line line;
    Settings settings = ordinarySettings();
    settings.findMtu = true;
    settings.shape.dontFragment = true;
    settings.shape.size = 1500;
    Run run(
        [=](const auto& shape, const auto& probe, ByteView packet, Instant now) {
            // The links behind routers 3 and 6 carry 1400 and 1300 bytes.
            for (const auto& [hop, mtu] : {std::pair {3, 1400}, {6, 1300}})
                if (probe.ttl > hop && probe.size > mtu)
                    return Replies {{hop * line.perHop,
                        icmpError(router(hop), shape.source, 3, 4, packet, static_cast<std::uint32_t>(mtu))}};
            return line(shape, probe, packet, now);
        },
        settings);
    run.go();
    QVERIFY(run.verdict().kind == Kind::Reached);
    QCOMPARE(int(run.verdict().ttl), 10);
    for (int ttl = 1; ttl <= 10; ++ttl) {
        const Hop& hop = run.listener.hops.all()[static_cast<std::size_t>(ttl - 1)];
        const auto last = ttl == 10 ? run.start.settings.shape.destination : router(ttl);
        // Who said that a probe is too large stands where he is, and nowhere behind.
        QCOMPARE(hop.responders.size(), std::size_t {1});
        QCOMPARE(hop.responders.front().address, last);
        QCOMPARE(hop.sent, hop.received);
        QCOMPARE(hop.roundTrips.count(), hop.samples.size());
        QVERIFY(*hop.roundTrips.best() >= ttl * line.perHop);
    }
    QCOMPARE(run.listener.hops.all()[3].mtu, std::uint16_t {1400});
    QCOMPARE(run.listener.hops.all()[6].mtu, std::uint16_t {1300});
    QCOMPARE(run.listener.hops.pathMtu()->mtu, std::uint16_t {1300});
    QCOMPARE(run.listener.hops.pathMtu()->by, router(6));
    QCOMPARE(run.listener.hops.sentCount(), std::uint64_t {run.network.sent.size()});
    QCOMPARE(run.network.sent.back().size, std::uint16_t {1300});
    QVERIFY(run.network.sent.size() <= 90);
}

void TestOnce::findsTheMtuThatNobodyTells()
{
    const Line line;
    Settings settings = ordinarySettings();
    settings.findMtu = true;
    settings.shape.size = 1500;
    Run run(
        [=](const auto& shape, const auto& probe, ByteView packet, Instant now) {
            if (probe.ttl > 3 && probe.size > 1000)
                return Replies {{20ms, icmpError(router(3), shape.source, 3, 4, packet, 0)}};
            return line(shape, probe, packet, now);
        },
        settings);
    run.go();
    QVERIFY(run.verdict().kind == Kind::Reached);
    // RFC 1191: from 1500 down to 1492, 1006, 508.
    QCOMPARE(run.network.sent.back().size, std::uint16_t {508});
}

void TestOnce::startsAtTheFirstTtl()
{
    Settings settings = ordinarySettings();
    settings.firstTtl = 4;
    settings.maxTtl = 12;
    Run run(Line {}, settings);
    run.go();
    QCOMPARE(run.network.sent.size(), std::size_t {9});
    QCOMPARE(int(run.network.sent.front().ttl), 4);
    QCOMPARE(int(run.verdict().ttl), 10);
    settings.maxTtl = 8; // before the target: nobody was asked beyond
    Run before(Line {}, settings);
    before.go();
    QVERIFY(before.verdict().kind == Kind::NotFarEnough);
    QCOMPARE(int(before.verdict().ttl), 8);
    QCOMPARE(before.verdict().by, router(8));
    settings.maxTtl = 9; // and the last one is silent: that may be anything
    Run silent(Line {.silent = {9}}, settings);
    silent.go();
    QVERIFY(silent.verdict().kind == Kind::NoAnswerBeyond);
    settings.maxTtl = 12;
    settings.firstTtl = 11; // behind the target
    Run behind(Line {}, settings);
    behind.go();
    QVERIFY(behind.verdict().kind == Kind::Reached);
    QCOMPARE(int(behind.verdict().ttl), 11);
}

void TestOnce::asksOneTtlOnly()
{
    Settings settings = ordinarySettings();
    settings.mode = Mode::Single;
    settings.singleTtl = 3;
    settings.queries = 2;
    Run run(Line {}, settings);
    run.go();
    QVERIFY(run.verdict().kind == Kind::Dies);
    QCOMPARE(int(run.verdict().ttl), 3);
    QCOMPARE(run.verdict().by, router(3));
    QCOMPARE(run.network.sent.size(), std::size_t {2});
    QCOMPARE(run.took(), Duration(19200us));
    QCOMPARE(run.listener.hops.all().size(), std::size_t {1});
}

void TestOnce::reachesWithOneTtl()
{
    Settings settings = ordinarySettings();
    settings.mode = Mode::Single;
    settings.singleTtl = 12;
    Run run(Line {}, settings);
    run.go();
    QVERIFY(run.verdict().kind == Kind::Reached);
    QCOMPARE(run.network.sent.size(), std::size_t {1});
}

void TestOnce::isSilentWithOneTtl()
{
    Settings settings = ordinarySettings();
    settings.mode = Mode::Single;
    settings.singleTtl = 4;
    Run run(Line {.silent = {4}}, settings);
    run.go();
    QVERIFY(run.verdict().kind == Kind::Silence);
    QCOMPARE(run.took(), Duration(3s));
    QCOMPARE(run.network.sent.size(), std::size_t {1});
}

void TestOnce::findsTheDistanceFirst()
{
    Run run(Line {}, gentle());
    run.go();
    QVERIFY(run.verdict().kind == Kind::Reached);
    QCOMPARE(int(run.verdict().ttl), 10);
    QVERIFY(run.network.sent.size() <= 12);
    QVERIFY(roundTrips(run.took()) <= 2.1);
    QCOMPARE(int(run.network.sent.front().ttl), 64);
    for (std::size_t i = 1; i < run.network.sent.size(); ++i)
        QVERIFY(run.network.sent[i].ttl <= 10);
    QCOMPARE(run.listener.hops.all().size(), std::size_t {10});
}

void TestOnce::stepsWhereTheWayBackDiffers_data()
{
    QTest::addColumn<int>("backHops");
    QTest::addColumn<int>("most");
    QTest::newRow("two hops longer") << 2 << 13;
    QTest::newRow("one hop shorter") << -1 << 12;
    QTest::newRow("three hops shorter") << -3 << 12;
}

void TestOnce::stepsWhereTheWayBackDiffers()
{
    QFETCH(int, backHops);
    QFETCH(int, most);
    Run run(Line {.backHops = backHops}, gentle());
    run.go();
    QVERIFY(run.verdict().kind == Kind::Reached);
    QCOMPARE(int(run.verdict().ttl), 10);
    QVERIFY(run.network.sent.size() <= static_cast<std::size_t>(most));
    QCOMPARE(run.listener.hops.all().size(), std::size_t {10});
}

void TestOnce::looksForADeafTargetByWindows()
{
    Run run(Line {.deaf = true}, gentle());
    run.go();
    QVERIFY(run.verdict().kind == Kind::NoAnswerBeyond);
    QCOMPARE(int(run.verdict().ttl), 9);
    QVERIFY(run.network.sent.size() <= 15); // one to measure, nine routers, five beyond
    QVERIFY(run.took() <= 4s);
}

void TestOnce::endsOverTcpAndUdp_data()
{
    QTest::addColumn<int>("protocol");
    QTest::addColumn<int>("flow");
    QTest::addColumn<int>("kind");
    for (const int flow : {0, 1, 2}) {
        QTest::addRow("UDP %d", flow) << int(Protocol::Udp) << flow << int(AnswerKind::PortUnreachable);
        QTest::addRow("TCP %d", flow) << int(Protocol::Tcp) << flow << int(AnswerKind::SynAck);
    }
}

void TestOnce::endsOverTcpAndUdp()
{
    QFETCH(int, protocol);
    QFETCH(int, flow);
    QFETCH(int, kind);
    Settings settings = ordinarySettings();
    settings.shape.protocol = static_cast<Protocol>(protocol);
    settings.shape.flow = static_cast<Flow>(flow);
    Run run(Line {}, settings);
    run.go();
    QVERIFY(run.verdict().kind == Kind::Reached);
    QCOMPARE(int(run.verdict().ttl), 10);
    QCOMPARE(int(run.verdict().answer), kind);
    QVERIFY(run.listener.strays.empty());
}

QTEST_APPLESS_MAIN(TestOnce)
#include "tst_once.moc"
