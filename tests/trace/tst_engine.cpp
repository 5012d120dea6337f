// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine makes of what a transport reports.
#include "tests/trace/scriptednetwork.h"

#include <QtTest/QtTest>

using namespace socketscope;
using namespace socketscope::test;
using namespace socketscope::trace;

namespace {

const Line line;

/// A line on which something else happens to the probes with TTL 3.
template <class Other> ScriptedNetwork::Script exceptThird(Other other)
{
    return [other](const ProbeShape& shape, const Probe& probe, ByteView packet, Instant now) {
        return probe.ttl == 3 ? other(shape, probe, packet) : line(shape, probe, packet, now);
    };
}

std::size_t count(const std::vector<Unmatched>& strays, Unmatched reason)
{
    return static_cast<std::size_t>(std::count(strays.begin(), strays.end(), reason));
}

/// An answer to somebody else's echo request.
Bytes noise()
{
    const auto other = wire::IpAddress::v4(192, 0, 2, 1);
    Bytes request = wire::IcmpHeader {.type = wire::IcmpHeader::echoRequest, .rest = 0x77770001}.serialize();
    request.resize(64);
    const Bytes packet = inIp(other, router(50), wire::protocol::icmp, request, 2, 64);
    return echoReply(router(50), other, packet);
}

} // namespace

class TestEngine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesTheKernelsTimes();
    void takesADepartureTimeThatComesBehindTheAnswer();
    void tellsDuplicates();
    void tellsWhatComesLate();
    void tellsWhatComesOutOfOrder();
    void takesNoArrivalFromAStranger();
    void takesNoAnswerAboutAProbeThatDidNotLeave();
    void trustsASystemThatKnowsTheProbe();
    void sendsDuringAFlood();
    void goesOnAtOnceWhereMoreIsToBeTaken();
    void keepsTwoTracesApart();
    void leavesMarksToProbesThatMayBeAnswered();
    void tracesOverIpv6();
    void learnsItsSource();
    void isQuietWhenNothingCanComeAnymore();
    void tellsInOrder();
    void sendsNoFasterThanItsTransport();
};

void TestEngine::takesTheKernelsTimes()
{
    Run run([](const auto&, const auto&, auto, auto) { return Replies {}; });
    run.engine.emplace(run.start, run.network, run.listener, run.now);
    run.engine->advance(run.now);
    const Bytes probe = packetOf(run.start.settings.shape, run.network.sent[2]);
    const Bytes answer = timeExceeded(router(3), run.start.settings.shape.source, probe);
    run.network.happen(run.begin + 1ms, DepartureTime {3, run.begin + 200us});
    run.network.happen(run.begin + 11ms,
        Arrival {.at = run.begin + 10200us, .packet = run.network.keep(answer), .kernelTime = true});
    run.engine->advance(run.begin + 12ms);
    QCOMPARE(run.listener.answers.size(), std::size_t {1});
    QCOMPARE(run.listener.answers[0].roundTrip, Duration(10ms));
    QVERIFY(run.listener.answers[0].kernelTime);
}

void TestEngine::takesADepartureTimeThatComesBehindTheAnswer()
{
    Run run([](const auto&, const auto&, auto, auto) { return Replies {}; });
    run.engine.emplace(run.start, run.network, run.listener, run.now);
    run.engine->advance(run.now);
    const Bytes probe = packetOf(run.start.settings.shape, run.network.sent[2]);
    const Bytes answer = timeExceeded(router(3), run.start.settings.shape.source, probe);
    run.network.happen(
        run.begin + 11ms, Arrival {.at = run.begin + 11ms, .packet = run.network.keep(answer)});
    run.network.happen(run.begin + 12ms, DepartureTime {3, run.begin + 1ms});
    run.engine->advance(run.begin + 12ms);
    QCOMPARE(run.listener.answers.size(), std::size_t {1});
    QCOMPARE(run.listener.answers[0].roundTrip, Duration(10ms));
}

void TestEngine::tellsDuplicates()
{
    Run run(exceptThird([](const ProbeShape& shape, const Probe&, ByteView packet) {
        const Bytes answer = timeExceeded(router(3), shape.source, packet);
        return Replies {{20ms, answer}, {21ms, answer}, {22ms, answer}};
    }));
    run.go();
    const Hop& hop = run.listener.hops.all()[2];
    QCOMPARE(hop.received, std::uint64_t {1});
    QCOMPARE(hop.duplicates, std::uint64_t {2});
    QCOMPARE(hop.roundTrips.last().value(), Duration(20ms));
    QVERIFY(run.listener.strays.empty());
}

