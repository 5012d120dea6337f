// SPDX-License-Identifier: GPL-3.0-or-later
// What routers do to traceroutes: the cases that Berkeley's CS168 marks its students by, and some more, each
// as a practice network with one odd router, in virtual time.
#include "tests/tracing/practicetrace.h"

#include <QtTest/QTest>

using namespace socketscope;
using namespace socketscope::test;
using namespace std::chrono_literals;

class TestOddRouters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aHealthyPathIsCompleteAfterOneRoundTrip();
    void noHealthyHopWaitsForATimeOut();
    void bothPathsShowWhereEachPacketGoesItsOwnWay();
    void oneFlowTakesOnePath();
    void changingPortsWanderBetweenPaths();
    void aSilentRouterIsToldFromALostOne();
    void aRouterThatDropsTheFirstAnswersIsAskedAgain();
    void doubleAnswersCountOnce();
    void doubledProbesCountOnce();
    void anEchoReplyFromARouterIsNoTarget();
    void aWrongCodeUnderTimeExceededIsNoAnswer();
    void aWrongTypeIsNoAnswer();
    void anAnswerByUdpIsNotOurs();
    void garbageInPlaceOfTheQuotationIsNotOurs();
    void ipOptionsInTheAnswerChangeNothing();
    void anotherProtocolIsNoAnswer();
    void aFragmentedAnswerIsPutTogether();
    void aTruncatedAnswerIsNotTaken();
    void anAnswerToAnOlderTraceIsNotTaken();
    void delayedDoubleAnswersCountOnce();
    void delayedDoubledProbesCountOnce();
    void aLoopIsCalledOne();
    void anUnreachableInTheMiddleIsNotTheTarget();
    void aFirewallThatDropsIsNotCalledDown();
    void aDeafTargetIsJudgedInTime();
    void aRateLimitReadsAsOne();
    void anAnswerFromAnotherInterfaceIsTaken();
    void theHostThatCopiesTheReceivedTtlIsFoundAtLast();
    void natIsSeen();
    void aSmallMtuIsFound();
    void labelsAreRead();
    void aLateAnswerIsNotALoss();
    void aRoundTripOverASecondIsNotALoss();
    void aThousandStrangersAreOnlyCounted();
    void ipv6PathsAreTraced();
};

namespace {

lab::Topology withOddRouter(int k, const std::function<void(lab::Router&)>& change, int routers = 4)
{
    lab::Topology topology = chain(routers);
    change(topology.routers[static_cast<std::size_t>(k - 1)]);
    return topology;
}

trace::Settings udp(trace::Flow flow = trace::Flow::Classic)
{
    trace::Settings settings = settingsTo(chainTarget());
    settings.shape.protocol = trace::Protocol::Udp;
    settings.shape.flow = flow;
    return settings;
}

trace::Settings repeated(std::uint32_t rounds, Duration interval = 1s)
{
    trace::Settings settings = settingsTo(chainTarget());
    settings.mode = trace::Mode::Repeat;
    settings.rounds = rounds;
    settings.interval = interval;
    return settings;
}

/// Every hop but the odd one must be as if nothing was wrong.
void compareOthers(const PracticeTrace& trace, int odd, int routers = 4)
{
    QCOMPARE(trace.verdict(), std::string("reached"));
    QCOMPARE(int(trace.hops().all().size()), routers + 1);
    for (int k = 1; k <= routers; ++k)
        if (k != odd)
            QCOMPARE(trace.who(k), "10.99." + std::to_string(k) + ".1");
    QCOMPARE(trace.who(routers + 1), std::string("10.99.99.7"));
}

} // namespace

