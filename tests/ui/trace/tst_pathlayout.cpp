// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/trace/handmade.h"
#include "ui/trace/path/pathgeometry.h"
#include "ui/trace/path/pathtext.h"

#include <QtTest/QtTest>

using namespace socketscope;
using ui::PathEdge;
using ui::PathGeometry;
using ui::PathLayout;
using ui::PathNode;
using Kind = ui::PathNode::Kind;
using trace::AnswerKind;
using trace::Verdict;

class TestPathLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingKnownIsNothingDrawn();
    void everyHopIsAColumnAndRespondersStandAboveEachOther();
    void edgesAreAsStrongAsTheShareOfPackets();
    void whatIsNotKnownBetweenSeveralRoutersIsOnlyPossible();
    void whatLeavesASilentHopIsNotSeen();
    void fiveRespondersAreThreeAndTheRest();
    void manySilentHopsAtTheEndAreOne();
    void aHopThatMayStillAnswerIsNotSilent();
    void anUnreachableSaysWhichKind();
    void aPacketOfOneTtlPassesSomeAndDies();
    void aTargetThatAnswersTheFirstTtlMayBeNearer_data();
    void aTargetThatAnswersTheFirstTtlMayBeNearer();
    void beforeALaterFirstTtlNobodyWasAsked();
    void aLoopIsDrawnOnceWithAnEdgeBack();
    void theTargetIsKnownByItsAnswer();
    void fewHopsStandApartAndManyScroll();
    void neighbouringTextsDoNotTouch_data();
    void neighbouringTextsDoNotTouch();
};

namespace {

std::vector<Kind> kindsOf(const PathLayout& layout)
{
    std::vector<Kind> kinds;
    for (const PathNode& node : layout.nodes())
        kinds.push_back(node.kind);
    return kinds;
}

const PathEdge* edge(const PathLayout& layout, int from, int to)
{
    for (const PathEdge& each : layout.edges())
        if (each.from == from && each.to == to)
            return &each;
    return nullptr;
}

} // namespace

void TestPathLayout::nothingKnownIsNothingDrawn()
{
    const PathLayout layout {trace::Hops()};
    QCOMPARE(layout.columns(), 0);
    QVERIFY(layout.nodes().empty());
    QCOMPARE(layout.nodeOf(1), -1);
}

void TestPathLayout::everyHopIsAColumnAndRespondersStandAboveEachOther()
{
    test::Handmade trace;
    trace.sevenHops();
    const PathLayout layout(trace.hops);
    QCOMPARE(layout.columns(), 7);
    QCOMPARE(layout.slots(), 2);
    const std::vector<Kind> expected {Kind::Router, Kind::Router, Kind::Router, Kind::Router, Kind::Router,
        Kind::Silent, Kind::Router, Kind::Target};
    QCOMPARE(kindsOf(layout), expected);
    const PathNode& first = layout.nodes()[3];
    const PathNode& second = layout.nodes()[4];
    QCOMPARE(first.column, 3);
    QCOMPARE(second.column, 3);
    QCOMPARE(first.slot, -0.5);
    QCOMPARE(second.slot, 0.5);
    QCOMPARE(first.latency.value(), test::ms(15.2));
    QCOMPARE(second.address, test::ip("10.99.3.10"));
    QCOMPARE(layout.nodeOf(4), 3);
    QCOMPARE(layout.nodeOf(4, 1), 4);
    QCOMPARE(layout.nodeOf(7), 7);
    QCOMPARE(layout.nodeOf(8), -1);
}

void TestPathLayout::edgesAreAsStrongAsTheShareOfPackets()
{
    test::Handmade trace;
    trace.sevenHops(); // two of three answers of hop 4 came from the first
    const PathLayout layout(trace.hops);
    QCOMPARE(edge(layout, 0, 1)->share, 1.0);
    QCOMPARE(edge(layout, 2, 3)->share, 2.0 / 3);
    QCOMPARE(edge(layout, 2, 4)->share, 1.0 / 3);
    QCOMPARE(edge(layout, 3, 5)->share, 2.0 / 3);
    QVERIFY(!edge(layout, 3, 4));
}

