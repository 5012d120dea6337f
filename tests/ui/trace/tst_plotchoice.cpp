// SPDX-License-Identifier: GPL-3.0-or-later
// Which hops are plotted and which probe is shown, where nobody has said.
#include "tests/ui/trace/handmade.h"
#include "ui/trace/plotchoice.h"

#include <QtTest/QtTest>

using namespace socketscope;

class TestPlotChoice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void firstLastAndSelectedHopArePlotted();
    void whatAPersonChoseIsPlotted();
    void theLatestAnswerIsShown();
    void ofALostHopTheLatestLossIsShown();
    void aProbeLeadsToItsHop();
};

void TestPlotChoice::firstLastAndSelectedHopArePlotted()
{
    test::Handmade trace;
    QCOMPARE(ui::plottedHops(trace.hops, {}, 0), QList<int>());
    trace.hop(1, "10.99.1.1", 2);
    QCOMPARE(ui::plottedHops(trace.hops, {}, 0), QList<int>({1}));
    test::Handmade whole;
    whole.sevenHops();
    QCOMPARE(ui::plottedHops(whole.hops, {}, 0), QList<int>({1, 3, 7}));
    QCOMPARE(ui::plottedHops(whole.hops, {}, 4), QList<int>({1, 4, 7}));
    QCOMPARE(ui::plottedHops(whole.hops, {}, 7), QList<int>({1, 7}));
    QCOMPARE(ui::plottedHops(whole.hops, {}, 5), QList<int>({1, 5, 7})); // losses, too, are worth seeing
}

void TestPlotChoice::whatAPersonChoseIsPlotted()
{
    test::Handmade trace;
    trace.sevenHops();
    QCOMPARE(ui::plottedHops(trace.hops, {6, 2}, 4), QList<int>({2, 6}));
}

void TestPlotChoice::theLatestAnswerIsShown()
{
    test::Handmade trace;
    trace.sevenHops(); // probes 4 and 5 to hop 4 by 10.99.3.9, 6 by 10.99.3.10
    QCOMPARE(ui::probeToShow(trace.hops, 4, -1), 6U);
    QCOMPARE(ui::probeToShow(trace.hops, 4, 0), 5U);
    QCOMPARE(ui::probeToShow(trace.hops, 4, 1), 6U);
    const auto pending = trace.send(4, 1);
    QVERIFY(pending.number > 6);
    QCOMPARE(ui::probeToShow(trace.hops, 4, -1), 6U); // what has come back says more
    QCOMPARE(ui::probeToShow(trace.hops, 23, -1), 0U);
}

void TestPlotChoice::ofALostHopTheLatestLossIsShown()
{
    test::Handmade trace;
    trace.sevenHops();
    QCOMPARE(ui::probeToShow(trace.hops, 5, -1), 7U);
    trace.send(5, 1);
    QCOMPARE(ui::probeToShow(trace.hops, 5, -1), 7U);
}

void TestPlotChoice::aProbeLeadsToItsHop()
{
    test::Handmade trace;
    trace.sevenHops();
    QCOMPARE(ui::placeOfProbe(trace.hops, 6).ttl, 4);
    QCOMPARE(ui::placeOfProbe(trace.hops, 6).responder, 1);
    QCOMPARE(ui::placeOfProbe(trace.hops, 7).ttl, 5);
    QCOMPARE(ui::placeOfProbe(trace.hops, 7).responder, -1);
    QCOMPARE(ui::placeOfProbe(trace.hops, 99).ttl, 0);
}

QTEST_APPLESS_MAIN(TestPlotChoice)
#include "tst_plotchoice.moc"
