// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/trace/handmade.h"
#include "ui/words/pathwords.h"

#include <QtTest/QtTest>

using namespace socketscope;

class TestPathWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aChangeOfRouteIsSaid();
    void natIsSaidOnce();
};

void TestPathWords::aChangeOfRouteIsSaid()
{
    test::Handmade trace;
    const auto answers = [&trace](int count, const char* from) {
        for (int i = 0; i < count; ++i)
            trace.hop(1, from, 6);
    };
    answers(20, "10.99.2.1");
    QVERIFY(ui::pathNotes(trace.hops, 0).isEmpty());
    answers(20, "10.99.2.2");
    QCOMPARE(ui::pathNotes(trace.hops, 0).size(), 1);
    QVERIFY(ui::pathNotes(trace.hops, 0)[0].contains("changed at hop 1"));
    answers(40, "10.99.2.1");
    QVERIFY(ui::pathNotes(trace.hops, 0)[0].contains("changed 2 times at hop 1"));
    QVERIFY(ui::pathNotes(trace.hops, 7).isEmpty());
}

void TestPathWords::natIsSaidOnce()
{
    test::Handmade trace;
    trace.hop(1, "10.99.1.1", 1);
    for (int ttl = 2; ttl <= 3; ++ttl) {
        trace::MatchedAnswer answer;
        answer.probe = trace.send(ttl);
        answer.answer.from = test::ip("10.99.2.1");
        answer.translated = true;
        trace.hops.answered(answer);
    }
    QVERIFY(ui::pathNotes(trace.hops, 0).isEmpty());
    QVERIFY(ui::pathNotes(trace.hops, 1).value(0).contains("NAT is on the way to hop 2"));
    QVERIFY(ui::pathNotes(trace.hops, 2).isEmpty());
}

QTEST_APPLESS_MAIN(TestPathWords)
#include "tst_pathwords.moc"
