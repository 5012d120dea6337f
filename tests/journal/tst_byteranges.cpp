// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/byteranges.h"

#include <QtTest/QTest>

using namespace socketscope::journal;

class TestByteRanges : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneSendComesOutOfManyReceives()
    {
        ByteRanges ranges;
        QVERIFY(ranges.addSend(1, 10).empty());
        QCOMPARE(ranges.addReceive(100, 4), (ByteRanges::Overlaps {{1, 100, 4, 0, 6}}));
        QCOMPARE(ranges.addReceive(101, 4), (ByteRanges::Overlaps {{1, 101, 4, 0, 2}}));
        QCOMPARE(ranges.addReceive(102, 2), (ByteRanges::Overlaps {{1, 102, 2, 0, 0}}));
        QVERIFY(ranges.untiedSends().empty());
    }

    void manySendsComeOutOfOneReceive()
    {
        ByteRanges ranges;
        static_cast<void>(ranges.addSend(1, 3));
        static_cast<void>(ranges.addSend(2, 5));
        static_cast<void>(ranges.addSend(3, 9));
        QCOMPARE(ranges.addReceive(100, 10),
            (ByteRanges::Overlaps {{1, 100, 3, 0, 0}, {2, 100, 5, 3, 0}, {3, 100, 2, 8, 7}}));
        QCOMPARE(ranges.takeUntiedSends(), (std::vector<std::uint32_t> {3}));
        QVERIFY(ranges.takeUntiedSends().empty());
    }

    void aReceiveMayBeToldBeforeItsSend()
    {
        ByteRanges ranges;
        QVERIFY(ranges.addReceive(100, 6).empty());
        QCOMPARE(ranges.addSend(1, 4), (ByteRanges::Overlaps {{1, 100, 4, 0, 0}}));
        const auto untied = ranges.takeUntiedReceives();
        QCOMPARE(untied.size(), std::size_t {1});
        QCOMPARE(untied[0].bytes, 2U);
        QCOMPARE(untied[0].offset, 4U);
    }

    void nothingIsTiedToAnEmptySend()
    {
        ByteRanges ranges;
        QVERIFY(ranges.addSend(1, 0).empty());
        QVERIFY(ranges.addReceive(100, 0).empty());
        static_cast<void>(ranges.addSend(2, 1));
        QCOMPARE(ranges.addReceive(101, 1), (ByteRanges::Overlaps {{2, 101, 1, 0, 0}}));
    }
};

QTEST_APPLESS_MAIN(TestByteRanges)
#include "tst_byteranges.moc"