void TestEngine::tellsWhatComesLate()
{
    Run run(exceptThird([](const ProbeShape& shape, const Probe& probe, ByteView packet) {
        return probe.again ? Replies {} : Replies {{4s, timeExceeded(router(3), shape.source, packet)}};
    }));
    run.go();
    QVERIFY(run.took() < 100ms);
    const Hop& hop = run.listener.hops.all()[2];
    QCOMPARE(hop.late, std::uint64_t {1});
    QCOMPARE(hop.lost, std::uint64_t {1}); // the second probe
    QCOMPARE(hop.roundTrips.last().value(), Duration(4s));
}

void TestEngine::tellsWhatComesOutOfOrder()
{
    Settings settings = ordinarySettings();
    settings.queries = 2;
    Run run(exceptThird([](const ProbeShape& shape, const Probe& probe, ByteView packet) {
        return Replies {{probe.query == 0 ? 25ms : 20ms, timeExceeded(router(3), shape.source, packet)}};
    }),
        settings);
    run.go();
    const Hop& hop = run.listener.hops.all()[2];
    QCOMPARE(hop.received, std::uint64_t {2});
    QCOMPARE(hop.outOfOrder, std::uint64_t {1});
    QCOMPARE(run.listener.hops.all()[3].outOfOrder, std::uint64_t {0});
}

void TestEngine::takesNoArrivalFromAStranger()
{
    Run run(exceptThird([](const ProbeShape& shape, const Probe&, ByteView packet) {
        return Replies {{5ms, echoReply(router(99), shape.source, packet)},
            {20ms, timeExceeded(router(3), shape.source, packet)}};
    }));
    run.go();
    QCOMPARE(int(run.verdict().ttl), 10);
    QCOMPARE(run.listener.strays.size(), std::size_t {1});
    QVERIFY(run.listener.strays[0] == Unmatched::NotTheTarget);
    QCOMPARE(run.listener.hops.all()[2].responders[0].address, router(3));
}

void TestEngine::takesNoAnswerAboutAProbeThatDidNotLeave()
{
    Run run(line);
    run.network.refuses = [&](const Probe& probe) -> std::optional<Error> {
        if (probe.ttl != 3)
            return std::nullopt;
        const Bytes packet = packetOf(run.start.settings.shape, probe);
        const Bytes forged = timeExceeded(router(66), run.start.settings.shape.source, packet);
        run.network.happen(run.now + 5ms, Arrival {.at = run.now + 5ms, .packet = run.network.keep(forged)});
        return Error {.code = ErrorCode::SystemCall, .systemError = EPERM};
    };
    run.go();
    QVERIFY(run.verdict().kind == Verdict::Kind::Reached);
    QVERIFY(run.listener.hops.all()[2].silent());
    QCOMPARE(count(run.listener.strays, Unmatched::UnknownProbe), run.sentTo(3) + 1);
}

void TestEngine::trustsASystemThatKnowsTheProbe()
{
    // Connecting sockets: the kernel chose sequence numbers that nobody knows here.
    Settings settings = ordinarySettings();
    settings.shape.protocol = Protocol::Tcp;
    Run run([](const auto&, const auto&, auto, auto) { return Replies {}; }, settings);
    run.engine.emplace(run.start, run.network, run.listener, run.now);
    run.engine->advance(run.now);
    ProbeShape others = settings.shape;
    others.identifier = 0x9999;
    const Bytes third = packetOf(others, run.network.sent[2]);
    const Bytes fourth = packetOf(others, run.network.sent[3]);
    const auto arrive = [&](const Bytes& packet, std::uint32_t probe) {
        run.network.happen(run.begin + 5ms,
            Arrival {.at = run.begin + 5ms, .packet = run.network.keep(packet), .probe = probe});
    };
    arrive(timeExceeded(router(3), settings.shape.source, third), 0);
    arrive(timeExceeded(router(3), settings.shape.source, third), 3);
    arrive(tcpAnswer(settings.shape.destination, settings.shape.source, fourth, true), 4);
    arrive(tcpAnswer(router(9), settings.shape.source, fourth, true), 5);
    arrive(timeExceeded(router(3), settings.shape.source, third), 77);
    run.engine->advance(run.begin + 6ms);
    QCOMPARE(run.listener.answers.size(), std::size_t {2});
    QCOMPARE(run.listener.answers[0].probe.number, 3U);
    QCOMPARE(run.listener.answers[1].probe.number, 4U);
    QVERIFY(run.verdict().kind == Verdict::Kind::Reached);
    const std::vector expected {Unmatched::OtherSender, Unmatched::NotTheTarget, Unmatched::UnknownProbe};
    QVERIFY(run.listener.strays == expected);
}

