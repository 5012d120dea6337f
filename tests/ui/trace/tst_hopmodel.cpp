// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/trace/handmade.h"
#include "ui/trace/hops/hopdelegate.h"
#include "ui/trace/hops/hoptable.h"
#include "ui/trace/hops/hopwords.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>
#include <QtWidgets/QMenu>

using namespace socketscope;
using trace::AnswerKind;
using ui::HopModel;
using ui::HopRow;

class TestHopModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsAHopInARowAndFurtherRespondersBelow();
    void eachResponderHasItsOwnFigures();
    void aChangeOfRouteIsRemarked();
    void natIsRemarkedWhereItShowsFirst();
    void changesOnlyWhatHasChanged();
    void rowsComeBetweenOthersAndGo();
    void silentAndWaitingHopsHaveNoFigures();
    void theHistoryIsBoundedAndKeepsLosses();
    void aPeriodCountsOnlyItsProbes();
    void theRangeIsARoundNumber_data();
    void theRangeIsARoundNumber();
    void namesComeFromTheAddressBook();
    void figuresReadAsTheyAre();
    void theTableRemembersItsColumns();
    void remarksAreNotCut();
    void theTableTellsWhatAPersonChose();
};

namespace {

class Book final : public ui::AddressBook {
public:
    QString nameOf(const wire::IpAddress& ip) const override
    {
        return known && ip == test::ip("10.99.3.9") ? QStringLiteral("core2.practice") : QString();
    }
    QString systemOf(const wire::IpAddress&) const override
    {
        return known ? QStringLiteral("AS64501") : QString();
    }
    bool knowsSystems() const override { return known; }
    void learn()
    {
        known = true;
        Q_EMIT changed();
    }

private:
    bool known = false;
};

QString cell(const HopModel& model, int row, HopModel::Column column)
{
    return model.index(row, column).data().toString();
}

} // namespace

void TestHopModel::showsAHopInARowAndFurtherRespondersBelow()
{
    test::Handmade trace;
    trace.sevenHops();
    HopModel model;
    QAbstractItemModelTester tester(&model);
    model.update(trace.hops);
    QCOMPARE(model.rowCount(), 8); // seven hops, one of them with two responders
    QCOMPARE(cell(model, 0, HopModel::TtlColumn), QStringLiteral("1"));
    QCOMPARE(cell(model, 0, HopModel::AddressColumn), QStringLiteral("10.99.1.1"));
    QCOMPARE(cell(model, 0, HopModel::LossColumn), QStringLiteral("0 %"));
    QCOMPARE(cell(model, 0, HopModel::LastColumn), QStringLiteral("2.1"));
    QCOMPARE(cell(model, 3, HopModel::SentColumn), QStringLiteral("3"));
    QCOMPARE(model.remarkOf(3), QStringLiteral("one of 2"));
    QCOMPARE(cell(model, 4, HopModel::TtlColumn), QString());
    QCOMPARE(cell(model, 4, HopModel::AddressColumn), QStringLiteral("10.99.3.10"));
    QCOMPARE(cell(model, 4, HopModel::ReceivedColumn), QStringLiteral("1"));
    QCOMPARE(cell(model, 4, HopModel::SentColumn), QString()); // probes are sent to hops, not to responders
    QCOMPARE(model.rowOf(4), 3);
    QCOMPARE(model.rowOf(4, 1), 4);
    QCOMPARE(model.rowOf(7), 7);
    QCOMPARE(model.rowOf(9), -1);
}

