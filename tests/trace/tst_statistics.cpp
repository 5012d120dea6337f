// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/statistics.h"

#include <QtCore/QFile>
#include <QtTest/QtTest>

#include <cmath>

using namespace socketscope;
using namespace socketscope::trace;
using namespace std::chrono_literals;

namespace {

RoundTripStatistics statisticsOf(const std::vector<Duration>& roundTrips)
{
    RoundTripStatistics statistics;
    for (const Duration roundTrip : roundTrips)
        statistics.add(roundTrip);
    return statistics;
}

/// As close as doubles of this size can be told apart, times a few.
bool agree(double a, double b)
{
    return std::abs(a - b) <= 1e-11 * std::max({std::abs(a), std::abs(b), 1.0});
}

} // namespace

class TestStatistics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithPython_data();
    void agreesWithPython();
    void knowsNothingOfNothing();
    void hasNoSpreadOfOne();
    void doesNotTakeTheFirstRoundTripForJitter();
    void dividesByOneLess();
};

void TestStatistics::agreesWithPython_data()
{
    QTest::addColumn<QByteArrayList>("roundTrips");
    QTest::addColumn<QByteArrayList>("figures");
    QFile file(QStringLiteral(SOCKETSCOPE_SOURCE_DIR "/tests/data/trace/roundtrips.txt"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    while (!file.atEnd()) {
        const QByteArrayList parts = file.readLine().split(';');
        QCOMPARE(parts.size(), 3);
        QTest::newRow(parts[0].constData()) << parts[1].trimmed().split(' ') << parts[2].trimmed().split(' ');
    }
}

void TestStatistics::agreesWithPython()
{
    QFETCH(QByteArrayList, roundTrips);
    QFETCH(QByteArrayList, figures);
    std::vector<Duration> series;
    for (const QByteArray& ns : roundTrips)
        series.emplace_back(ns.toLongLong());
    const RoundTripStatistics statistics = statisticsOf(series);
    QCOMPARE(statistics.count(), figures[0].toULongLong());
    QVERIFY(agree(statistics.averageMs().value(), figures[1].toDouble()));
    QCOMPARE(*statistics.best(), *std::min_element(series.begin(), series.end()));
    QCOMPARE(*statistics.worst(), *std::max_element(series.begin(), series.end()));
    QCOMPARE(*statistics.last(), series.back());
    if (series.size() < 2)
        return;
    // The recurrence loses digits only where the mean is large beside the spread.
    const double spread = figures[2].toDouble();
    QVERIFY(std::abs(statistics.deviationMs().value() - spread)
        <= 1e-10 * std::max(spread, *statistics.averageMs() * 1e-6));
    QVERIFY(agree(statistics.meanJitterMs().value(), figures[3].toDouble()));
    QVERIFY(agree(statistics.interarrivalJitterMs().value(), figures[4].toDouble()));
    QCOMPARE(statistics.lastJitter().value().count(), figures[5].toLongLong());
    QCOMPARE(statistics.worstJitter().value().count(), figures[6].toLongLong());
}

void TestStatistics::knowsNothingOfNothing()
{
    const RoundTripStatistics statistics;
    QCOMPARE(statistics.count(), std::uint64_t {0});
    QVERIFY(!statistics.last() && !statistics.best() && !statistics.worst() && !statistics.averageMs());
}

void TestStatistics::hasNoSpreadOfOne()
{
    const RoundTripStatistics statistics = statisticsOf({5ms});
    QCOMPARE(statistics.averageMs().value(), 5.0);
    QVERIFY(!statistics.deviationMs() && !statistics.lastJitter() && !statistics.meanJitterMs()
        && !statistics.worstJitter() && !statistics.interarrivalJitterMs());
}

void TestStatistics::doesNotTakeTheFirstRoundTripForJitter()
{
    const RoundTripStatistics statistics = statisticsOf({333ms, 123ms, 123ms});
    QCOMPARE(statistics.meanJitterMs().value(), 105.0);
    QCOMPARE(statistics.worstJitter().value(), Duration(210ms));
    QCOMPARE(statistics.lastJitter().value(), Duration(0));
}

void TestStatistics::dividesByOneLess()
{
    QCOMPARE(statisticsOf({10ms, 20ms}).deviationMs().value(), std::sqrt(50.0)); // 7.07, not 5
}

QTEST_APPLESS_MAIN(TestStatistics)
#include "tst_statistics.moc"
