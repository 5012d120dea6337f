// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine does where somebody else uses the source port that a probe would have.
#include "core/trace/probepacket.h"
#include "tests/trace/scriptednetwork.h"

#include <QtTest/QtTest>

#include <cerrno>

using namespace socketscope;
using namespace socketscope::test;
using namespace socketscope::trace;

namespace {

const Line line;

std::optional<Error> portInUse()
{
    return Error {.code = ErrorCode::SystemCall, .systemError = EADDRINUSE};
}

Settings overTcp()
{
    Settings settings = ordinarySettings();
    settings.shape.protocol = Protocol::Tcp;
    return settings;
}

} // namespace

class TestPortsInUse : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leavesThemOut();
    void doesNotTryForEver();
    void triesNoOtherPortThanTheOneAskedFor();
    void isNotQuietBehindOne();
};

void TestPortsInUse::leavesThemOut()
{
    const Settings settings = overTcp();
    Run run(line, settings);
    const auto portOf = [&](const Probe& probe) { return markedFields(settings.shape, probe).sourcePort; };
    const std::set<std::uint16_t> inUse {40000, 40001, 40004, 40029};
    run.network.refuses
        = [&](const Probe& probe) { return inUse.count(portOf(probe)) != 0 ? portInUse() : std::nullopt; };
    run.go();
    QVERIFY(run.listener.notLeft.empty());
    QVERIFY(run.listener.strays.empty());
    QCOMPARE(run.network.sent.size(), std::size_t {30});
    QCOMPARE(portOf(run.network.sent[0]), std::uint16_t {40002});
    QCOMPARE(portOf(run.network.sent[2]), std::uint16_t {40005});
    QVERIFY(run.verdict().kind == Verdict::Kind::Reached);
    QCOMPARE(int(run.verdict().ttl), 10);
    for (const Hop& hop : run.listener.hops.all())
        QCOMPARE(hop.received, std::uint64_t {1});
}

void TestPortsInUse::doesNotTryForEver()
{
    Run run(line, overTcp());
    std::size_t tries = 0;
    run.network.refuses = [&](const Probe&) {
        ++tries;
        return portInUse();
    };
    run.go();
    QVERIFY(run.verdict().kind == Verdict::Kind::NotSent);
    QCOMPARE(run.verdict().error->systemError, EADDRINUSE);
    QCOMPARE(run.listener.notLeft.size(), std::size_t {30});
    QCOMPARE(tries, std::size_t {30 * 256});
}

void TestPortsInUse::triesNoOtherPortThanTheOneAskedFor()
{
    for (const auto& [protocol, flow] :
        {std::pair(Protocol::Udp, Flow::Classic), std::pair(Protocol::Tcp, Flow::Paris)}) {
        Settings settings = ordinarySettings();
        settings.shape.protocol = protocol;
        settings.shape.flow = flow;
        Run run(line, settings);
        run.network.refuses = [](const Probe&) { return portInUse(); };
        run.go();
        QVERIFY(run.verdict().kind == Verdict::Kind::NotSent);
        QCOMPARE(run.listener.notLeft.size(), std::size_t {30});
    }
}

void TestPortsInUse::isNotQuietBehindOne()
{
    // The second probe of hop 4 has the 32nd port, since the 31st is in use; beyond hop 10 nobody answers.
    Run run(
        [](const ProbeShape& shape, const Probe& probe, ByteView packet, Instant now) {
            const bool lost = probe.ttl > 10 || (probe.ttl == 4 && !probe.again);
            return lost ? Replies {} : line(shape, probe, packet, now);
        },
        overTcp());
    run.network.refuses = [](const Probe& probe) { return probe.mark == 31 ? portInUse() : std::nullopt; };
    run.go(60s, false);
    QVERIFY(run.engine->isFinished());
    QCOMPARE(run.network.sent.back().number, 32U);
    QVERIFY(!run.engine->isQuiet(run.now)); // the probes beyond hop 10 could still be answered
    QVERIFY(run.engine->isQuiet(run.begin + 5s));
}

QTEST_APPLESS_MAIN(TestPortsInUse)
#include "tst_portsinuse.moc"
