// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/words/recorded.h"
#include "ui/log/logmodel.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>

#include <cerrno>

using namespace socketscope;
using namespace socketscope::journal;
using ui::LogFilter;
using ui::LogModel;

class TestLogModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsEventsInOrder();
    void addsWhatIsNewInOneBatchAndNeverResets();
    void findsByNameCallAddressErrorAndBytes_data();
    void findsByNameCallAddressErrorAndBytes();
    void filtersByActorKindAndError();
    void goesThroughAMillionEventsInSlices();
    void answersForWrongRows();
};

namespace {

QStringList meanings(const LogModel& model)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all << model.index(row, LogModel::MeaningColumn).data().toString();
    return all;
}

void record(test::Recorded& r)
{
    r.callAndReturn({.local = test::address("127.0.0.1:8888"), .actor = r.udpServer, .call = CallName::Bind},
        {.local = test::address("127.0.0.1:8888")});
    r.callAndReturn({.argument = 1024, .actor = r.udpServer, .call = CallName::Recvfrom},
        {.peer = test::address("127.0.0.1:8000"), .result = 5}, toBytes("Hello"));
    r.callAndReturn({.peer = test::address("[::1]:9"), .actor = r.tcpClient, .call = CallName::Connect},
        {.result = -1, .error = ECONNREFUSED});
    r.failure(FailureCode::KernelDrops, {.argument = 3, .actor = r.udpServer});
}

} // namespace

void TestLogModel::showsEventsInOrder()
{
    test::Recorded r;
    record(r);
    LogModel model(r.journal);
    QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.refresh());
    QCOMPARE(model.rowCount(), 12); // five actors, seven events
    const auto cell = [&](int row, int column) { return model.index(row, column).data().toString(); };
    const int got = 8; // the return of recvfrom
    QCOMPARE(cell(got, LogModel::TimeColumn), QStringLiteral("1.058"));
    QCOMPARE(cell(got, LogModel::WhoColumn), QStringLiteral("server"));
    QCOMPARE(cell(got, LogModel::EventColumn), QStringLiteral("return"));
    QCOMPARE(cell(got, LogModel::CallColumn), QStringLiteral("recvfrom"));
    QCOMPARE(cell(got, LogModel::ResultColumn), QStringLiteral("5"));
    QCOMPARE(cell(got, LogModel::PeerColumn), QStringLiteral("127.0.0.1:8000"));
    QCOMPARE(cell(got, LogModel::BytesColumn), QStringLiteral("5 B"));
    QCOMPARE(cell(got, LogModel::MeaningColumn), QStringLiteral("returned 5 bytes from 127.0.0.1:8000"));
    QCOMPARE(cell(got - 1, LogModel::CallColumn), QStringLiteral("recvfrom(1024)"));
    QCOMPARE(cell(10, LogModel::ResultColumn), QStringLiteral("-1 ECONNREFUSED"));
    QCOMPARE(model.index(10, 0).data(LogModel::ToneRole).toInt(), int(LogModel::Failed));
    QCOMPARE(model.index(got, 0).data(LogModel::SeqRole).toULongLong(), 9ULL);
    QCOMPARE(model.rowOf(9), 8);
    QCOMPARE(model.seqAt(8), Seq(9));
}

void TestLogModel::addsWhatIsNewInOneBatchAndNeverResets()
{
    test::Recorded r;
    LogModel model(r.journal);
    QAbstractItemModelTester tester(&model);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.refresh();
    record(r);
    model.refresh();
    QCOMPARE(inserted.size(), 2);
    QCOMPARE(inserted.last().at(1).toInt(), 5);
    QCOMPARE(inserted.last().at(2).toInt(), 11);
    model.refresh();
    QCOMPARE(inserted.size(), 2);
    model.setFilter({.text = QStringLiteral("bind")});
    QCOMPARE(model.rowCount(), 0);
    model.refresh();
    model.setFilter({});
    model.refresh();
    QCOMPARE(model.rowCount(), 12);
    QCOMPARE(resets.size(), 0);
}