void TestHopModel::eachResponderHasItsOwnFigures()
{
    test::Handmade trace;
    trace.hop(1, "10.99.2.2", 9.1); // sent at 1 ms, the next a millisecond later
    trace.hop(1, "10.99.2.1", 6.3);
    trace.lose(1);
    trace.hop(1, "10.99.2.2", 9.4);
    trace.hop(1, "10.99.2.1", 6.1);
    HopModel model;
    model.update(trace.hops);
    QCOMPARE(cell(model, 0, HopModel::SentColumn), QStringLiteral("5")); // of the hop
    QCOMPARE(cell(model, 0, HopModel::LossColumn), QStringLiteral("20 %"));
    QCOMPARE(cell(model, 0, HopModel::ReceivedColumn), QStringLiteral("2"));
    QCOMPARE(cell(model, 0, HopModel::LastColumn), QStringLiteral("9.4"));
    QCOMPARE(cell(model, 0, HopModel::BestColumn), QStringLiteral("9.1"));
    QCOMPARE(cell(model, 1, HopModel::ReceivedColumn), QStringLiteral("2"));
    QCOMPARE(cell(model, 1, HopModel::LastColumn), QStringLiteral("6.1"));
    QCOMPARE(cell(model, 1, HopModel::WorstColumn), QStringLiteral("6.3"));
    QCOMPARE(model.row(0).history, (std::vector<float> {9.1F, -1, 9.4F}));
    QCOMPARE(model.row(1).history, (std::vector<float> {6.3F, 6.1F}));
    model.update(trace.hops, ui::TracePeriod {test::atMs(2), test::atMs(4)});
    QCOMPARE(cell(model, 0, HopModel::SentColumn), QStringLiteral("3"));
    QCOMPARE(cell(model, 0, HopModel::LastColumn), QStringLiteral("9.4"));
    QCOMPARE(cell(model, 1, HopModel::LastColumn), QStringLiteral("6.3"));
    QCOMPARE(model.row(1).history, (std::vector<float> {6.3F}));
}

void TestHopModel::aChangeOfRouteIsRemarked()
{
    test::Handmade trace;
    for (int i = 0; i < 20; ++i)
        trace.hop(1, "10.99.2.1", 6);
    HopModel model;
    model.update(trace.hops);
    QCOMPARE(model.remarkOf(0), QString());
    for (int i = 0; i < 20; ++i)
        trace.hop(1, "10.99.2.2", 6);
    model.update(trace.hops);
    QCOMPARE(model.remarkOf(0), QStringLiteral("the route changed"));
    QCOMPARE(model.remarkOf(1), QString());
    for (int i = 0; i < 40; ++i)
        trace.hop(1, "10.99.2.1", 6);
    model.update(trace.hops);
    QCOMPARE(model.remarkOf(0), QStringLiteral("the route changed 2 times"));
    QVERIFY(model.index(0, HopModel::NameColumn).data(Qt::ToolTipRole).toString().contains("side by side"));
}

void TestHopModel::natIsRemarkedWhereItShowsFirst()
{
    test::Handmade trace;
    for (int ttl = 1; ttl <= 4; ++ttl)
        trace.hop(ttl, "10.99.2." + std::to_string(ttl), 6);
    trace::MatchedAnswer answer;
    answer.translated = true;
    for (int ttl = 2; ttl <= 3; ++ttl) {
        answer.probe = trace.send(ttl);
        answer.answer.from = test::ip("10.99.2." + std::to_string(ttl));
        trace.hops.answered(answer);
    }
    HopModel model;
    model.update(trace.hops);
    QCOMPARE(model.remarkOf(0), QString());
    QCOMPARE(model.remarkOf(1), QStringLiteral("NAT on the way"));
    QCOMPARE(model.remarkOf(2), QString()); // said once
    QVERIFY(model.index(1, HopModel::NameColumn).data(Qt::ToolTipRole).toString().contains("home routers"));
}

void TestHopModel::changesOnlyWhatHasChanged()
{
    test::Handmade trace;
    trace.sevenHops();
    HopModel model;
    QAbstractItemModelTester tester(&model);
    model.update(trace.hops);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.update(trace.hops);
    QCOMPARE(changed.size(), 0);
    trace.hop(2, "10.99.2.1", 6.5);
    model.update(trace.hops);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].toModelIndex().row(), 1);
    QCOMPARE(changed[0][1].toModelIndex().row(), 1);
    QCOMPARE(cell(model, 1, HopModel::LastColumn), QStringLiteral("6.5"));
    QCOMPARE(reset.size(), 0);
}