void TestEngine::sendsDuringAFlood()
{
    // Before each advance() a thousand packets of somebody else's ping have come in.
    Settings settings = ordinarySettings();
    settings.mode = Mode::Repeat;
    settings.interval = 100ms;
    Run run(line, settings);
    run.engine.emplace(run.start, run.network, run.listener, run.now);
    const Bytes packet = noise();
    for (int i = 0; i < 200; ++i) {
        for (int n = 0; n < 1000; ++n)
            run.network.happen(run.now, Arrival {.at = run.now, .packet = packet});
        run.engine->advance(run.now);
        run.now += 10ms;
    }
    QCOMPARE(run.sentTo(1), std::size_t {20});
    QVERIFY(run.listener.strays.size() <= 200 * 512);
    QVERIFY(count(run.listener.strays, Unmatched::OtherSender) > 100'000);
}

void TestEngine::goesOnAtOnceWhereMoreIsToBeTaken()
{
    Run run(line);
    run.engine.emplace(run.start, run.network, run.listener, run.now);
    const Bytes packet = noise();
    for (int n = 0; n < 2000; ++n)
        run.network.happen(run.now, Arrival {.at = run.now, .packet = packet});
    run.engine->advance(run.now);
    QVERIFY(run.engine->wakeAt().value() <= run.now);
    QCOMPARE(run.network.sent.size(), std::size_t {30});
    run.go();
    QCOMPARE(run.listener.strays.size(), std::size_t {2000});
    QVERIFY(run.verdict().kind == Verdict::Kind::Reached);
}

void TestEngine::keepsTwoTracesApart()
{
    for (const Protocol protocol : {Protocol::Icmp, Protocol::Udp, Protocol::Tcp})
        for (const Flow flow : {Flow::Classic, Flow::Paris, Flow::Dublin}) {
            Settings settings = ordinarySettings();
            settings.shape.protocol = protocol;
            settings.shape.flow = flow;
            Run one(line, settings);
            settings.shape.identifier = 0x4321;
            settings.shape.sourcePort = 50000;
            Run other(line, settings);
            // Each gets the other's answers, too, as raw sockets do.
            const auto overheard = [](Run& by) {
                return [&by](const ProbeShape& shape, const Probe& probe, ByteView packet, Instant now) {
                    Replies replies = line(shape, probe, packet, now);
                    for (const Reply& reply : replies)
                        by.network.happen(now + reply.after,
                            Arrival {.at = now + reply.after, .packet = by.network.keep(reply.packet)});
                    return replies;
                };
            };
            one.network.script = overheard(other);
            one.go(60s, false);
            other.go();
            QVERIFY(one.listener.strays.empty());
            QCOMPARE(other.listener.strays.size(), std::size_t {30});
            QCOMPARE(count(other.listener.strays, Unmatched::OtherSender), std::size_t {30});
            QCOMPARE(int(other.verdict().ttl), 10);
            for (const Hop& hop : other.listener.hops.all()) {
                QCOMPARE(hop.received, std::uint64_t {1});
                QCOMPARE(hop.duplicates, std::uint64_t {0});
            }
        }
}

void TestEngine::leavesMarksToProbesThatMayBeAnswered()
{
    // 256 ports, a hundred rounds a second: a port is used again only when nothing can be heard of it
    // anymore.
    Settings settings = ordinarySettings();
    settings.mode = Mode::Repeat;
    settings.interval = 10ms;
    settings.shape.protocol = Protocol::Udp;
    settings.shape.destinationPort = 65280;
    settings.wait = 2s;
    std::map<std::uint16_t, Instant> silentSince;
    bool reused = false;
    Run run(
        [&](const ProbeShape& shape, const Probe& probe, ByteView packet, Instant now) {
            const auto before = silentSince.find(probe.mark);
            reused = reused || (before != silentSince.end() && now - before->second < 2s);
            silentSince.erase(probe.mark);
            if (probe.ttl == 4)
                silentSince[probe.mark] = now;
            return Line {.perHop = 1ms, .silent = {4}}(shape, probe, packet, now);
        },
        settings);
    run.go(20s);
    QVERIFY(!reused);
    QVERIFY(run.network.sent.size() > 1000);
    for (const Hop& hop : run.listener.hops.all())
        QVERIFY(hop.ttl == 4 || hop.lost == 0);
}

void TestEngine::tracesOverIpv6()
{
    for (const Protocol protocol : {Protocol::Icmp, Protocol::Udp, Protocol::Tcp})
        for (const Flow flow : {Flow::Classic, Flow::Paris, Flow::Dublin}) {
            Settings settings = ordinarySettings();
            settings.shape.source = *wire::IpAddress::parse("2001:db8::1");
            settings.shape.destination = *wire::IpAddress::parse("2001:db8:1::7");
            settings.shape.protocol = protocol;
            settings.shape.flow = flow;
            Run run(
                [](const ProbeShape& shape, const Probe& probe, ByteView packet, Instant) {
                    auto from = *wire::IpAddress::parse("2001:db8:ffff::");
                    from.bytes[15] = probe.ttl;
                    const Bytes answer = probe.ttl < 5 ? timeExceeded(from, shape.source, packet)
                                                       : targetAnswer(shape, packet);
                    return Replies {{std::min<int>(probe.ttl, 5) * 1ms, answer}};
                },
                settings);
            run.go();
            QVERIFY(run.verdict().kind == Verdict::Kind::Reached);
            QCOMPARE(int(run.verdict().ttl), 5);
            QVERIFY(run.listener.strays.empty());
        }
}

void TestEngine::learnsItsSource()
{
    Settings settings = ordinarySettings();
    settings.shape.source = {};
    settings.shape.protocol = Protocol::Udp;
    Run run(line, settings);
    run.go();
    QVERIFY(run.verdict().kind == Verdict::Kind::Reached);
    for (const Hop& hop : run.listener.hops.all())
        QVERIFY(!hop.translated);
}

void TestEngine::isQuietWhenNothingCanComeAnymore()
{
    Run run([](const ProbeShape& shape, const Probe& probe, ByteView packet, Instant now) {
        return probe.ttl > 10 ? Replies {} : line(shape, probe, packet, now);
    });
    run.go(60s, false);
    QVERIFY(run.engine->isFinished());
    QVERIFY(!run.engine->isQuiet(run.now));
    QVERIFY(!run.engine->isQuiet(run.begin + 4999ms));
    QVERIFY(run.engine->isQuiet(run.begin + 5s));
}

void TestEngine::tellsInOrder()
{
    struct Order final : Observer {
        std::string told;
        void started(const Start&, Instant) override { told += "S"; }
        void sent(const SentProbe&) override { told += told.back() == 'p' ? "" : "p"; }
        void notSent(const Probe&, Instant, const Error&) override { told += "n"; }
        void answered(const MatchedAnswer&) override { told += told.back() == 'a' ? "" : "a"; }
        void unmatched(const UnmatchedPacket&) override { told += "u"; }
        void gaveUp(const Probe&, Instant) override { told += "g"; }
        void judged(const Verdict&, Instant) override { told += "j"; }
        void finished(Instant) override { told += "f"; }
    } order;
    ScriptedNetwork network;
    network.script = line;
    Instant now = instantAt(0);
    Engine engine({.settings = ordinarySettings()}, network, order, now);
    for (; !engine.isFinished(); now += 1ms)
        engine.advance(now);
    QCOMPARE(order.told, std::string("Spajf"));
    engine.stop(now);
    QCOMPARE(order.told, std::string("Spajf"));
}

void TestEngine::sendsNoFasterThanItsTransport()
{
    Settings settings = ordinarySettings();
    settings.queries = 10;
    Run run(Line {.length = 15}, settings);
    run.network.apart = 4ms;
    run.go();
    for (std::size_t i = 1; i < run.network.sentAt.size(); ++i)
        QVERIFY(run.network.sentAt[i] - run.network.sentAt[i - 1] >= 4ms);
    QCOMPARE(run.listener.hops.all().size(), std::size_t {15});
    int ttl = 0;
    for (const Hop& hop : run.listener.hops.all()) {
        QCOMPARE(hop.sent, std::uint64_t {10});
        QCOMPARE(hop.received, std::uint64_t {10});
        // Measured from when each truly left.
        QCOMPARE(hop.responders.front().roundTrips.worst(), Duration(6400us * ++ttl));
    }
    QVERIFY(run.verdict().kind == Verdict::Kind::Reached);
}

QTEST_APPLESS_MAIN(TestEngine)
#include "tst_engine.moc"
