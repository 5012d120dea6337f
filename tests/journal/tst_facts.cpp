// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/facts.h"

#include <QtTest/QtTest>

using namespace socketscope;
using namespace socketscope::journal;

class TestFacts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void packsLinesInTheOrderGiven()
    {
        QCOMPARE(packFacts({{"holder", "process"}, {"pid", "7"}, {"a", ""}}),
            toBytes("holder=process\npid=7\na=\n"));
    }

    void makesSpacesOfLineBreaks() { QCOMPARE(packFacts({{"what", "a\r\nb"}}), toBytes("what=a  b\n")); }

    void unpacksWhatItPacked()
    {
        const Facts facts {{"holder", "time-wait"}, {"seconds", "55"}, {"odd", "a=b"}};
        QVERIFY(unpackFacts(packFacts(facts)) == facts);
    }

    void passesOverLinesWithoutAnEqualsSign()
    {
        const Facts expected {{"b", "1"}};
        QVERIFY(unpackFacts(toBytes("nonsense\n\nb=1")) == expected);
    }

    void findsOneFact()
    {
        QCOMPARE(fact(toBytes("a=1\nb=2\n"), "b"), std::string("2"));
        QCOMPARE(fact(toBytes("a=1\nb=2\n"), "c"), std::string());
    }
};

QTEST_GUILESS_MAIN(TestFacts)
#include "tst_facts.moc"