void TestPathLayout::whatIsNotKnownBetweenSeveralRoutersIsOnlyPossible()
{
    test::Handmade trace("10.99.5.7");
    trace.hop(1, "10.99.1.1", 2);
    for (const char* each : {"10.99.2.1", "10.99.2.2"})
        trace.hop(2, each, 6);
    PathGeometry geometry(16);
    geometry.setContents(PathLayout(trace.hops), 100, 50);
    const double known = geometry.contentsSize().height();
    for (const char* each : {"10.99.3.1", "10.99.3.2"})
        trace.hop(3, each, 10);
    trace.hop(4, "10.99.4.1", 14);
    const PathLayout layout(trace.hops); // 0; 1, 2; 3, 4; 5
    QVERIFY(layout.isUnsure());
    for (const int from : {1, 2}) {
        QCOMPARE(edge(layout, 0, from)->kind, PathEdge::Kind::Way);
        for (const int to : {3, 4})
            QCOMPARE(edge(layout, from, to)->kind, PathEdge::Kind::Possible);
    }
    for (const int from : {3, 4}) {
        QVERIFY(layout.nodes()[static_cast<std::size_t>(from)].unsure);
        QCOMPARE(edge(layout, from, 5)->kind, PathEdge::Kind::Way); // there is no other
    }
    geometry.setContents(layout, 100, 50);
    QVERIFY(geometry.contentsSize().height() > known); // room for the words that say so
}

void TestPathLayout::whatLeavesASilentHopIsNotSeen()
{
    test::Handmade trace;
    trace.sevenHops();
    const PathLayout layout(trace.hops);
    QCOMPARE(edge(layout, 3, 5)->kind, PathEdge::Kind::Way); // later hops answer: packets do get there
    QCOMPARE(edge(layout, 5, 6)->kind, PathEdge::Kind::Unseen);
    QCOMPARE(edge(layout, 6, 7)->kind, PathEdge::Kind::Way);

    test::Handmade cut;
    cut.hop(1, "10.0.0.1", 1);
    cut.lose(2);
    const PathLayout ends(cut.hops);
    QCOMPARE(edge(ends, 0, 1)->kind, PathEdge::Kind::Unseen); // nobody says that a packet got there
}

void TestPathLayout::fiveRespondersAreThreeAndTheRest()
{
    test::Handmade trace;
    trace.hop(1, "10.0.0.1", 1);
    for (const char* address : {"10.0.1.1", "10.0.1.2", "10.0.1.3", "10.0.1.4", "10.0.1.5"})
        trace.hop(2, address, 2);
    const PathLayout layout(trace.hops);
    QCOMPARE(layout.slots(), 4);
    QCOMPARE(layout.nodes().size(), std::size_t(5));
    const PathNode& rest = layout.nodes().back();
    QCOMPARE(rest.kind, Kind::More);
    QCOMPARE(rest.more, 2);
    QVERIFY(std::abs(rest.share - 0.4) < 1e-9);
    QCOMPARE(layout.nodeOf(2, 4), 4); // the fifth is among the rest
    QCOMPARE(layout.nodeOf(2, 1), 2);
}

void TestPathLayout::manySilentHopsAtTheEndAreOne()
{
    test::Handmade trace;
    trace.hop(1, "10.0.0.1", 1);
    for (int ttl = 2; ttl <= 30; ++ttl)
        trace.lose(ttl);
    const PathLayout layout(trace.hops);
    const std::size_t known = trace.hops.all().size();
    QVERIFY(known > 3);
    QCOMPARE(layout.columns(), 2);
    QCOMPARE(layout.nodes()[1].kind, Kind::Silent);
    QCOMPARE(layout.nodes()[1].ttl, std::uint8_t(2));
    QCOMPARE(layout.nodes()[1].lastTtl, trace.hops.all().back().ttl);
    QCOMPARE(layout.nodeOf(4), 1);
}

void TestPathLayout::aHopThatMayStillAnswerIsNotSilent()
{
    test::Handmade trace;
    trace.hop(1, "10.0.0.1", 1);
    const trace::Probe second = trace.send(2);
    trace.hop(3, "10.0.0.3", 3);
    QCOMPARE(PathLayout(trace.hops).nodes()[1].kind, Kind::Waiting);
    trace.answer(second, "10.0.0.2", 2);
    QCOMPARE(PathLayout(trace.hops).nodes()[1].kind, Kind::Router);
}