void TestOddRouters::aHealthyPathIsCompleteAfterOneRoundTrip()
{
    for (const auto protocol : {trace::Protocol::Icmp, trace::Protocol::Udp, trace::Protocol::Tcp}) {
        trace::Settings settings = settingsTo(chainTarget());
        settings.shape.protocol = protocol;
        settings.shape.destinationPort = protocol == trace::Protocol::Tcp ? 80 : 33434;
        const PracticeTrace trace(chain(9), settings);
        compareOthers(trace, 0, 9);
        QVERIFY2(trace.verdictMs() <= 115, qPrintable(QString::number(trace.verdictMs()))); // slowest: 100 ms
        QVERIFY(trace.hops().sentCount() <= 30);
        for (int k = 1; k <= 10; ++k)
            QCOMPARE(trace.hop(k).roundTrips.last(), std::optional<Duration>(k * 10ms));
    }
}

void TestOddRouters::noHealthyHopWaitsForATimeOut()
{
    const PracticeTrace trace(chain(9));
    QVERIFY2(trace.finishedMs() <= 115, qPrintable(QString::number(trace.finishedMs())));
    for (const trace::Hop& hop : trace.hops().all())
        QCOMPARE(hop.sent, std::uint64_t(1));
}

void TestOddRouters::bothPathsShowWhereEachPacketGoesItsOwnWay()
{
    trace::Settings settings = settingsTo(chainTarget());
    settings.queries = 6;
    const PracticeTrace trace(twoPaths(lab::Balance::PerPacket), settings);
    compareOthers(trace, 2, 3);
    QCOMPARE(int(trace.hop(2).responders.size()), 2);
    QCOMPARE(trace.hop(2).received, std::uint64_t(6));
    QCOMPARE(trace.hop(2).lost, std::uint64_t(0));
}

void TestOddRouters::oneFlowTakesOnePath()
{
    for (const auto flow : {trace::Flow::Paris, trace::Flow::Dublin}) {
        trace::Settings settings = udp(flow);
        settings.queries = 8;
        const PracticeTrace trace(twoPaths(lab::Balance::PerFlow), settings);
        compareOthers(trace, 2, 3);
        QCOMPARE(int(trace.hop(2).responders.size()), 1);
    }
}

void TestOddRouters::changingPortsWanderBetweenPaths()
{
    trace::Settings settings = udp();
    settings.queries = 10;
    const PracticeTrace trace(twoPaths(lab::Balance::PerFlow), settings);
    compareOthers(trace, 2, 3);
    QCOMPARE(int(trace.hop(2).responders.size()), 2);
}

void TestOddRouters::aSilentRouterIsToldFromALostOne()
{
    const PracticeTrace trace(withOddRouter(2, [](lab::Router& router) { router.answers.silent = true; }));
    compareOthers(trace, 2);
    QCOMPARE(trace.who(2), std::string("*"));
    QCOMPARE(trace.hop(2).sent, std::uint64_t(2)); // asked once more, because later hops answer
    QVERIFY(trace.hops().remark(1) == trace::HopRemark::Silent);
    QVERIFY2(trace.finishedMs() <= 2.4 * 50, qPrintable(QString::number(trace.finishedMs())));
}

void TestOddRouters::aRouterThatDropsTheFirstAnswersIsAskedAgain()
{
    const PracticeTrace trace(withOddRouter(2, [](lab::Router& router) { router.answers.dropsFirst = 1; }));
    compareOthers(trace, 0);
    QCOMPARE(trace.hop(2).sent, std::uint64_t(2));
    QCOMPARE(trace.hop(2).received, std::uint64_t(1));
}

void TestOddRouters::doubleAnswersCountOnce()
{
    const PracticeTrace trace(withOddRouter(2, [](lab::Router& router) { router.answers.copies = 2; }));
    compareOthers(trace, 0);
    QCOMPARE(trace.hop(2).received, std::uint64_t(1));
    QCOMPARE(trace.hop(2).duplicates, std::uint64_t(2));
}

void TestOddRouters::doubledProbesCountOnce()
{
    lab::Topology topology = chain(4);
    topology.links[1].there.duplication = 1; // what leaves r1 towards r2 comes twice
    const PracticeTrace trace(topology);
    compareOthers(trace, 0);
    QCOMPARE(trace.hop(1).duplicates, std::uint64_t(0));
    for (int k = 2; k <= 5; ++k) {
        QCOMPARE(trace.hop(k).received, std::uint64_t(1));
        QCOMPARE(trace.hop(k).duplicates, std::uint64_t(1));
    }
}

