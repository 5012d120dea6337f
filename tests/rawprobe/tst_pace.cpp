// SPDX-License-Identifier: GPL-3.0-or-later
// The helper's bucket and what is known of it outside, in virtual time.
#include "core/rawprobe/pace.h"

#include <QtTest/QTest>

#include <deque>
#include <random>

using namespace socketscope::rawprobe;

namespace {

constexpr std::int64_t ms = 1'000'000;
constexpr std::int64_t second = 1'000 * ms;

/// Somebody who always has another probe to send, and a helper that is kept from its work now and then.
struct Pair {
    explicit Pair(std::int64_t start)
        : bucket(start)
        , pace(start + 300'000)
        , now(start + 300'000)
    {
    }
    /// The asking, then the helper's work, then its reports, which may lie around for a while.
    void pass(std::int64_t step, bool helperWorks, bool reportsAreRead)
    {
        now += step;
        for (; pace.next() <= now; ++asked, ++open)
            pace.asked();
        for (; helperWorks && open > 0; --open) {
            refused += bucket.take(now) ? 0 : 1;
            reports.push_back(now + 20'000);
        }
        for (; reportsAreRead && !reports.empty() && reports.front() <= now; reports.pop_front())
            pace.reported(reports.front());
    }

    TokenBucket bucket;
    Pace pace;
    std::int64_t now;
    std::deque<std::int64_t> reports;
    int asked = 0;
    int open = 0;
    int refused = 0;
};

} // namespace

class TestPace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void letsABurstPass();
    void thenKeepsTheHelpersRate();
    void isNeverRefusedWhateverStalls();
    void goesOnAfterARefusal();
};

void TestPace::letsABurstPass()
{
    Pace pace(5 * second);
    int asked = 0;
    for (; pace.next() <= 5 * second; ++asked)
        pace.asked();
    QCOMPARE(asked, 127); // one stays in
    // All are with the helper: nothing but its word can help.
    QCOMPARE(pace.next(), std::numeric_limits<std::int64_t>::max());
    pace.reported(5 * second);
    QCOMPARE(pace.next(), 5 * second + second / 256);
}

void TestPace::thenKeepsTheHelpersRate()
{
    Pair pair(7'654'321);
    const std::int64_t end = pair.now + 10 * second;
    while (pair.now < end)
        pair.pass(ms / 10, true, true);
    QCOMPARE(pair.refused, 0);
    QVERIFY2(pair.asked >= 127 + 2'560 - 2, qPrintable(QString::number(pair.asked)));
}

void TestPace::isNeverRefusedWhateverStalls()
{
    for (std::uint32_t seed = 1; seed <= 50; ++seed) {
        std::mt19937 random(seed);
        Pair pair(random() % second);
        bool helperWorks = true;
        bool reportsAreRead = true;
        for (int i = 0; i < 20'000; ++i) {
            if (random() % 100 == 0)
                helperWorks = !helperWorks;
            if (random() % 70 == 0)
                reportsAreRead = !reportsAreRead;
            pair.pass(1 + random() % (3 * ms), helperWorks, reportsAreRead);
        }
        QCOMPARE(pair.refused, 0);
        QVERIFY(pair.asked > 2'000);
    }
}

void TestPace::goesOnAfterARefusal()
{
    Pace pace(0);
    for (int i = 0; i < 1'000; ++i)
        pace.asked();
    for (int i = 0; i < 1'001; ++i)
        pace.reported(second); // and one that nobody asked for
    QCOMPARE(pace.next(), second + 2 * (second / 256));
}

QTEST_GUILESS_MAIN(TestPace)
#include "tst_pace.moc"
