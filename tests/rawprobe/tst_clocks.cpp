// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rawprobe/clocks.h"

#include <QtTest/QTest>

using namespace socketscope::rawprobe;

namespace {

constexpr std::int64_t ms = 1'000'000;
constexpr std::int64_t second = 1'000 * ms;
constexpr std::int64_t year2026 = 1'790'000'000 * second;

/// Both clocks at a monotonic time, the other one ahead by `offset`.
ClockSample at(std::int64_t monotonic, std::int64_t offset = year2026)
{
    return {.monotonic = monotonic, .realtime = monotonic + offset};
}

} // namespace

class TestClocks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStampBecomesMonotonicTime();
    void aStampThatCannotBeIsNone();
    void aSlewingClockBendsNothing();
    void aClockSetForwardBetweenStampAndReadingIsSeen();
    void aClockSetBackBetweenStampAndReadingIsSeen();
    void aClockSetALittleGivesNoTimeRatherThanAWrongOne();
    void aClockSetBeforeTheStampIsNoMatter();
    void theClocksOfThisComputerGoForward();
};

void TestClocks::aStampBecomesMonotonicTime()
{
    KernelClock clock;
    QCOMPARE(clock.monotonicOf(year2026 + 5 * second, at(6 * second), 4 * second),
        std::optional<std::int64_t>(5 * second));
}

void TestClocks::aStampThatCannotBeIsNone()
{
    KernelClock clock;
    // Before the probe left, and after it was read.
    QVERIFY(!clock.monotonicOf(year2026 + 3 * second, at(6 * second), 4 * second));
    QVERIFY(!clock.monotonicOf(year2026 + 7 * second, at(6 * second), 4 * second));
    // A few microseconds are how far two readings are apart.
    QCOMPARE(clock.monotonicOf(year2026 + 4 * second - 5'000, at(6 * second), 4 * second),
        std::optional<std::int64_t>(4 * second));
    QCOMPARE(clock.monotonicOf(year2026 + 6 * second + 5'000, at(6 * second), 4 * second),
        std::optional<std::int64_t>(6 * second));
}

void TestClocks::aSlewingClockBendsNothing()
{
    KernelClock clock;
    QVERIFY(clock.monotonicOf(year2026 + second, at(second), 0));
    // 500 ppm over ten seconds: 5 ms.
    const std::int64_t offset = year2026 + 5 * ms;
    QCOMPARE(clock.monotonicOf(offset + 11 * second, at(11 * second, offset), 10 * second),
        std::optional<std::int64_t>(11 * second));
}

void TestClocks::aClockSetForwardBetweenStampAndReadingIsSeen()
{
    KernelClock clock;
    QVERIFY(clock.monotonicOf(year2026 + 5 * second, at(5 * second), 4 * second));
    // Stamped at 6 s by the old setting, read at 6.01 s by one an hour ahead.
    QCOMPARE(clock.monotonicOf(
                 year2026 + 6 * second, at(6 * second + 10 * ms, year2026 + 3600 * second), 5 * second),
        std::optional<std::int64_t>(6 * second));
}

void TestClocks::aClockSetBackBetweenStampAndReadingIsSeen()
{
    KernelClock clock;
    QVERIFY(clock.monotonicOf(year2026 + 5 * second, at(5 * second), 4 * second));
    QCOMPARE(clock.monotonicOf(
                 year2026 + 6 * second, at(6 * second + 10 * ms, year2026 - 3600 * second), 5 * second),
        std::optional<std::int64_t>(6 * second));
}

void TestClocks::aClockSetALittleGivesNoTimeRatherThanAWrongOne()
{
    KernelClock clock;
    QVERIFY(clock.monotonicOf(year2026 + 5 * second, at(5 * second), 4 * second));
    // By 20 ms, within a round trip of 100 ms: both readings could be.
    QVERIFY(!clock.monotonicOf(
        year2026 + 5 * second + 50 * ms, at(5 * second + 100 * ms, year2026 + 20 * ms), 5 * second));
}

void TestClocks::aClockSetBeforeTheStampIsNoMatter()
{
    KernelClock clock;
    QVERIFY(clock.monotonicOf(year2026 + 5 * second, at(5 * second), 4 * second));
    const std::int64_t offset = year2026 + 3600 * second;
    QCOMPARE(clock.monotonicOf(offset + 6 * second, at(6 * second + ms, offset), 5 * second),
        std::optional<std::int64_t>(6 * second));
}

void TestClocks::theClocksOfThisComputerGoForward()
{
    const ClockSample before = sampleClocks();
    const ClockSample after = sampleClocks();
    QVERIFY(before.monotonic <= after.monotonic);
    QVERIFY(after.monotonic <= monotonicNow());
}

QTEST_GUILESS_MAIN(TestClocks)
#include "tst_clocks.moc"