void TestOddRouters::anEchoReplyFromARouterIsNoTarget()
{
    const PracticeTrace trace(
        withOddRouter(2, [](lab::Router& router) { router.answers.form = lab::AnswerForm::EchoReply; }));
    compareOthers(trace, 2);
    QCOMPARE(trace.who(2), std::string("*"));
    QVERIFY(trace.hops().unmatchedCount() >= 1);
    QVERIFY(trace.hops().strays().front().reason == trace::Unmatched::NotTheTarget);
}

void TestOddRouters::aWrongCodeUnderTimeExceededIsNoAnswer()
{
    // RFC 792 knows 11/0 and 11/1 only.
    const PracticeTrace trace(withOddRouter(2, [](lab::Router& router) { router.answers.code = 7; }));
    compareOthers(trace, 2);
    QCOMPARE(trace.who(2), std::string("*"));
    QVERIFY(trace.hops().unmatchedCount() >= 1);
}

void TestOddRouters::aWrongTypeIsNoAnswer()
{
    // 14 is a timestamp reply: no probe of ours causes one.
    const PracticeTrace trace(withOddRouter(2, [](lab::Router& router) { router.answers.type = 14; }));
    compareOthers(trace, 2);
    QCOMPARE(trace.who(2), std::string("*"));
    QVERIFY(trace.hops().unmatchedCount() >= 1);
}

void TestOddRouters::anAnswerByUdpIsNotOurs()
{
    for (const auto protocol : {trace::Protocol::Icmp, trace::Protocol::Udp}) {
        trace::Settings settings = settingsTo(chainTarget());
        settings.shape.protocol = protocol;
        const PracticeTrace trace(
            withOddRouter(2, [](lab::Router& router) { router.answers.form = lab::AnswerForm::Udp; }),
            settings);
        compareOthers(trace, 2);
        QCOMPARE(trace.who(2), std::string("*"));
        QVERIFY(trace.hops().unmatchedCount() >= 1);
    }
}

void TestOddRouters::garbageInPlaceOfTheQuotationIsNotOurs()
{
    const PracticeTrace trace(
        withOddRouter(2, [](lab::Router& router) { router.answers.form = lab::AnswerForm::Garbage; }));
    compareOthers(trace, 2);
    QCOMPARE(trace.who(2), std::string("*"));
    QVERIFY(trace.hops().unmatchedCount() >= 1);
}

void TestOddRouters::ipOptionsInTheAnswerChangeNothing()
{
    const PracticeTrace trace(withOddRouter(2, [](lab::Router& router) { router.answers.optionBytes = 40; }));
    compareOthers(trace, 0);
}

void TestOddRouters::anotherProtocolIsNoAnswer()
{
    const PracticeTrace trace(
        withOddRouter(2, [](lab::Router& router) { router.answers.form = lab::AnswerForm::WrongProtocol; }));
    compareOthers(trace, 2);
    QCOMPARE(trace.who(2), std::string("*"));
}

void TestOddRouters::aFragmentedAnswerIsPutTogether()
{
    const PracticeTrace trace(
        withOddRouter(2, [](lab::Router& router) { router.answers.fragmentBytes = 16; }));
    compareOthers(trace, 0);
}

void TestOddRouters::aTruncatedAnswerIsNotTaken()
{
    // ICMP's 8 bytes and 20 of the quoted header: not one byte tells whose probe it was.
    const PracticeTrace trace(withOddRouter(2, [](lab::Router& router) { router.answers.truncatedTo = 28; }));
    compareOthers(trace, 2);
    QCOMPARE(trace.who(2), std::string("*"));
    QVERIFY(trace.hops().unmatchedCount() >= 1);
}