void TestHopModel::rowsComeBetweenOthersAndGo()
{
    test::Handmade trace;
    trace.sevenHops();
    HopModel model;
    QAbstractItemModelTester tester(&model);
    model.update(trace.hops);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    trace.hop(2, "10.99.2.2", 6.6);
    model.update(trace.hops);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted[0][1].toInt(), 2);
    QCOMPARE(inserted[0][2].toInt(), 2);
    QCOMPARE(model.rowCount(), 9);

    test::Handmade shorter;
    shorter.hop(1, "10.99.1.1", 2.1);
    model.update(shorter.hops);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(model.rowCount(), 1);
    model.update(trace::Hops());
    QCOMPARE(model.rowCount(), 0);
}

void TestHopModel::silentAndWaitingHopsHaveNoFigures()
{
    test::Handmade trace;
    trace.sevenHops();
    HopModel model;
    model.update(trace.hops);
    const int silent = model.rowOf(5);
    QCOMPARE(cell(model, silent, HopModel::AddressColumn), QString::fromUtf8("· · ·"));
    QCOMPARE(cell(model, silent, HopModel::LossColumn), QString::fromUtf8("–"));
    QCOMPARE(cell(model, silent, HopModel::LastColumn), QString());
    QCOMPARE(model.remarkOf(silent), ui::remarkText(trace::HopRemark::Silent));

    test::Handmade waits;
    waits.send(1);
    waits.hop(2, "10.0.0.2", 1);
    model.update(waits.hops);
    QCOMPARE(model.remarkOf(0), QStringLiteral("waiting for an answer"));
}

void TestHopModel::theHistoryIsBoundedAndKeepsLosses()
{
    test::Handmade trace;
    for (int i = 0; i < 200; ++i)
        trace.hop(1, "10.0.0.1", i);
    trace.lose(1);
    trace.send(1); // not known yet: not in the history
    HopModel model;
    model.update(trace.hops);
    const std::vector<float>& history = model.row(0).history;
    QCOMPARE(history.size(), HopRow::historyLength);
    QVERIFY(history.back() < 0);
    QCOMPARE(history[history.size() - 2], 199.0F);
    QCOMPARE(history.front(), 141.0F); // 58 more stand between
}

void TestHopModel::aPeriodCountsOnlyItsProbes()
{
    test::Handmade trace;
    for (int i = 1; i <= 10; ++i)
        trace.hop(1, "10.0.0.1", i); // sent at i ms
    HopModel model;
    model.update(trace.hops, ui::TracePeriod {test::atMs(3), test::atMs(6)});
    const HopRow& row = model.row(0);
    QCOMPARE(row.best.value(), 3.0);
    QCOMPARE(row.worst.value(), 6.0);
    QCOMPARE(row.sent, quint64(4));
    QCOMPARE(row.received, quint64(4));
    model.update(trace.hops);
    QCOMPARE(model.row(0).sent, quint64(10));
}

void TestHopModel::theRangeIsARoundNumber_data()
{
    QTest::addColumn<double>("worst");
    QTest::addColumn<double>("range");
    QTest::addColumn<QString>("title");
    QTest::newRow("tenths") << 0.4 << 1.0 << QStringLiteral("Range 0–1 ms");
    QTest::newRow("43 ms") << 43.3 << 50.0 << QStringLiteral("Range 0–50 ms");
    QTest::newRow("50 ms") << 50.0 << 50.0 << QStringLiteral("Range 0–50 ms");
    QTest::newRow("a little over a second") << 1200.0 << 2000.0 << QStringLiteral("Range 0–2000 ms");
}

void TestHopModel::theRangeIsARoundNumber()
{
    QFETCH(double, worst);
    QFETCH(double, range);
    QFETCH(QString, title);
    test::Handmade trace;
    trace.hop(1, "10.0.0.1", worst);
    HopModel model;
    model.update(trace.hops);
    QCOMPARE(model.range(), range);
    QCOMPARE(model.headerData(HopModel::RangeColumn, Qt::Horizontal).toString(), title);
}

void TestHopModel::namesComeFromTheAddressBook()
{
    test::Handmade trace;
    trace.sevenHops();
    Book book;
    HopModel model;
    model.update(trace.hops);
    model.setNames(&book);
    QCOMPARE(cell(model, 3, HopModel::NameColumn), QString());
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    book.learn();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(cell(model, 3, HopModel::NameColumn), QStringLiteral("core2.practice"));
    QCOMPARE(cell(model, 3, HopModel::SystemColumn), QStringLiteral("AS64501"));
    QCOMPARE(cell(model, model.rowOf(5), HopModel::SystemColumn), QString()); // nobody is known there
}

