// SPDX-License-Identifier: GPL-3.0-or-later
// What is plotted, without a plot: series, windows, steps, labels.
#include "tests/ui/traceplot/handmadehops.h"
#include "ui/trace/plot/axissteps.h"
#include "ui/trace/plot/latencymarks.h"
#include "ui/trace/plot/latencyset.h"
#include "ui/trace/plot/timewindow.h"

#include <QtTest/QtTest>

#include <cmath>

using namespace socketscope;
using test::addSample;
using ui::LatencySeries;
using ui::LatencySet;
using ui::TimeWindow;

class TestPlotValues : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fewSamplesAreDrawnAsTheyAre();
    void aLossBreaksTheLineAndIsMarkedAtItsTime();
    void pendingProbesAreNotDrawn();
    void lateAnswersFillIn();
    void aCrowdedColumnKeepsItsLowestAndHighest();
    void aColumnOfLossesBreaksTheLine();
    void pointsAreBoundedByPixels();
    void theLineEntersAndLeavesTheWindow();
    void anotherTraceStartsAnew();
    void theNearestSampleIsFound();
    void theLastAnswerBeforeATimeIsFound();
    void linesKeepTheirColours();
    void theNearestLineIsFound();
    void everythingIsShownAndGrows();
    void zoomingHoldsTheTimeUnderThePointer();
    void followingKeepsTheSpan();
    void aWindowStaysWithinTheTrace();
    void stepsOfTimeAreRound();
    void timesAreWrittenAsExactlyAsNeeded();
    void ceilingsAreRound();
    void labelsDoNotCoverEachOther();
};

namespace {

trace::Hop hopOf(std::initializer_list<double> roundTrips)
{
    trace::Hop hop;
    hop.ttl = 4;
    double at = 0;
    for (const double ms : roundTrips)
        addSample(hop, at++, ms);
    return hop;
}

LatencySeries seriesOf(const trace::Hop& hop)
{
    LatencySeries series {Instant()};
    series.update(hop);
    return series;
}

/// "0:2 1:3 / 3:5": times and milliseconds, breaks as strokes.
QString text(const std::vector<LatencySeries::Point>& points)
{
    QStringList words;
    for (const auto& point : points)
        words << (std::isnan(point.ms) ? QStringLiteral("/")
                                       : QStringLiteral("%1:%2").arg(point.at).arg(point.ms));
    return words.join(u' ');
}

} // namespace

void TestPlotValues::fewSamplesAreDrawnAsTheyAre()
{
    const auto shape = seriesOf(hopOf({2, 3, 2.5})).shape(0, 2, 100);
    QCOMPARE(text(shape.line), "0:2 1:3 2:2.5");
    QCOMPARE(text(shape.dots), "0:2 1:3 2:2.5"); // room for dots
    QCOMPARE(shape.losses.size(), std::size_t(0));
    QCOMPARE(shape.mostMs.value(), 3.0);
}

void TestPlotValues::aLossBreaksTheLineAndIsMarkedAtItsTime()
{
    const auto shape = seriesOf(hopOf({2, test::lost, 3, test::lost, test::lost, 4})).shape(0, 5, 20);
    QCOMPARE(text(shape.line), "0:2 / 2:3 / 5:4");
    QCOMPARE(text(shape.dots), "0:2 2:3 5:4"); // no stroke would show them
    QCOMPARE(shape.losses, (std::vector<LatencySeries::Loss> {{1, 2, 1}, {3, 3, 1}, {4, 3, 1}}));
    const auto onlyLost = seriesOf(hopOf({test::lost})).shape(0, 1, 20);
    QCOMPARE(onlyLost.line.size(), std::size_t(0));
    QCOMPARE(onlyLost.losses.size(), std::size_t(1));
    QVERIFY(std::isnan(onlyLost.losses[0].ms));
    QVERIFY(!onlyLost.mostMs);
}

void TestPlotValues::pendingProbesAreNotDrawn()
{
    trace::Hop hop = hopOf({2, 3, test::pending, 4, test::pending});
    LatencySeries series {Instant()};
    QVERIFY(series.update(hop));
    QCOMPARE(text(series.shape(0, 4, 100).line), "0:2 1:3 3:4"); // in flight is no loss
    QVERIFY(!series.update(hop));
    hop.samples[2].roundTrip = 5'000'000;
    QVERIFY(series.update(hop));
    QCOMPARE(text(series.shape(0, 4, 100).line), "0:2 1:3 2:5 3:4");
    hop.samples[4].roundTrip = trace::Sample::lost;
    QVERIFY(series.update(hop));
    QCOMPARE(series.shape(0, 4, 100).losses.size(), std::size_t(1));
    QCOMPARE(series.lostCount(), std::size_t(1));
}

