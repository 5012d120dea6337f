// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/words/recorded.h"
#include "ui/log/logmodel.h"
#include "ui/log/logview.h"
#include "ui/theme/stylesheet.h"

#include <QtGui/QClipboard>
#include <QtTest/QtTest>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTableView>
#include <QtWidgets/QToolButton>

#include <cerrno>

using namespace socketscope;
using namespace socketscope::journal;
using ui::LogView;

class TestLogView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        // The offscreen platform says this of every window.
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints)")));
    }
    void followsUntilSomebodyScrollsUp();
    void selectionGoesBothWays();
    void anEventThatIsNotThereYetIsChosenOnceItIs();
    void typingFilters();
    void copiesRowsWithoutFormulas();
    void growsOnAMillionRowsAtTheCostOfWhatIsNew();
    void aNarrowLogLeavesRoomForMeaningAndFilter();
    void looksRightInBothSchemes();
};

namespace {

void addReturns(test::Recorded& r, int count)
{
    for (int i = 0; i < count; ++i)
        r.journal.append({.at = instantAt(i * 1'000'000LL),
                             .peer = test::address("127.0.0.1:8000"),
                             .result = 5,
                             .actor = r.udpServer,
                             .kind = EventKind::Return,
                             .call = CallName::Recvfrom},
            toBytes("hello"));
}

struct Shown {
    test::Recorded r;
    LogView view {r.journal};
    QTableView* table = view.findChild<QTableView*>(QStringLiteral("logTable"));
    QPushButton* pill = view.findChild<QPushButton*>(QStringLiteral("logNew"));

    Shown()
    {
        view.resize(1000, 400);
        view.show();
    }
};

} // namespace

void TestLogView::followsUntilSomebodyScrollsUp()
{
    Shown s;
    addReturns(s.r, 100);
    s.view.refresh();
    QScrollBar* bar = s.table->verticalScrollBar();
    QVERIFY(bar->maximum() > 0);
    QCOMPARE(bar->value(), bar->maximum());
    QVERIFY(s.view.isFollowing());
    bar->triggerAction(QAbstractSlider::SliderPageStepSub);
    QVERIFY(!s.view.isFollowing());
    const int place = bar->value();
    addReturns(s.r, 12);
    s.view.refresh();
    QCOMPARE(bar->value(), place);
    QVERIFY(s.pill->isVisible());
    QCOMPARE(s.pill->text(), QStringLiteral("12 new ↓"));
    QTest::mouseClick(s.pill, Qt::LeftButton);
    QVERIFY(s.view.isFollowing());
    QVERIFY(!s.pill->isVisible());
    QCOMPARE(bar->value(), bar->maximum());
    addReturns(s.r, 5);
    s.view.refresh();
    QCOMPARE(bar->value(), bar->maximum());
}

void TestLogView::selectionGoesBothWays()
{
    Shown s;
    addReturns(s.r, 100);
    s.view.refresh();
    QSignalSpy selected(&s.view, &LogView::selected);
    s.view.selectSeq(50);
    QCOMPARE(selected.size(), 0);
    QCOMPARE(s.table->currentIndex().row(), 49);
    QVERIFY(s.table->viewport()->rect().contains(s.table->visualRect(s.table->currentIndex())));
    QTest::keyClick(s.table, Qt::Key_Down);
    QCOMPARE(selected.size(), 1);
    QCOMPARE(selected.last().first().toULongLong(), 51ULL);
    s.view.selectSeq(0);
    QVERIFY(!s.table->selectionModel()->hasSelection());
    QCOMPARE(selected.size(), 1);
}

void TestLogView::anEventThatIsNotThereYetIsChosenOnceItIs()
{
    Shown s;
    s.view.refresh();
    addReturns(s.r, 3);
    s.view.selectSeq(7);
    QVERIFY(!s.table->selectionModel()->hasSelection());
    s.view.refresh();
    QCOMPARE(s.table->currentIndex().row(), 6);
}

void TestLogView::typingFilters()
{
    Shown s;
    addReturns(s.r, 20);
    s.r.callAndReturn(
        {.actor = s.r.tcpClient, .call = CallName::Connect}, {.result = -1, .error = ECONNREFUSED});
    s.view.refresh();
    s.view.selectSeq(27);
    QSignalSpy frames(&s.view, &LogView::wantsFrame);
    QTest::keyClicks(s.view.findChild<QLineEdit*>(QStringLiteral("logFilter")), QStringLiteral("connect"));
    QVERIFY(frames.size() > 0);
    s.view.refresh();
    QCOMPARE(s.view.model()->rowCount(), 2);
    QCOMPARE(s.table->currentIndex().row(), 1); // the chosen event is still chosen
    s.view.findChild<QToolButton*>(QStringLiteral("logErrors"))->click();
    s.view.refresh();
    QCOMPARE(s.view.model()->rowCount(), 1);
}