void TestHopModel::figuresReadAsTheyAre()
{
    QCOMPARE(ui::millisecondsText(0.043), QStringLiteral("0.04"));
    QCOMPARE(ui::millisecondsText(2.0), QStringLiteral("2.0"));
    QCOMPARE(ui::millisecondsText(99.94), QStringLiteral("99.9"));
    QCOMPARE(ui::millisecondsText(99.96), QStringLiteral("100"));
    QCOMPARE(ui::lossText(0), QStringLiteral("0 %"));
    QCOMPARE(ui::lossText(0.04), QStringLiteral("0.0 %"));
    QCOMPARE(ui::lossText(12.4), QStringLiteral("12 %"));
    QCOMPARE(ui::lossText(99.6), QStringLiteral("99.6 %"));
    QCOMPARE(ui::lossText(100), QStringLiteral("100 %"));
}

void TestHopModel::theTableRemembersItsColumns()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    {
        ui::HopTable table(settings);
        QVERIFY(table.isColumnHidden(HopModel::DeviationColumn));
        QVERIFY(!table.isColumnHidden(HopModel::WorstColumn));
        table.setColumnChosen(HopModel::DeviationColumn, true);
        table.setColumnChosen(HopModel::WorstColumn, false);
        table.setColumnChosen(HopModel::TtlColumn, false); // stays
    }
    ui::HopTable table(settings);
    QVERIFY(!table.isColumnHidden(HopModel::DeviationColumn));
    QVERIFY(table.isColumnHidden(HopModel::WorstColumn));
    QVERIFY(!table.isColumnHidden(HopModel::TtlColumn));
    QMenu menu;
    table.fillColumnMenu(menu);
    QCOMPARE(menu.actions().size(), qsizetype(HopModel::ColumnCount - 2));
    Book book; // without a source of systems there is no column for them
    table.setNames(&book);
    QVERIFY(table.isColumnHidden(HopModel::SystemColumn));
    book.learn();
    QVERIFY(!table.isColumnHidden(HopModel::SystemColumn));
}

void TestHopModel::remarksAreNotCut()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    ui::HopTable table(settings);
    table.resize(920, 400);
    table.show();
    test::Handmade trace;
    trace.hop(1, "10.99.1.1", 2.1);
    table.showHops(trace.hops);
    const int usual = table.columnWidth(HopModel::NameColumn);
    test::Handmade silent;
    silent.sevenHops();
    table.showHops(silent.hops);
    const QString remark = ui::remarkText(trace::HopRemark::Silent);
    const int needed = QFontMetrics(ui::HopDelegate::fontOf(HopModel::NameColumn)).horizontalAdvance(remark);
    QVERIFY(table.columnWidth(HopModel::NameColumn) > needed);
    QVERIFY(table.columnWidth(HopModel::NameColumn) > usual);
    int all = 0;
    for (int i = 0; i < HopModel::ColumnCount; ++i)
        all += table.isColumnHidden(i) ? 0 : table.columnWidth(i);
    QCOMPARE(all, table.viewport()->width());
}

void TestHopModel::theTableTellsWhatAPersonChose()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    test::Handmade trace;
    trace.sevenHops();
    ui::HopTable table(settings);
    table.resize(900, 400);
    table.showHops(trace.hops);
    QSignalSpy selected(&table, &ui::HopTable::selected);
    table.select(4, 1);
    QCOMPARE(selected.size(), 0);
    QCOMPARE(table.currentIndex().row(), 4);
    QTest::keyClick(&table, Qt::Key_Down);
    QCOMPARE(selected.size(), 1);
    QCOMPARE(selected[0], QVariantList({5, 0}));
    trace.hop(2, "10.99.2.2", 6.6); // a row comes in above: the same hop stays chosen
    table.showHops(trace.hops);
    QCOMPARE(selected.size(), 1);
    QCOMPARE(table.hopModel().row(table.currentIndex().row()).ttl, std::uint8_t(5));
}

QTEST_MAIN(TestHopModel)
#include "tst_hopmodel.moc"