void TestPathLayout::anUnreachableSaysWhichKind()
{
    test::Handmade trace;
    trace.hop(1, "10.0.0.1", 1);
    trace.hop(2, "10.0.0.2", 2, AnswerKind::Prohibited);
    trace.judge(Verdict::Kind::Unreachable, 2, "10.0.0.2", AnswerKind::Prohibited);
    const PathLayout layout(trace.hops);
    QCOMPARE(layout.nodes().back().kind, Kind::Unreachable);
    QCOMPARE(layout.nodes().back().answer, AnswerKind::Prohibited);
}

void TestPathLayout::aPacketOfOneTtlPassesSomeAndDies()
{
    test::Handmade trace("10.99.7.7", trace::Mode::Single);
    trace.hop(3, "10.99.3.1", 14.9);
    trace.judge(Verdict::Kind::Dies, 3, "10.99.3.1");
    const PathLayout layout(trace.hops);
    const std::vector<Kind> expected {Kind::Passed, Kind::Passed, Kind::Dies};
    QCOMPARE(kindsOf(layout), expected);
    QCOMPARE(layout.nodes()[0].left, std::uint8_t(2));
    QCOMPARE(layout.nodes()[1].left, std::uint8_t(1));
    QCOMPARE(edge(layout, 0, 1)->kind, PathEdge::Kind::Unseen);
    QCOMPARE(layout.nodeOf(3), 2);
}

void TestPathLayout::aTargetThatAnswersTheFirstTtlMayBeNearer_data()
{
    QTest::addColumn<int>("ttl");
    QTest::addColumn<QString>("unasked");
    QTest::newRow("far too many") << 30 << "TTL 1 to 29 not asked";
    QTest::newRow("one more") << 2 << "TTL 1 not asked";
}

void TestPathLayout::aTargetThatAnswersTheFirstTtlMayBeNearer()
{
    QFETCH(int, ttl);
    QFETCH(QString, unasked);
    test::Handmade trace("10.99.7.7", trace::Mode::Single, ttl);
    trace.hop(ttl, "10.99.7.7", 14.9, AnswerKind::EchoReply);
    trace.judge(Verdict::Kind::Reached, ttl, "10.99.7.7", AnswerKind::EchoReply);
    const PathLayout layout(trace.hops);
    const std::vector<Kind> expected {Kind::Unasked, Kind::Target};
    QCOMPARE(kindsOf(layout), expected);
    QCOMPARE(ui::aboveText(layout.nodes()[0]), unasked);
    QCOMPARE(ui::belowText(layout.nodes()[0]), QString());
    QCOMPARE(edge(layout, 0, 1)->kind, PathEdge::Kind::Unseen);
    QCOMPARE(layout.nodeOf(static_cast<std::uint8_t>(ttl)), 1);
    QCOMPARE(ui::spokenText(layout.nodes()[1], nullptr),
        QString("TTL %1: 10.99.7.7, the target, 14.9 ms").arg(ttl));
}

void TestPathLayout::beforeALaterFirstTtlNobodyWasAsked()
{
    test::Handmade trace("10.99.7.7", trace::Mode::Once, 3);
    trace.hop(3, "10.99.3.1", 14.9);
    trace.hop(4, "10.99.7.7", 15.9, AnswerKind::EchoReply);
    const PathLayout layout(trace.hops);
    const std::vector<Kind> expected {Kind::Unasked, Kind::Router, Kind::Target};
    QCOMPARE(kindsOf(layout), expected);
    QCOMPARE(ui::spokenText(layout.nodes()[0], nullptr), QString("TTL 1 to 2: not asked"));
    QCOMPARE(ui::spokenText(layout.nodes()[1], nullptr), QString("Hop 3: 10.99.3.1, 14.9 ms"));
}