void TestOddRouters::anAnswerToAnOlderTraceIsNotTaken()
{
    // A router that takes 300 ms answers the first trace while the second is under way.
    lab::Topology topology = withOddRouter(
        2, [](lab::Router& router) { router.answers.delay = std::chrono::milliseconds(300); });
    tracing::LabTransport transport {lab::Network(topology)};
    Instant now = instantAt(0);
    trace::Start start;
    start.via = trace::Via::Practice;
    start.settings = settingsTo(chainTarget());
    trace::Hops first;
    trace::Hops second;
    const auto runFor = [&](trace::Engine& engine, Duration time) {
        const Instant end = now + time;
        engine.advance(now);
        for (auto next = tracing::test::nextStep(engine, transport); next && *next <= end;
             next = tracing::test::nextStep(engine, transport)) {
            now = std::max(now, *next);
            engine.advance(now);
        }
        now = end;
    };
    {
        trace::Engine engine(start, transport, first, now);
        runFor(engine, 200ms);
    }
    start.settings.shape.identifier = 0x1111;
    trace::Engine engine(start, transport, second, now);
    runFor(engine, 150ms); // the old answer comes at 320 ms, the new one at 520 ms
    QVERIFY(second.unmatchedCount() >= 1);
    QVERIFY(second.strays().front().reason == trace::Unmatched::OtherSender);
    QCOMPARE(second.all().at(1).received, std::uint64_t(0));
    runFor(engine, 1s);
    QVERIFY(second.all().at(1).received >= 1); // the slow router is asked twice
    QCOMPARE(second.all().at(1).roundTrips.best(), std::optional<Duration>(320ms));
}

void TestOddRouters::delayedDoubleAnswersCountOnce()
{
    const PracticeTrace trace(withOddRouter(2, [](lab::Router& router) {
        router.answers.copies = 1;
        router.answers.copyDelay = 400ms;
    }));
    compareOthers(trace, 0);
    QCOMPARE(trace.hop(2).received, std::uint64_t(1));
    QCOMPARE(trace.hop(2).roundTrips.worst(), std::optional<Duration>(20ms));
}

void TestOddRouters::delayedDoubledProbesCountOnce()
{
    lab::Topology topology = chain(4);
    topology.links[1].there.duplication = 1;
    topology.links[1].there.duplicateDelay = 30ms;
    const PracticeTrace trace(topology);
    compareOthers(trace, 0);
    for (int k = 2; k <= 5; ++k)
        QCOMPARE(trace.hop(k).roundTrips.worst(), std::optional<Duration>(k * 10ms));
}

void TestOddRouters::aLoopIsCalledOne()
{
    lab::Topology topology = chain(4);
    const lab::Prefix target {chainTarget(), 32};
    topology.routers[2].routes = {{.to = target, .via = {"r2"}}}; // r3 sends it back
    const PracticeTrace trace(topology);
    QCOMPARE(trace.verdict(), std::string("loop"));
    QCOMPARE(trace.who(2), std::string("10.99.2.1"));
    QCOMPARE(trace.who(3), std::string("10.99.3.1"));
    QVERIFY2(trace.finishedMs() <= 1100, qPrintable(QString::number(trace.finishedMs())));
}

void TestOddRouters::anUnreachableInTheMiddleIsNotTheTarget()
{
    lab::Topology topology = chain(4);
    topology.routers[2].routes
        = {{.to = {chainTarget(), 32}, .via = {}, .kind = lab::Route::Kind::Unreachable}};
    const PracticeTrace trace(topology);
    QCOMPARE(trace.verdict(), std::string("unreachable"));
    QVERIFY(trace.hops().verdict().answer == trace::AnswerKind::HostUnreachable);
    QCOMPARE(trace.hops().verdict().by.text(), std::string("10.99.3.1"));
    QCOMPARE(int(trace.hops().verdict().ttl), 3);
    QVERIFY2(trace.finishedMs() <= 115, qPrintable(QString::number(trace.finishedMs())));
}