void TestLogView::copiesRowsWithoutFormulas()
{
    Shown s;
    const Seq seq = s.r.callAndReturn(
        {.peer = test::address("127.0.0.1:9"), .actor = s.r.tcpClient, .call = CallName::Connect},
        {.result = -1, .error = ECONNREFUSED});
    s.view.refresh();
    s.view.selectSeq(seq);
    s.table->setFocus();
    QTest::keyClick(s.table, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(s.table->actions().size() == 2);
    s.table->actions().at(1)->trigger();
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral(",'-1 ECONNREFUSED,")));
    s.table->actions().at(0)->trigger();
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(
        QStringLiteral("1.058  tcp client  return  connect  -1 ECONNREFUSED  ")));
}

void TestLogView::growsOnAMillionRowsAtTheCostOfWhatIsNew()
{
    Shown s;
    QElapsedTimer timer;
    const auto measured = [&](const char* what, auto&& work) {
        timer.start();
        work();
        qInfo("%s: %.1f ms", what, double(timer.nsecsElapsed()) / 1e6);
    };
    addReturns(s.r, 1'000'000);
    measured("a million at once", [&] { s.view.refresh(); });
    measured("first frame", [&] { s.view.grab(); });
    addReturns(s.r, 100);
    measured("a hundred more", [&] { s.view.refresh(); });
    measured("frame", [&] { s.view.grab(); });
    QCOMPARE(s.view.model()->rowCount(), 1'000'105);
    QCOMPARE(s.table->rowAt(s.table->viewport()->height() - 3), 1'000'104);
    measured("filter set", [&] {
        s.view.findChild<QLineEdit*>(QStringLiteral("logFilter"))->setText(QStringLiteral("no such thing"));
    });
    measured("one slice", [&] { s.view.refresh(); });
    QCOMPARE(s.view.model()->rowCount(), 0);
}

/// What is left of 1280 pixels between endpoints and inspector.
void TestLogView::aNarrowLogLeavesRoomForMeaningAndFilter()
{
    Shown s;
    s.view.resize(600, 400);
    addReturns(s.r, 5);
    s.view.refresh();
    QApplication::sendPostedEvents();
    const int meaning = s.table->columnWidth(ui::LogModel::MeaningColumn);
    QVERIFY2(meaning >= 200, qPrintable(QString::number(meaning)));
    QVERIFY(!s.table->horizontalScrollBar()->isVisible());
    QVERIFY(!s.table->isColumnHidden(ui::LogModel::CallColumn));
    QVERIFY(s.view.findChild<QLineEdit*>(QStringLiteral("logFilter"))->width() >= 100);
    s.view.resize(1400, 400);
    QVERIFY(!s.table->isColumnHidden(ui::LogModel::ResultColumn));
}

void TestLogView::looksRightInBothSchemes()
{
    const QString folder = qEnvironmentVariable("SOCKETSCOPE_SCREENSHOTS");
    for (const auto scheme : {ui::Scheme::Light, ui::Scheme::Dark}) {
        ui::applyTheme(*qApp, scheme);
        Shown s;
        s.r.callAndReturn(
            {.local = test::address("127.0.0.1:8888"), .actor = s.r.udpServer, .call = CallName::Bind},
            {.local = test::address("127.0.0.1:8888")});
        s.r.callAndReturn(
            {.peer = test::address("127.0.0.1:9"), .actor = s.r.tcpClient, .call = CallName::Connect},
            {.result = -1, .error = ECONNREFUSED});
        addReturns(s.r, 30);
        s.view.refresh();
        s.view.selectSeq(9);
        s.view.refresh();
        QApplication::sendPostedEvents();
        const QImage picture = s.view.grab().toImage();
        const QPoint corner = s.table->visualRect(s.table->currentIndex()).topLeft() + QPoint(3, 3);
        QCOMPARE(picture.pixelColor(s.table->viewport()->mapTo(&s.view, corner)),
            ui::Theme::of(&s.view).selection);
        if (!folder.isEmpty())
            QVERIFY(picture.save(folder
                + (scheme == ui::Scheme::Light ? QStringLiteral("/log.png")
                                               : QStringLiteral("/log-dark.png"))));
    }
}

QTEST_MAIN(TestLogView)
#include "tst_logview.moc"