void TestPathLayout::aLoopIsDrawnOnceWithAnEdgeBack()
{
    test::Handmade trace;
    trace.hop(1, "10.0.0.1", 1);
    trace.hop(2, "10.0.0.2", 2);
    for (int ttl = 3; ttl <= 8; ++ttl)
        trace.hop(ttl, ttl % 2 == 1 ? "10.0.0.3" : "10.0.0.2", ttl);
    trace.judge(Verdict::Kind::Loop, 2);
    const PathLayout layout(trace.hops);
    QVERIFY(layout.loops());
    QCOMPARE(layout.columns(), 3);
    const PathEdge* back = edge(layout, 2, 1);
    QVERIFY(back);
    QCOMPARE(back->kind, PathEdge::Kind::Back);
    QCOMPARE(layout.nodeOf(4), 1); // the same router again
    QCOMPARE(layout.nodeOf(7), 2);
}

void TestPathLayout::theTargetIsKnownByItsAnswer()
{
    test::Handmade trace("10.0.0.9");
    trace.hop(1, "10.0.0.9", 1); // throws packets away, too
    QCOMPARE(PathLayout(trace.hops).nodes()[0].kind, Kind::Router);
    trace.hop(2, "10.0.0.8", 1, AnswerKind::EchoReply);
    trace.judge(Verdict::Kind::Reached, 2, "10.0.0.8", AnswerKind::EchoReply);
    QCOMPARE(PathLayout(trace.hops).nodes()[1].kind, Kind::Target); // answers as another address
}

void TestPathLayout::fewHopsStandApartAndManyScroll()
{
    test::Handmade trace;
    for (int ttl = 1; ttl <= 3; ++ttl)
        trace.hop(ttl, "10.0.0.1", 1);
    PathGeometry geometry(16);
    geometry.setContents(PathLayout(trace.hops), 100, 50);
    geometry.setWidth(1000);
    QCOMPARE(geometry.contentsSize().width(), 1000.0);
    QVERIFY(!geometry.staggers());
    QCOMPARE((geometry.x(0) + geometry.x(2)) / 2, 500.0);

    test::Handmade longWay;
    for (int ttl = 1; ttl <= 30; ++ttl)
        longWay.hop(ttl, "10.0.0.1", 1);
    geometry.setContents(PathLayout(longWay.hops), 100, 50);
    QVERIFY(geometry.staggers());
    QVERIFY(geometry.contentsSize().width() > 1000);
    QVERIFY(geometry.x(29) < geometry.contentsSize().width());
}

void TestPathLayout::neighbouringTextsDoNotTouch_data()
{
    QTest::addColumn<int>("hops");
    QTest::addColumn<double>("width");
    for (const int hops : {2, 7, 12, 18, 30})
        for (const double width : {300.0, 800.0, 1400.0})
            QTest::addRow("%d hops in %d pixels", hops, int(width)) << hops << width;
}

void TestPathLayout::neighbouringTextsDoNotTouch()
{
    QFETCH(int, hops);
    QFETCH(double, width);
    constexpr double widest = 112;
    test::Handmade trace;
    for (int ttl = 1; ttl <= hops; ++ttl)
        trace.hop(ttl, "192.168.100.100", 1);
    const PathLayout layout(trace.hops);
    PathGeometry geometry(16);
    geometry.setContents(layout, widest, 52);
    geometry.setWidth(width);
    for (std::size_t i = 0; i < layout.nodes().size(); ++i) {
        const QRectF above = geometry.above(layout.nodes()[i]);
        const QRectF text(above.center().x() - widest / 2, above.top(), widest, above.height());
        QVERIFY(above.width() >= widest); // nothing is cut
        QVERIFY(text.left() >= 0);
        QVERIFY(text.right() <= geometry.contentsSize().width());
        QVERIFY(text.bottom() <= geometry.centre(layout.nodes()[i]).y() - geometry.radius());
        for (std::size_t k = i + 1; k < layout.nodes().size(); ++k) {
            const QRectF other = geometry.above(layout.nodes()[k]);
            QVERIFY(!text.intersects(
                QRectF(other.center().x() - widest / 2, other.top(), widest, other.height())));
        }
    }
}

QTEST_APPLESS_MAIN(TestPathLayout)
#include "tst_pathlayout.moc"