void TestOddRouters::aFirewallThatDropsIsNotCalledDown()
{
    const PracticeTrace trace(withOddRouter(
        3, [](lab::Router& router) { router.firewall = {{.action = lab::FirewallRule::Action::Drop}}; }));
    QCOMPARE(trace.verdict(), std::string("no-answer-beyond"));
    QCOMPARE(int(trace.hops().verdict().ttl), 3);
}

void TestOddRouters::aDeafTargetIsJudgedInTime()
{
    lab::Topology topology = chain(9);
    for (lab::Host& host : topology.hosts)
        host.services.deaf = host.name == "target";
    const PracticeTrace trace(topology);
    QCOMPARE(trace.verdict(), std::string("no-answer-beyond"));
    QCOMPARE(int(trace.hops().verdict().ttl), 9);
    QVERIFY2(trace.verdictMs() <= 1100, qPrintable(QString::number(trace.verdictMs())));
    QCOMPARE(trace.hops().sentCount(), std::uint64_t(30)); // nothing is asked again
}

void TestOddRouters::aRateLimitReadsAsOne()
{
    const auto limited
        = withOddRouter(2, [](lab::Router& router) { router.answers.rateLimit = lab::RateLimit {}; });
    const PracticeTrace polite(limited, repeated(60));
    QCOMPARE(polite.hop(2).sent, std::uint64_t(60));
    QCOMPARE(polite.hop(2).received, std::uint64_t(60)); // no false loss at one probe a second
    const PracticeTrace hasty(limited, repeated(60, 100ms));
    QVERIFY(hasty.hop(2).lost > 30);
    QVERIFY(hasty.hops().remark(1) == trace::HopRemark::LimitsAnswers);
    QVERIFY(hasty.hops().remark(2) == trace::HopRemark::None);
    QCOMPARE(hasty.hop(5).lost, std::uint64_t(0));
}

void TestOddRouters::anAnswerFromAnotherInterfaceIsTaken()
{
    lab::Topology topology = chain(4);
    topology.routers[1].addresses.push_back({wire::IpAddress::v4(10, 99, 200, 1)});
    topology.routers[1].answers.from = {wire::IpAddress::v4(10, 99, 200, 1)};
    const PracticeTrace trace(topology);
    compareOthers(trace, 2);
    QCOMPARE(trace.who(2), std::string("10.99.200.1"));
}

void TestOddRouters::theHostThatCopiesTheReceivedTtlIsFoundAtLast()
{
    // Its answer starts with what was left of the probe's TTL, so it comes home only when that is enough.
    lab::Topology topology = chain(3);
    for (lab::Host& host : topology.hosts)
        host.answers.copiesTtl = host.name == "target";
    const PracticeTrace trace(topology);
    QCOMPARE(trace.verdict(), std::string("reached"));
    QVERIFY(trace.hops().verdict().ttl > 4);
}

void TestOddRouters::natIsSeen()
{
    lab::Topology topology = chain(4);
    const wire::IpAddress outside = topology.routers[1].addresses[0].ip;
    topology.routers[1].nat
        = lab::Nat {.inside = {wire::IpAddress::v4(10, 99, 1, 2), 32}, .outside = outside};
    const PracticeTrace trace(topology, udp());
    compareOthers(trace, 0);
    QVERIFY(!trace.hop(1).translated);
    QVERIFY(trace.hop(3).translated || trace.hop(4).translated);
    QCOMPARE(trace.hops().showsNatFirst(2), trace.hop(3).translated);
    QVERIFY(!trace.hops().showsNatFirst(0));
}