void TestLogModel::findsByNameCallAddressErrorAndBytes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("rows");
    QTest::newRow("call") << QStringLiteral("BIND") << 2;
    QTest::newRow("bytes in any letter case") << QStringLiteral("hELLO") << 1;
    QTest::newRow("peer") << QStringLiteral("127.0.0.1:8000") << 1;
    QTest::newRow("own address") << QStringLiteral(":8888") << 2;
    QTest::newRow("v6") << QStringLiteral("[::1]") << 1;
    QTest::newRow("error") << QStringLiteral("refused") << 1;
    QTest::newRow("actor") << QStringLiteral("tcp client") << 3;
    QTest::newRow("meaning of a failure") << QStringLiteral("dropped") << 1;
    QTest::newRow("nothing") << QStringLiteral("no such thing") << 0;
}

void TestLogModel::findsByNameCallAddressErrorAndBytes()
{
    QFETCH(QString, text);
    QFETCH(int, rows);
    test::Recorded r;
    record(r);
    LogModel model(r.journal);
    QAbstractItemModelTester tester(&model);
    model.setFilter({.text = text});
    QVERIFY(!model.refresh());
    QVERIFY2(model.rowCount() == rows, qPrintable(meanings(model).join(u'\n')));
}

void TestLogModel::filtersByActorKindAndError()
{
    test::Recorded r;
    record(r);
    r.callAndReturn({.argument = 9, .actor = r.connection, .call = CallName::Recv}, {.result = 0});
    LogModel model(r.journal);
    QAbstractItemModelTester tester(&model);
    model.setFilter({.errorsOnly = true});
    model.refresh();
    QCOMPARE(meanings(model),
        QStringList({QStringLiteral("failed with ECONNREFUSED: nothing listens there"),
            QStringLiteral("3 datagrams dropped: receive buffer full")}));
    QCOMPARE(model.rowOf(12), 1);
    QCOMPARE(model.rowOf(1), -1);
    QVERIFY(model.hasSeen(1));
    model.setFilter({.actor = r.tcpServer, .kinds = LogFilter::bit(EventKind::Return)});
    model.refresh();
    QCOMPARE(meanings(model),
        QStringList({QStringLiteral("returned 0 bytes: end of stream")})); // of its connection
}

void TestLogModel::goesThroughAMillionEventsInSlices()
{
    test::Recorded r;
    const Bytes bytes = toBytes("some bytes of a message that go on for a while, 64 of them.....");
    constexpr int events = 1'000'000;
    for (int i = 0; i < events; ++i)
        r.journal.append({.peer = test::address("127.0.0.1:8000"),
                             .result = 64,
                             .actor = r.udpServer,
                             .kind = EventKind::Return,
                             .call = CallName::Recvfrom},
            bytes);
    const Seq rare = r.failure(FailureCode::KernelDrops, {.argument = 1, .actor = r.udpServer});
    LogModel model(r.journal);
    QVERIFY(!model.refresh());
    QCOMPARE(model.rowCount(), events + 6);
    model.setFilter({.text = QStringLiteral("dropped")});
    int slices = 1;
    qint64 longest = 0;
    for (bool more = true; more; ++slices) {
        QElapsedTimer timer;
        timer.start();
        more = model.refresh();
        longest = qMax(longest, timer.nsecsElapsed());
    }
    qInfo("%d slices, the longest %.1f ms", slices, double(longest) / 1e6);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.seqAt(0), rare);
    QVERIFY(slices >= events / int(LogModel::slice));
}

void TestLogModel::answersForWrongRows()
{
    test::Recorded r;
    LogModel model(r.journal);
    model.refresh();
    QCOMPARE(model.seqAt(-1), Seq(0));
    QCOMPARE(model.seqAt(model.rowCount()), Seq(0));
    QCOMPARE(model.rowOf(0), -1);
    QCOMPARE(model.rowOf(999), -1);
    QVERIFY(!model.hasSeen(999));
    QCOMPARE(model.rowCount(model.index(0, 0)), 0);
}

QTEST_GUILESS_MAIN(TestLogModel)
#include "tst_logmodel.moc"
