// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/trace/handmade.h"
#include "ui/theme/theme.h"
#include "ui/trace/path/pathtext.h"
#include "ui/trace/path/pathview.h"

#include <QtGui/QAccessible>
#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>
#include <QtWidgets/QScrollBar>

using namespace socketscope;
using ui::PathView;

class TestPathView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aClickChoosesTheHopAndTheResponder();
    void keysGoFromHopToHop();
    void aLongPathScrollsToWhatIsChosen();
    void whatIsChosenStaysAsHopsComeIn();
    void readersHearEveryHop();
    void saysWhatANodeIs();
    void paintsEachKindInItsColour();
};

namespace {

void settle(PathView& view, const trace::Hops& hops, QSize size = {900, 160})
{
    view.resize(size);
    view.showHops(hops);
    view.show();
}

bool hasColour(const QImage& image, const QColor& colour)
{
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixelColor(x, y) == colour)
                return true;
    return false;
}

} // namespace

void TestPathView::aClickChoosesTheHopAndTheResponder()
{
    test::Handmade trace;
    trace.sevenHops();
    PathView view;
    settle(view, trace.hops);
    QSignalSpy selected(&view, &PathView::selected);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.nodeRect(4).center());
    QCOMPARE(selected.size(), 1);
    QCOMPARE(selected[0], QVariantList({4, 1}));
    QCOMPARE(view.selectedNode(), 4);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, QPoint(1, 1)); // nobody is there
    QCOMPARE(selected.size(), 1);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.nodeRect(5).center());
    QCOMPARE(selected.last(), QVariantList({5, -1}));
    view.select(1);
    QCOMPARE(selected.size(), 2); // the caller knows
    QCOMPARE(view.selectedNode(), 0);
}

void TestPathView::keysGoFromHopToHop()
{
    test::Handmade trace;
    trace.sevenHops();
    PathView view;
    settle(view, trace.hops);
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(view.selectedNode(), 0);
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(view.selectedNode(), 3);
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(view.selectedNode(), 4);
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(view.selectedNode(), 4);
    QTest::keyClick(&view, Qt::Key_Up);
    QCOMPARE(view.selectedNode(), 3);
    QTest::keyClick(&view, Qt::Key_End);
    QCOMPARE(view.selectedNode(), 7);
    QTest::keyClick(&view, Qt::Key_Home);
    QCOMPARE(view.selectedNode(), 0);
}

void TestPathView::aLongPathScrollsToWhatIsChosen()
{
    test::Handmade trace;
    for (int ttl = 1; ttl <= 30; ++ttl)
        trace.hop(ttl, "192.168.100.100", ttl);
    PathView view;
    settle(view, trace.hops);
    QVERIFY(view.horizontalScrollBar()->maximum() > 0);
    QVERIFY(!view.viewport()->rect().contains(view.nodeRect(29)));
    view.select(30);
    QVERIFY(view.viewport()->rect().contains(view.nodeRect(29)));
    view.select(1);
    QVERIFY(view.viewport()->rect().contains(view.nodeRect(0)));
}

void TestPathView::whatIsChosenStaysAsHopsComeIn()
{
    test::Handmade trace;
    trace.hop(1, "10.0.0.1", 1);
    trace.hop(2, "10.0.0.2", 2);
    trace.hop(3, "10.0.0.3", 3);
    PathView view;
    settle(view, trace.hops);
    view.select(3);
    trace.hop(1, "10.0.0.9", 1); // one more node before it
    view.showHops(trace.hops);
    QCOMPARE(view.selectedNode(), 3);
    QCOMPARE(view.pathLayout().nodes()[static_cast<std::size_t>(view.selectedNode())].ttl, std::uint8_t(3));
}

void TestPathView::readersHearEveryHop()
{
    test::Handmade trace;
    trace.sevenHops();
    PathView view;
    settle(view, trace.hops);
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&view);
    QVERIFY(list);
    QCOMPARE(list->childCount(), 8);
    QCOMPARE(list->child(3)->text(QAccessible::Name),
        QStringLiteral("Hop 4: 10.99.3.9, 15.2 ms, 67 % of the answers"));
    QCOMPARE(list->child(5)->text(QAccessible::Name), QStringLiteral("Hop 5: silent"));
    QCOMPARE(
        list->child(7)->text(QAccessible::Name), QStringLiteral("Hop 7: 10.99.7.7, the target, 41.7 ms"));
    view.select(5);
    QVERIFY(list->child(5)->state().selected);
    QVERIFY(!list->child(3)->state().selected);
    QVERIFY(!list->child(8));
}

void TestPathView::saysWhatANodeIs()
{
    ui::PathNode node;
    node.kind = ui::PathNode::Kind::Unreachable;
    node.ttl = node.lastTtl = 4;
    node.address = test::ip("10.0.0.4");
    node.answer = trace::AnswerKind::Prohibited;
    QCOMPARE(ui::belowText(node), QStringLiteral("administratively prohibited"));
    node.kind = ui::PathNode::Kind::Silent;
    node.address = {};
    node.lastTtl = 30;
    QCOMPARE(ui::aboveText(node), QStringLiteral("4 to 30 silent"));
    QCOMPARE(ui::spokenText(node, nullptr), QStringLiteral("Hops 4 to 30: silent"));
    node.kind = ui::PathNode::Kind::Passed;
    node.lastTtl = 4;
    node.left = 2;
    QCOMPARE(ui::belowText(node), QStringLiteral("2 left"));
}

void TestPathView::paintsEachKindInItsColour()
{
    test::Handmade trace;
    trace.sevenHops();
    PathView view;
    settle(view, trace.hops);
    QImage image(view.pictureSize(), QImage::Format_RGB32);
    for (const ui::Theme* theme : {&ui::Theme::light(), &ui::Theme::dark()}) {
        QPainter painter(&image);
        view.paintPicture(painter, *theme);
        painter.end();
        QVERIFY(hasColour(image, theme->accent));
        QVERIFY(hasColour(image, theme->good));
        QVERIFY(hasColour(image, theme->inferred));
        QVERIFY(!hasColour(image, theme->lost));
    }
    test::Handmade blocked;
    blocked.hop(1, "10.0.0.1", 1, trace::AnswerKind::Prohibited);
    view.showHops(blocked.hops);
    image = QImage(view.pictureSize(), QImage::Format_RGB32);
    QPainter painter(&image);
    view.paintPicture(painter, ui::Theme::light());
    painter.end();
    QVERIFY(hasColour(image, ui::Theme::light().lost));
}

QTEST_MAIN(TestPathView)
#include "tst_pathview.moc"