void TestOddRouters::aSmallMtuIsFound()
{
    lab::Topology topology = chain(4);
    topology.links[2].mtu = 600; // from r2 to r3
    trace::Settings settings = settingsTo(chainTarget());
    settings.findMtu = true;
    settings.shape.dontFragment = true;
    settings.shape.size = 1500;
    const PracticeTrace trace(topology, settings);
    // The router before the narrow link answers for what it cannot pass on; then what fits goes all the way.
    QCOMPARE(trace.verdict(), std::string("reached"));
    QCOMPARE(int(trace.hop(3).mtu), 600);
    QCOMPARE(trace.hops().pathMtu()->by.text(), std::string("10.99.2.1"));
    for (const auto& [ttl, address] : {std::pair {3, "10.99.3.1"}, {5, "10.99.99.7"}}) {
        QCOMPARE(trace.hop(ttl).responders.size(), std::size_t(1));
        QCOMPARE(trace.hop(ttl).responders.front().address.text(), std::string(address));
    }
}

void TestOddRouters::labelsAreRead()
{
    const PracticeTrace trace(withOddRouter(2, [](lab::Router& router) {
        router.answers.labels = {{.label = 24015, .exp = 0, .bottom = false, .ttl = 1},
            {.label = 16004, .exp = 3, .bottom = true, .ttl = 1}};
    }));
    compareOthers(trace, 0);
    const std::vector<trace::Label> expected {{24015, 0, false, 1}, {16004, 3, true, 1}};
    QVERIFY(trace.hop(2).responders.front().labels == expected);
    QVERIFY(trace.hop(3).responders.front().labels.empty());
}

void TestOddRouters::aLateAnswerIsNotALoss()
{
    const PracticeTrace trace(withOddRouter(2, [](lab::Router& router) { router.answers.delay = 700ms; }));
    compareOthers(trace, 0);
    QVERIFY(trace.hop(2).received >= 1);
    QCOMPARE(trace.hop(2).lost, std::uint64_t(0));
    QVERIFY(trace.hop(2).late >= 1);
}

void TestOddRouters::aRoundTripOverASecondIsNotALoss()
{
    lab::Topology topology = chain(4);
    for (lab::Link& link : topology.links)
        link.there.delay = link.back.delay = 400ms;
    const PracticeTrace once(topology);
    compareOthers(once, 0);
    const PracticeTrace again(topology, repeated(10));
    compareOthers(again, 0);
    for (const trace::Hop& hop : again.hops().all()) {
        QCOMPARE(hop.received, std::uint64_t(10));
        QCOMPARE(hop.lost, std::uint64_t(0));
    }
}

void TestOddRouters::aThousandStrangersAreOnlyCounted()
{
    lab::Topology topology = chain(4);
    for (lab::Router& router : topology.routers)
        router.answers.copies = 16;
    trace::Settings settings = repeated(30);
    settings.shape.identifier = 7;
    const PracticeTrace trace(topology, settings);
    compareOthers(trace, 0);
    for (int k = 1; k <= 4; ++k) {
        QCOMPARE(trace.hop(k).received, std::uint64_t(30));
        QCOMPARE(trace.hop(k).duplicates, std::uint64_t(30 * 16));
    }
}

void TestOddRouters::ipv6PathsAreTraced()
{
    lab::Topology topology = chain(4);
    const auto address = [](int network, int host) {
        return *wire::IpAddress::parse("fd99:0:0:" + std::to_string(network) + "::" + std::to_string(host));
    };
    for (std::size_t k = 0; k < topology.routers.size(); ++k)
        topology.routers[k].addresses = {{address(int(k) + 1, 1)}};
    topology.hosts[0].addresses = {{address(1, 2)}};
    topology.hosts[1].addresses = {{address(99, 7)}};
    for (const auto protocol : {trace::Protocol::Icmp, trace::Protocol::Udp, trace::Protocol::Tcp}) {
        trace::Settings settings = settingsTo(address(99, 7));
        settings.shape.protocol = protocol;
        const PracticeTrace trace(topology, settings);
        QCOMPARE(trace.verdict(), std::string("reached"));
        QCOMPARE(int(trace.hops().all().size()), 5);
        QCOMPARE(trace.who(3), address(3, 1).text());
        QVERIFY(trace.finishedMs() <= 60);
    }
}

QTEST_GUILESS_MAIN(TestOddRouters)
#include "tst_oddrouters.moc"
