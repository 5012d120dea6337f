// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journal/handmadescenes.h"
#include "ui/ladder/ladderview.h"

#include <QtGui/QAccessible>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QScrollBar>

using namespace socketscope;
using namespace socketscope::test;
using namespace socketscope::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

void show(LadderView& view, const JournalBuilder& builder)
{
    view.resize(720, 520);
    view.setJournal(&builder.journal());
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.refresh(builder.now());
}

void manySends(JournalBuilder& b, ActorId client, int count)
{
    for (int i = 0; i < count; ++i)
        b.sendto(client, "127.0.0.1:8000", "127.0.0.1:8888", "hello");
}

/// Failures of every kind that the ladder tells apart.
void troubles(JournalBuilder& b)
{
    const ActorId server = b.actor("server", ActorRole::UdpServer);
    const ActorId client = b.actor("client", ActorRole::UdpClient);
    b.socket(client, 2, 9);
    const Seq sent = b.sendto(client, "127.0.0.1:8000", "127.0.0.1:8888", "too early");
    b.failure(client, FailureCode::IcmpError, sent, 3 * 256 + 3,
        {.local = address("127.0.0.1:0"), .peer = address("127.0.0.1:8888")});
    b.socket(server, 2, 10);
    b.bind(server, "127.0.0.1:8888");
    b.sendto(client, "127.0.0.1:8000", "127.0.0.1:8888", "0123456789");
    const Seq cut = b.recvfrom(server, "127.0.0.1:8888", "127.0.0.1:8000", "0123", 4);
    b.failure(server, FailureCode::Truncated, cut, 6);
    b.recvfrom(server, "127.0.0.1:8888", "127.0.0.1:40123", "from another program");
    b.sendto(server, "127.0.0.1:8888", "127.0.0.1:40123", "to another program");
    b.sendto(client, "127.0.0.1:8000", "127.0.0.1:8888", "<b>never read</b>");
    b.failure(server, FailureCode::Unread, 0, 17);
    b.close(server);
    const ActorId late = b.actor("client 2", ActorRole::TcpClient);
    b.socket(late, 1, 11);
    const Seq start = b.call(late, CallName::Connect, {.peer = address("127.0.0.1:9")});
    b.failed(late, CallName::Connect, start, ECONNREFUSED,
        {.peer = address("127.0.0.1:9"), .flags = Event::Blocked});
    b.call(client, CallName::Recvfrom, {.argument = 1024});
    b.wait(1200ms);
}

} // namespace

class TestLadderView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEmptyViewSaysWhatToDo();
    void showsTheLanesOfAScene();
    void keysGoFromEventToEvent();
    void leftAndRightStayOnTheLane();
    void aClickSelectsTheEventOfItsRow();
    void aClickOnABarSelectsTheCallThatWaits();
    void aClickOnAnArrowSelectsWhatItBrought();
    void selectingFromOutsideEmitsNothingAndScrollsThere();
    void followsUntilThePersonScrollsUp();
    void theNewPillAndEndFollowAgain();
    void controlAndWheelZoomAboutThePointer();
    void changingTheScaleKeepsTheSelectionInView();
    void aScreenReaderReadsTheEventsInView();
    void aNewJournalStartsAnew();
    void screenshots();
};

void TestLadderView::anEmptyViewSaysWhatToDo()
{
    LadderView view;
    view.resize(700, 400);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.refresh({});
    const QImage picture = view.viewport()->grab().toImage();
    QVERIFY(picture != QImage());
    int dark = 0;
    for (int x = 0; x < picture.width(); ++x)
        dark += qGray(picture.pixel(x, picture.height() / 2 - 10)) < 150;
    QVERIFY(dark > 10); // there is text in the middle
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(view.selectedSeq(), Seq {0});
}

