// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/frameclock.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace socketscope::ui;

class TestFrameClock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itRestsUntilAsked();
    void manyRequestsMakeOneFrame();
    void framesKeepTheirDistance();
    void aRequestMadeWhilePausedIsKept();
};

void TestFrameClock::itRestsUntilAsked()
{
    const FrameClock clock;
    QVERIFY(clock.isResting());
}

void TestFrameClock::manyRequestsMakeOneFrame()
{
    FrameClock clock;
    QSignalSpy frames(&clock, &FrameClock::frame);
    for (int i = 0; i < 1000; ++i)
        clock.request();
    QVERIFY(frames.wait());
    QCOMPARE(frames.count(), 1);
    QVERIFY(clock.isResting());
}

void TestFrameClock::framesKeepTheirDistance()
{
    FrameClock clock;
    int frames = 0;
    QElapsedTimer time;
    connect(&clock, &FrameClock::frame, this, [&] {
        if (++frames == 1)
            time.start(); // the first comes at once
        clock.request();
    });
    clock.request();
    QTRY_VERIFY(frames > 10);
    const qint64 elapsed = time.elapsed();
    // A precise timer may be a millisecond early; a busy machine may be late, never early.
    QVERIFY2(elapsed >= 10 * (FrameClock::frameMilliseconds - 1), qPrintable(QString::number(elapsed)));
}

void TestFrameClock::aRequestMadeWhilePausedIsKept()
{
    FrameClock clock;
    QSignalSpy frames(&clock, &FrameClock::frame);
    clock.setPaused(true);
    clock.request();
    QVERIFY(clock.isResting());
    clock.setPaused(false);
    QVERIFY(frames.wait());
    QCOMPARE(frames.count(), 1);
}

QTEST_GUILESS_MAIN(TestFrameClock)
#include "tst_frameclock.moc"
