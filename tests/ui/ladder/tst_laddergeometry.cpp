// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ladder/drawing/laddergeometry.h"

#include <QtTest/QTest>

using namespace socketscope;
using namespace socketscope::ui;
using namespace std::chrono_literals;

namespace {

LadderGeometry geometryOf(std::uint32_t rows, Duration length, LadderScale scale = LadderScale::Steps)
{
    LadderGeometry geometry(16);
    geometry.setScale(scale);
    geometry.setViewport({1280, 800});
    geometry.setContents(3, rows, Instant {}, Instant {} + length);
    return geometry;
}

} // namespace

class TestLadderGeometry : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsAndPixelsAreInverse()
    {
        LadderGeometry geometry = geometryOf(1'000'000, 10s);
        geometry.setOffset({0, 12'345'678});
        for (const double y : {70.0, 300.0, 799.0}) {
            const std::int64_t row = geometry.rowAt(y);
            QVERIFY(std::abs(geometry.yOfRow(static_cast<double>(row)) - y) <= geometry.rowHeight() / 2);
        }
    }

    void timesAndPixelsAreInverse()
    {
        LadderGeometry geometry = geometryOf(1000, 10s, LadderScale::RealTime);
        geometry.reset();
        const Instant at = Instant {} + 3s;
        QVERIFY(std::abs(static_cast<double>((geometry.timeAt(geometry.yOfTime(at)) - at).count()))
            < geometry.nanosecondsPerPixel());
    }

    void zoomKeepsWhatIsUnderThePointer()
    {
        for (const LadderScale scale : {LadderScale::Steps, LadderScale::RealTime}) {
            LadderGeometry geometry = geometryOf(100'000, 60s, scale);
            geometry.reset();
            geometry.setOffset({0, geometry.furthestOffset().y() / 2});
            const std::int64_t row = geometry.rowAt(400);
            const Instant time = geometry.timeAt(400);
            geometry.zoom(0.5, 400);
            if (scale == LadderScale::Steps)
                QVERIFY(std::abs(geometry.rowAt(400) - row) <= 1);
            else
                QVERIFY(std::abs(static_cast<double>((geometry.timeAt(400) - time).count()))
                    < 2 * geometry.nanosecondsPerPixel());
        }
    }

    void fitShowsEverything()
    {
        for (const LadderScale scale : {LadderScale::Steps, LadderScale::RealTime}) {
            LadderGeometry geometry = geometryOf(1'000'000, 3600s, scale);
            geometry.fit();
            QCOMPARE(geometry.furthestOffset().y(), 0.0);
            if (scale == LadderScale::Steps)
                QVERIFY(geometry.yOfRow(999'999) < 800);
            else
                QVERIFY(geometry.yOfTime(Instant {} + 3600s) < 800);
        }
    }

    void aShortLadderIsNotBlownUp()
    {
        LadderGeometry geometry = geometryOf(5, 1s);
        geometry.fit();
        QCOMPARE(geometry.rowHeight(), geometry.usualRowHeight());
    }

    void scrollBarsCanCountTheLongestSession()
    {
        LadderGeometry geometry = geometryOf(1'000'000, 24h, LadderScale::RealTime);
        for (int i = 0; i < 200; ++i)
            geometry.zoom(2, 400);
        QVERIFY(geometry.contentsSize().height() < 2e9);
        geometry.setScale(LadderScale::Steps);
        QVERIFY(geometry.contentsSize().height() < 2e9);
    }

    void columnsFillTheWidthAndScrollWhenTheyCannot()
    {
        LadderGeometry geometry = geometryOf(10, 1s);
        QCOMPARE(geometry.furthestOffset().x(), 0.0);
        QVERIFY(geometry.x(0) > geometry.timeWidth());
        QVERIFY(geometry.x(2) < 1280);
        geometry.setContents(40, 10, Instant {}, Instant {} + 1s);
        QVERIFY(geometry.furthestOffset().x() > 1000);
        QVERIFY(geometry.cardWidth() < geometry.spacing()); // cards do not touch
        for (int column = 0; column < 40; ++column)
            QCOMPARE(geometry.columnAt(geometry.x(column) + 5), column);
    }

    /// What is left of 1280 pixels between endpoints and inspector.
    void threeColumnsFitOnASmallScreen()
    {
        LadderGeometry geometry = geometryOf(30, 1s);
        geometry.setViewport({600, 700});
        geometry.setContents(3, 30, Instant {}, Instant {} + 1s);
        QCOMPARE(geometry.furthestOffset().x(), 0.0);
        QVERIFY(geometry.x(2) + 7 * geometry.unit() <= 600); // with room for its results
        geometry.setContents(5, 30, Instant {}, Instant {} + 1s);
        QVERIFY(geometry.furthestOffset().x() > 0);
    }

    void offsetsStayWithinWhatThereIs()
    {
        LadderGeometry geometry = geometryOf(100, 1s);
        geometry.setOffset({-50, 1e9});
        QCOMPARE(geometry.offset().x(), 0.0);
        QCOMPARE(geometry.offset().y(), geometry.furthestOffset().y());
    }
};

QTEST_APPLESS_MAIN(TestLadderGeometry)
#include "tst_laddergeometry.moc"