void TestLadderView::showsTheLanesOfAScene()
{
    JournalBuilder b;
    tcpStream(b);
    LadderView view;
    show(view, b);
    QCOMPARE(view.ladderLayout().columnCount(), 3);
    QCOMPARE(view.ladderLayout().columnOf(view.ladder().laneOf(2)), 0); // client
    QCOMPARE(view.ladderLayout().columnOf(view.ladder().laneOf(1)), 1); // server
    QCOMPARE(view.ladderLayout().columnOf(view.ladder().laneOf(3)), 2); // connection
}

void TestLadderView::keysGoFromEventToEvent()
{
    JournalBuilder b;
    udpHello(b);
    LadderView view;
    show(view, b);
    QSignalSpy selected(&view, &LadderView::selected);
    QSignalSpy activated(&view, &LadderView::activated);
    QTest::keyClick(&view, Qt::Key_Home);
    QCOMPARE(view.selectedSeq(), view.ladder().seqAt(0));
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(view.selectedSeq(), view.ladder().seqAt(1));
    QTest::keyClick(&view, Qt::Key_Up);
    QTest::keyClick(&view, Qt::Key_Up); // there is none before the first
    QCOMPARE(view.selectedSeq(), view.ladder().seqAt(0));
    QTest::keyClick(&view, Qt::Key_End);
    QCOMPARE(view.selectedSeq(), view.ladder().seqAt(view.ladder().rowCount() - 1));
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated[0][0].toULongLong(), view.selectedSeq());
    QCOMPARE(selected.size(), 4);
}

void TestLadderView::leftAndRightStayOnTheLane()
{
    JournalBuilder b;
    udpHello(b);
    LadderView view;
    show(view, b);
    QTest::keyClick(&view, Qt::Key_Home);
    const JournalView journal(b.journal());
    for (int i = 0; i < 4; ++i) {
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(journal.at(view.selectedSeq()).actor, ActorId {1});
    }
    QCOMPARE(journal.at(view.selectedSeq()).call, CallName::Close);
    QTest::keyClick(&view, Qt::Key_Left);
    QCOMPARE(journal.at(view.selectedSeq()).call, CallName::Recvfrom);
}

void TestLadderView::aClickSelectsTheEventOfItsRow()
{
    JournalBuilder b;
    udpHello(b);
    LadderView view;
    show(view, b);
    QSignalSpy selected(&view, &LadderView::selected);
    const Row row = 5; // sendto
    const QPoint on(view.width() - 20, view.rowRect(row).center().y());
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, on);
    QCOMPARE(view.selectedSeq(), view.ladder().seqAt(row));
    QCOMPARE(selected.size(), 1);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, QPoint(5, 5)); // the head is no event
    QCOMPARE(selected.size(), 1);
}

void TestLadderView::aClickOnABarSelectsTheCallThatWaits()
{
    JournalBuilder b;
    udpHello(b);
    LadderView view;
    show(view, b);
    const int x
        = static_cast<int>(view.geometryOfLadder().x(1)); // the server waits while the client calls socket
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, QPoint(x, view.rowRect(3).center().y()));
    const JournalView journal(b.journal());
    QCOMPARE(journal.at(view.selectedSeq()).call, CallName::Recvfrom);
    QCOMPARE(journal.at(view.selectedSeq()).kind, EventKind::Return);
}