void TestPlotValues::lateAnswersFillIn()
{
    trace::Hop hop = hopOf({2, test::lost, test::lost, 4});
    LatencySeries series {Instant()};
    series.update(hop);
    QCOMPARE(text(series.shape(0, 3, 100).line), "0:2 / 3:4");
    hop.samples[2].roundTrip = 1'500'000'000; // a second and a half is not loss
    hop.late = 1;
    QVERIFY(series.update(hop));
    const auto shape = series.shape(0, 3, 100);
    QCOMPARE(text(shape.line), "0:2 / 2:1500 3:4");
    QCOMPARE(shape.losses, (std::vector<LatencySeries::Loss> {{1, 2, 1}}));
    QCOMPARE(shape.mostMs.value(), 1500.0);
    QVERIFY(!series.update(hop));
}

void TestPlotValues::aCrowdedColumnKeepsItsLowestAndHighest()
{
    const trace::Hop hop = test::longHop(4, 10'007, 20);
    const LatencySeries series = seriesOf(hop);
    for (const auto& [from, to, columns] :
        {std::tuple(0.0, 10'006.0, 400), std::tuple(1234.5, 9876.5, 333), std::tuple(100.0, 4000.0, 7)}) {
        const auto shape = series.shape(from, to, columns);
        const double width = (to - from) / columns;
        for (int column = 0; column < columns; ++column) {
            // The same by looking at every sample.
            const auto isIn = [&, left = from + column * width](double at) {
                return at >= left && (column + 1 == columns ? at <= to : at < from + (column + 1) * width);
            };
            double low = INFINITY;
            double high = -INFINITY;
            std::uint32_t losses = 0;
            for (std::size_t i = 0; i < hop.samples.size(); ++i) {
                if (!isIn(double(i)))
                    continue;
                losses += hop.samples[i].roundTrip == trace::Sample::lost ? 1 : 0;
                if (hop.samples[i].answered()) {
                    low = std::min(low, double(float(double(hop.samples[i].roundTrip) / 1e6)));
                    high = std::max(high, double(float(double(hop.samples[i].roundTrip) / 1e6)));
                }
            }
            double drawnLow = INFINITY;
            double drawnHigh = -INFINITY;
            for (const auto& point : shape.line)
                if (isIn(point.at) && !std::isnan(point.ms)) {
                    drawnLow = std::min(drawnLow, point.ms);
                    drawnHigh = std::max(drawnHigh, point.ms);
                }
            QCOMPARE(drawnLow, low);
            QCOMPARE(drawnHigh, high);
            std::uint32_t drawnLosses = 0;
            for (const auto& loss : shape.losses)
                drawnLosses += isIn(loss.at) ? loss.count : 0;
            QCOMPARE(drawnLosses, losses);
        }
    }
}

void TestPlotValues::aColumnOfLossesBreaksTheLine()
{
    trace::Hop hop;
    for (int i = 0; i < 300; ++i)
        addSample(hop, i, i >= 100 && i < 200 ? double(test::lost) : 10);
    const auto shape = seriesOf(hop).shape(0, 299, 30);
    int breaks = 0;
    for (const auto& point : shape.line) {
        breaks += std::isnan(point.ms) ? 1 : 0;
        QVERIFY(point.at < 100 || point.at >= 200);
    }
    QCOMPARE(breaks, 1);
    std::uint32_t lost = 0;
    for (const auto& loss : shape.losses)
        lost += loss.count;
    QCOMPARE(lost, 100U);
}

void TestPlotValues::pointsAreBoundedByPixels()
{
    constexpr std::size_t aDay = 86'400;
    constexpr int pixels = 900;
    std::vector<trace::Hop> hops;
    for (const int ttl : {1, 2, 3, 4, 5})
        hops.push_back(test::longHop(static_cast<std::uint8_t>(ttl), aDay, 10 * ttl));
    LatencySet set;
    QElapsedTimer timer;
    timer.start();
    set.update(hops, Instant(), {1, 2, 3, 4, 5});
    const double taken = double(timer.nsecsElapsed()) / 1e6;
    timer.restart();
    constexpr int frames = 20;
    for (int frame = 0; frame < frames; ++frame) {
        for (trace::Hop& hop : hops)
            addSample(hop, double(aDay) + frame, 12);
        QVERIFY(set.update(hops, Instant(), {1, 2, 3, 4, 5}));
        for (const auto& line : set.lines()) {
            const auto shape = line.series.shape(0, set.lastAt(), pixels);
            QVERIFY(shape.line.size() <= 2 * pixels + 2);
            QVERIFY(shape.losses.size() <= pixels);
        }
    }
    qInfo("a day of five hops: taken in in %.1f ms, then %.2f ms a frame", taken,
        double(timer.nsecsElapsed()) / 1e6 / frames);
    QCOMPARE(set.lines()[0].series.size(), aDay + frames);
}

void TestPlotValues::theLineEntersAndLeavesTheWindow()
{
    const LatencySeries series = seriesOf(hopOf({1, 2, 3, 4, 5, 6}));
    QCOMPARE(text(series.shape(1.5, 3.5, 50).line), "1:2 2:3 3:4 4:5");
    QCOMPARE(series.shape(1.5, 3.5, 50).mostMs.value(), 4.0); // of what is in view
}

void TestPlotValues::anotherTraceStartsAnew()
{
    LatencySeries series = seriesOf(hopOf({1, 2, 3}));
    QVERIFY(series.update(hopOf({7})));
    QCOMPARE(text(series.shape(0, 2, 100).line), "0:7");
    LatencySet set;
    set.update({hopOf({1, 2, 3})}, Instant(), {4});
    QVERIFY(set.update({hopOf({5, 6, 7})}, Instant(std::chrono::seconds(9)), {4}));
    QCOMPARE(set.lines()[0].series.ms(0), 5.0);
    QCOMPARE(set.lines()[0].series.at(0), -9.0); // counted from the start of its trace
}

void TestPlotValues::theNearestSampleIsFound()
{
    const LatencySeries series = seriesOf(hopOf({1, test::lost, 3, test::pending, test::pending}));
    QCOMPARE(series.nearest(-5).value(), std::size_t(0));
    QCOMPARE(series.nearest(0.4).value(), std::size_t(0));
    QCOMPARE(series.nearest(0.6).value(), std::size_t(1));
    QCOMPARE(series.nearest(100).value(), std::size_t(2));
    QVERIFY(!seriesOf(hopOf({test::pending})).nearest(0));
    QVERIFY(!seriesOf(hopOf({})).nearest(0));
}

void TestPlotValues::theLastAnswerBeforeATimeIsFound()
{
    trace::Hop hop;
    for (int i = 0; i < 200; ++i)
        addSample(hop, i, i == 3 || i == 150 ? i : double(test::lost));
    const LatencySeries series = seriesOf(hop);
    QCOMPARE(series.lastAnswered(199).value(), (LatencySeries::Point {150, 150}));
    QCOMPARE(series.lastAnswered(150).value(), (LatencySeries::Point {150, 150}));
    QCOMPARE(series.lastAnswered(149.5).value(), (LatencySeries::Point {3, 3}));
    QVERIFY(!series.lastAnswered(2));
}

void TestPlotValues::linesKeepTheirColours()
{
    std::vector<trace::Hop> hops;
    for (const int ttl : {1, 2, 3, 4})
        hops.push_back(test::longHop(static_cast<std::uint8_t>(ttl), 3, ttl));
    LatencySet set;
    set.update(hops, Instant(), {2, 4});
    QCOMPARE(set.line(2)->color, 0);
    QCOMPARE(set.line(4)->color, 1);
    QVERIFY(!set.line(1));
    QVERIFY(set.update(hops, Instant(), {4, 1}));
    QCOMPARE(set.line(4)->color, 1);
    QCOMPARE(set.line(1)->color, 0);
    QCOMPARE(set.lines()[0].ttl, 1);
    QVERIFY(set.update(hops, Instant(), {1, 3, 4}));
    QCOMPARE(set.line(3)->color, 2);
    QVERIFY(!set.update(hops, Instant(), {3, 4, 1}));
    QVERIFY(set.update(hops, Instant(), {}));
    QVERIFY(!set.hasSamples());
}

void TestPlotValues::theNearestLineIsFound()
{
    trace::Hop low = hopOf({10, 10, 10});
    trace::Hop high = hopOf({40, test::lost, 40});
    low.ttl = 1;
    high.ttl = 2;
    LatencySet set;
    set.update({low, high}, Instant(), {1, 2});
    const auto near = [&set](double at, double ms) { return set.nearest(at, ms, 100).value(); };
    QCOMPARE(near(0.1, 12).ttl, 1);
    QCOMPARE(near(0.1, 38).ttl, 2);
    QCOMPARE(near(1.05, 39).ttl, 2); // the loss, where the line was
    QCOMPARE(near(1.05, 39).index, std::size_t(1));
    QVERIFY(!LatencySet().nearest(0, 0, 1));
}

void TestPlotValues::everythingIsShownAndGrows()
{
    TimeWindow window;
    window.setLast(10);
    QCOMPARE(window.from(), 0.0);
    QCOMPARE(window.to(), 10.0);
    window.setLast(20);
    QCOMPARE(window.to(), 20.0);
    QVERIFY(window.isFollowing());
    window.setLast(0); // one sample at the very start is still a stretch of time
    QVERIFY(window.span() > 0);
}

void TestPlotValues::zoomingHoldsTheTimeUnderThePointer()
{
    TimeWindow window;
    window.setLast(100);
    window.zoom(30, 0.5);
    QCOMPARE(window.from(), 15.0);
    QCOMPARE(window.to(), 65.0);
    QVERIFY(!window.isFollowing());
    window.setLast(200);
    QCOMPARE(window.to(), 65.0); // stays where the person looks
    window.pan(10);
    QCOMPARE(window.from(), 25.0);
    window.pan(-1000);
    QCOMPARE(window.from(), 0.0);
    QCOMPARE(window.span(), 50.0);
    window.zoom(10, 100);
    QVERIFY(window.isAll() && window.isFollowing());
}

void TestPlotValues::followingKeepsTheSpan()
{
    TimeWindow window;
    window.setLast(100);
    window.zoom(0, 0.1);
    window.follow();
    QCOMPARE(window.from(), 90.0);
    QCOMPARE(window.to(), 100.0);
    window.setLast(103);
    QCOMPARE(window.from(), 93.0);
    QVERIFY(window.isFollowing() && !window.isAll());
    window.showAll();
    QCOMPARE(window.from(), 0.0);
    QCOMPARE(window.to(), 103.0);
}

void TestPlotValues::aWindowStaysWithinTheTrace()
{
    TimeWindow window;
    window.setLast(10);
    for (int i = 0; i < 100; ++i)
        window.zoom(5, 0.5);
    QCOMPARE(window.span(), TimeWindow::shortest);
    window.show(8, 30);
    QCOMPARE(window.from(), 0.0);
    QCOMPARE(window.to(), 10.0);
    window.show(2, 4);
    QCOMPARE(window.from(), 2.0);
    QCOMPARE(window.to(), 4.0);
}

void TestPlotValues::stepsOfTimeAreRound()
{
    QCOMPARE(ui::timeStep(0.0013), 0.002);
    QCOMPARE(ui::timeStep(0.3), 0.5);
    QCOMPARE(ui::timeStep(0.7), 1.0);
    QCOMPARE(ui::timeStep(11), 15.0);
    QCOMPARE(ui::timeStep(31), 60.0);
    QCOMPARE(ui::timeStep(700), 900.0);
    QCOMPARE(ui::timeStep(4000), 7200.0);
    QCOMPARE(ui::timeStep(90'000), 172'800.0);
    QCOMPARE(ui::timeStep(0), 1.0);
    QCOMPARE(ui::valueStep(50, 3), 20.0);
    QCOMPARE(ui::valueStep(3, 3), 1.0);
}

void TestPlotValues::timesAreWrittenAsExactlyAsNeeded()
{
    QCOMPARE(ui::timeLabel(0.04, 0.02), "40 ms");
    QCOMPARE(ui::timeLabel(0.0006, 0.0002), "0.6 ms");
    QCOMPARE(ui::timeLabel(0, 10), "0 s");
    QCOMPARE(ui::timeLabel(2.5, 0.5), "2.5 s");
    QCOMPARE(ui::timeLabel(50, 10), "50 s");
    QCOMPARE(ui::timeLabel(90, 30), "1:30");
    QCOMPARE(ui::timeLabel(3723, 60), "1:02:03");
    QCOMPARE(ui::timeLabel(61.25, 0.05), "1:01.25");
    QCOMPARE(ui::periodText(723, 725.4), "12:03.0–12:05.4");
    QCOMPARE(ui::periodText(723, 790), "12:03–13:10");
    QCOMPARE(ui::periodText(0.25, 0.5), "0:00.250–0:00.500");
    QCOMPARE(ui::periodText(3600, 7265), "1:00:00–2:01:05");
}

void TestPlotValues::ceilingsAreRound()
{
    QCOMPARE(ui::roundCeiling(0), 1.0);
    QCOMPARE(ui::roundCeiling(0.42), 0.5);
    QCOMPARE(ui::roundCeiling(41.7), 50.0);
    QCOMPARE(ui::roundCeiling(50.0), 50.0);
    QCOMPARE(ui::roundCeiling(51), 80.0);
    QCOMPARE(ui::roundCeiling(81), 100.0);
    QCOMPARE(ui::roundCeiling(240), 300.0);
}

void TestPlotValues::labelsDoNotCoverEachOther()
{
    QCOMPARE(ui::spreadLabels({20, 60}, 10, 0, 100), (QList<double> {20, 60}));
    QCOMPARE(ui::spreadLabels({60, 20, 21}, 10, 0, 100), (QList<double> {60, 20, 30}));
    QCOMPARE(ui::spreadLabels({98, 97, 99}, 10, 0, 100), (QList<double> {85, 75, 95}));
    QCOMPARE(ui::spreadLabels({0}, 10, 0, 100), (QList<double> {5}));
    QCOMPARE(ui::spreadLabels({}, 10, 0, 100), QList<double>());
}

QTEST_APPLESS_MAIN(TestPlotValues)
#include "tst_values.moc"
