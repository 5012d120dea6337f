// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/sessiontime.h"

#include <QtTest/QtTest>

#include <ctime>

using namespace socketscope;
using namespace socketscope::net;

class TestSessionTime : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void startsAtNothingAndNeverGoesBack();
    void countsAsTheMonotonicClockDoes();
    void keepsTheWallClockOfItsStart();
};

namespace {

qint64 kernelNanoseconds()
{
    timespec time {};
    ::clock_gettime(CLOCK_MONOTONIC, &time);
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

} // namespace

void TestSessionTime::startsAtNothingAndNeverGoesBack()
{
    const SessionTime session;
    Instant last = instantAt(0);
    for (int i = 0; i < 1000; ++i) {
        const Instant now = session.now();
        QVERIFY(now >= last);
        last = now;
    }
}

void TestSessionTime::countsAsTheMonotonicClockDoes()
{
    const qint64 before = kernelNanoseconds();
    const SessionTime session;
    const qint64 made = kernelNanoseconds();
    const qint64 now = nanoseconds(session.now());
    const qint64 after = kernelNanoseconds();
    QVERIFY(now <= after - before);
    QVERIFY(now >= 0);
    while (kernelNanoseconds() < made + 2'000'000) { } // until two milliseconds have really passed
    QVERIFY(nanoseconds(session.now()) >= 2'000'000);
}

void TestSessionTime::keepsTheWallClockOfItsStart()
{
    const auto before = std::chrono::system_clock::now();
    const SessionTime session;
    QVERIFY(session.wallStart() >= before);
    QVERIFY(session.wallStart() <= std::chrono::system_clock::now());
}

QTEST_GUILESS_MAIN(TestSessionTime)
#include "tst_sessiontime.moc"