void TestLadderView::aClickOnAnArrowSelectsWhatItBrought()
{
    JournalBuilder b;
    const ActorId server = b.actor("server", ActorRole::UdpServer);
    const ActorId client = b.actor("client", ActorRole::UdpClient);
    b.bind(server, "127.0.0.1:8888");
    b.sendto(client, "127.0.0.1:8000", "127.0.0.1:8888", "hello");
    for (int i = 0; i < 6; ++i) // the arrow crosses these rows
        b.socket(client, 2, 20 + i);
    const Seq got = b.recvfrom(server, "127.0.0.1:8888", "127.0.0.1:8000", "hello");
    LadderView view;
    show(view, b);
    QCOMPARE(view.ladder().arrows().size(), std::size_t(1));
    const Arrow& arrow = view.ladder().arrow(0);
    const auto pointAt = [&](double part) {
        const double left = view.geometryOfLadder().x(0);
        const double right = view.geometryOfLadder().x(1);
        const double top = view.rowRect(arrow.fromRow).center().y();
        const double bottom = view.rowRect(arrow.toRow).center().y();
        return QPointF(left + (right - left) * part, top + (bottom - top) * part).toPoint();
    };
    for (const double part : {0.3, 0.5, 0.8}) {
        view.selectSeq(0);
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, pointAt(part));
        QCOMPARE(view.selectedSeq(), got);
    }
    QTest::mouseClick(
        view.viewport(), Qt::LeftButton, {}, pointAt(0.5) + QPoint(0, 40)); // beside it: the row
    QVERIFY(view.selectedSeq() != got);
}

void TestLadderView::selectingFromOutsideEmitsNothingAndScrollsThere()
{
    JournalBuilder b;
    const ActorId client = b.actor("client", ActorRole::UdpClient);
    manySends(b, client, 500);
    LadderView view;
    show(view, b);
    QSignalSpy selected(&view, &LadderView::selected);
    view.selectSeq(4);
    QCOMPARE(selected.size(), 0);
    QVERIFY(!view.follows());
    QVERIFY(view.visibleRows().first <= view.ladder().rowOf(JournalView(b.journal()), 4).value());
    QVERIFY(view.viewport()->rect().contains(view.rowRect(1)));
}

void TestLadderView::followsUntilThePersonScrollsUp()
{
    JournalBuilder b;
    const ActorId client = b.actor("client", ActorRole::UdpClient);
    manySends(b, client, 100);
    LadderView view;
    show(view, b);
    QVERIFY(view.follows());
    QCOMPARE(view.visibleRows().second, Row {99});
    manySends(b, client, 10);
    view.refresh(b.now());
    QCOMPARE(view.visibleRows().second, Row {109});
    QSignalSpy changed(&view, &LadderView::followChanged);
    view.verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepSub);
    QVERIFY(!view.follows());
    QCOMPARE(changed.size(), 1);
    const auto rows = view.visibleRows();
    manySends(b, client, 12);
    view.refresh(b.now());
    QCOMPARE(view.newRows(), 12U);
    QCOMPARE(view.visibleRows(), rows);
}

void TestLadderView::theNewPillAndEndFollowAgain()
{
    JournalBuilder b;
    const ActorId client = b.actor("client", ActorRole::UdpClient);
    manySends(b, client, 100);
    LadderView view;
    show(view, b);
    view.verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepSub);
    manySends(b, client, 3);
    view.refresh(b.now());
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {},
        QPoint(view.viewport()->width() / 2,
            view.viewport()->height() - static_cast<int>(1.6 * view.geometryOfLadder().unit())));
    QVERIFY(view.follows());
    QCOMPARE(view.newRows(), 0U);
    QCOMPARE(view.visibleRows().second, Row {102});
    view.verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepSub);
    QVERIFY(!view.follows());
    QTest::keyClick(&view, Qt::Key_End);
    QVERIFY(view.follows());
}

void TestLadderView::controlAndWheelZoomAboutThePointer()
{
    JournalBuilder b;
    const ActorId client = b.actor("client", ActorRole::UdpClient);
    manySends(b, client, 400);
    LadderView view;
    show(view, b);
    view.setScale(LadderScale::RealTime);
    view.fit();
    const QPointF at(300, 250);
    const Instant before = view.geometryOfLadder().timeAt(at.y());
    const double resolution = view.geometryOfLadder().nanosecondsPerPixel();
    for (int i = 0; i < 5; ++i) {
        QWheelEvent wheel(at, view.viewport()->mapToGlobal(at), {}, QPoint(0, 120), Qt::NoButton,
            Qt::ControlModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(view.viewport(), &wheel);
    }
    QVERIFY(view.geometryOfLadder().nanosecondsPerPixel() < resolution / 3);
    const auto shift = view.geometryOfLadder().timeAt(at.y()) - before;
    QVERIFY(std::abs(static_cast<double>(shift.count())) < 2 * view.geometryOfLadder().nanosecondsPerPixel());
    QTest::keyClick(&view, Qt::Key_F);
    QCOMPARE(view.geometryOfLadder().nanosecondsPerPixel(), resolution);
}

void TestLadderView::changingTheScaleKeepsTheSelectionInView()
{
    JournalBuilder b;
    const ActorId client = b.actor("client", ActorRole::UdpClient);
    manySends(b, client, 3000);
    LadderView view;
    show(view, b);
    view.selectSeq(3001);
    const Row row = view.ladder().rowOf(JournalView(b.journal()), 3001).value();
    view.setScale(LadderScale::RealTime);
    QVERIFY(view.viewport()->rect().intersects(view.rowRect(row)));
    view.setScale(LadderScale::Steps);
    QVERIFY(view.viewport()->rect().intersects(view.rowRect(row)));
}

void TestLadderView::aScreenReaderReadsTheEventsInView()
{
    JournalBuilder b;
    udpHello(b);
    LadderView view;
    show(view, b);
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&view);
    QVERIFY(list);
    QCOMPARE(list->role(), QAccessible::List);
    QCOMPARE(list->childCount(), 9);
    QAccessibleInterface* sendto = list->child(5);
    QCOMPARE(sendto->role(), QAccessible::ListItem);
    const QString spoken = sendto->text(QAccessible::Name);
    QVERIFY2(spoken.contains(u"client"_s) && spoken.contains(u"sendto(5 B, 127.0.0.1:8888)"_s),
        qPrintable(spoken));
    QCOMPARE(list->indexOfChild(sendto), 5);
    QCOMPARE(list->child(5), sendto);
    QTest::keyClick(&view, Qt::Key_Home);
    QVERIFY(list->child(0)->state().selected);
    QVERIFY(view.accessibleDescription().contains(u"socket("_s));
}

void TestLadderView::aNewJournalStartsAnew()
{
    JournalBuilder first;
    tcpStream(first);
    JournalBuilder second;
    udpHello(second);
    LadderView view;
    show(view, first);
    view.selectSeq(5);
    view.setJournal(&second.journal());
    QCOMPARE(view.selectedSeq(), Seq {0});
    QCOMPARE(view.ladderLayout().columnCount(), 2);
    view.setJournal(nullptr);
    QCOMPARE(view.ladderLayout().columnCount(), 0);
    view.viewport()->grab();
}

void TestLadderView::screenshots()
{
    const QString folder = qEnvironmentVariable("SOCKETSCOPE_SCREENSHOTS");
    if (folder.isEmpty())
        return; // only where pictures are asked for
    const struct {
        QString name;
        void (*scene)(JournalBuilder&);
    } scenes[] {{u"udp-hello"_s, udpHello}, {u"tcp-stream"_s, tcpStream}, {u"troubles"_s, troubles}};
    for (const auto& scene : scenes) {
        JournalBuilder b;
        scene.scene(b);
        for (const bool dark : {false, true}) {
            for (const LadderScale scale : {LadderScale::Steps, LadderScale::RealTime}) {
                LadderView view;
                view.setPalette((dark ? Theme::dark() : Theme::light()).palette());
                show(view, b);
                view.resize(712, 640);
                view.setScale(scale);
                view.selectSeq(view.ladder().seqAt(5));
                const QString name = u"%1/ladder-%2-%3%4@%5.png"_s.arg(folder, scene.name,
                    scale == LadderScale::Steps ? u"steps"_s : u"time"_s, dark ? u"-dark"_s : QString(),
                    QString::number(view.devicePixelRatio()));
                QVERIFY(view.grab().save(name));
            }
        }
    }
}

QTEST_MAIN(TestLadderView)
#include "tst_ladderview.moc"
