// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/words/recorded.h"
#include "ui/inspector/eventlink.h"
#include "ui/inspector/facttable.h"
#include "ui/inspector/hexview.h"
#include "ui/inspector/inspector.h"
#include "ui/theme/stylesheet.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/notebox.h"

#include <QtTest/QtTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QScrollArea>

#include <algorithm>
#include <cerrno>

using namespace socketscope;
using namespace socketscope::journal;
using ui::FactRow;
using ui::Inspector;

class TestInspector : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        // The offscreen platform says this of every window.
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints)")));
    }
    void isEmptyUntilSomethingIsChosen();
    void showsACallWithItsBytes();
    void factsOfAFailureAreATable();
    void icmpErrorsShowWhatTheyQuote();
    void linksLeadToOtherEvents();
    void aReceiveSaysWhichSendsItsBytesCameFrom();
    void aCallThatWaitedSaysWhatWokeIt();
    void aNarrowInspectorCutsNothing();
    void aWaitingCallChangesWhenItComesBack();
    void everyLabelIsPlainText();
    void looksRightInBothSchemes();
};

namespace {

QString label(const Inspector& inspector, const char* name)
{
    return inspector.findChild<QLabel*>(QString::fromLatin1(name))->text();
}

QList<FactRow> visibleFacts(const Inspector& inspector)
{
    QList<FactRow> rows;
    for (const auto* table : inspector.findChildren<ui::FactTable*>())
        rows << table->rows();
    return rows;
}

Seq recvOf(test::Recorded& r)
{
    return r.callAndReturn({.argument = 1024, .actor = r.connection, .call = CallName::Recv},
        {.local = test::address("127.0.0.1:8888"), .peer = test::address("127.0.0.1:8000"), .result = 33},
        toBytes("hello, this message is longer th\x01"));
}

} // namespace

void TestInspector::isEmptyUntilSomethingIsChosen()
{
    test::Recorded r;
    Inspector inspector(r.journal);
    inspector.show();
    QVERIFY(inspector.findChild<ui::EmptyState*>()->isVisible());
    inspector.setSeq(1);
    QVERIFY(!inspector.findChild<ui::EmptyState*>()->isVisible());
    inspector.setSeq(999'999); // never heard of
    QCOMPARE(inspector.seq(), 0ULL);
    QVERIFY(inspector.findChild<ui::EmptyState*>()->isVisible());
}

void TestInspector::showsACallWithItsBytes()
{
    test::Recorded r;
    Inspector inspector(r.journal);
    inspector.show();
    inspector.setSeq(recvOf(r));
    QCOMPARE(label(inspector, "inspectorTitle"), QStringLiteral("recv(1024) on connection 7"));
    QCOMPARE(
        label(inspector, "inspectorSubtitle"), QStringLiteral("1.058 s · returned 33 bytes · waited 27 ms"));
    QVERIFY(inspector.findChild<ui::NoteBox*>()->text().startsWith(
        QStringLiteral("33 bytes of the stream had arrived")));
    QCOMPARE(visibleFacts(inspector),
        QList<FactRow>({{QStringLiteral("Buffer"), QStringLiteral("1024 bytes")},
            {QStringLiteral("Returned"), QStringLiteral("33")},
            {QStringLiteral("Own address"), QStringLiteral("127.0.0.1:8888")},
            {QStringLiteral("Peer"), QStringLiteral("127.0.0.1:8000")}}));
    const auto* hex = inspector.findChild<ui::HexView*>();
    QVERIFY(hex->isVisible());
    QCOMPARE(hex->bytes().size(), std::size_t(33));
    QVERIFY(!inspector.findChild<QLabel*>(QStringLiteral("inspectorAbridged"))->isVisible());
    inspector.setSeq(1); // a state has none
    QVERIFY(!hex->isVisible());
}

void TestInspector::factsOfAFailureAreATable()
{
    test::Recorded r;
    const Seq seq = r.failure(FailureCode::AddressInUse, {.actor = r.udpServer},
        {{"holder", "process"}, {"process", "<b>nc</b>\x1b"}, {"pid", "12"}});
    Inspector inspector(r.journal);
    inspector.show();
    inspector.setSeq(seq);
    QCOMPARE(visibleFacts(inspector),
        QList<FactRow>({{QStringLiteral("Held by"), QStringLiteral("process")},
            {QStringLiteral("Program"), QStringLiteral("<b>nc</b>\\x1b")},
            {QStringLiteral("Process"), QStringLiteral("12")}}));
    QVERIFY(!inspector.findChild<ui::HexView*>()->isVisible());
    QCOMPARE(label(inspector, "inspectorAction"),
        QStringLiteral("Choose another port, or 0 to let the system choose."));
}

void TestInspector::icmpErrorsShowWhatTheyQuote()
{
    test::Recorded r;
    const Seq seq = r.journal.append({.local = test::address("10.0.0.1:0"),
                                         .peer = test::address("10.0.0.5:9999"),
                                         .argument = 3 * 256 + 3,
                                         .actor = r.udpClient,
                                         .code = static_cast<std::uint16_t>(FailureCode::IcmpError),
                                         .kind = EventKind::Failure},
        toBytes("hello"));
    Inspector inspector(r.journal);
    inspector.show();
    inspector.setSeq(seq);
    QVERIFY(inspector.findChild<ui::HexView*>()->isVisible());
    QVERIFY(visibleFacts(inspector).contains(
        FactRow {QStringLiteral("Meaning"), QStringLiteral("port unreachable")}));
    QVERIFY(
        visibleFacts(inspector).contains(FactRow {QStringLiteral("Sent by"), QStringLiteral("10.0.0.1")}));
}

void TestInspector::linksLeadToOtherEvents()
{
    test::Recorded r;
    const Seq got = r.callAndReturn({.argument = 4, .actor = r.udpServer, .call = CallName::Recvfrom},
        {.peer = test::address("127.0.0.1:8000"), .result = 4}, toBytes("hell"));
    const Seq cut = r.failure(FailureCode::Truncated, {.cause = got, .argument = 6, .actor = r.udpServer});
    Inspector inspector(r.journal);
    inspector.show();
    inspector.setSeq(got);
    QSignalSpy activated(&inspector, &Inspector::activated);
    const auto links = inspector.findChildren<ui::EventLink*>();
    QCOMPARE(links.size(), 2);
    QCOMPARE(links.at(0)->fullText(), QStringLiteral("Started: recvfrom(4) at 1.031 s"));
    QCOMPARE(links.at(1)->fullText(),
        QStringLiteral("Led to: 6 bytes of the datagram lost: the buffer was too small at 0.000 s"));
    QTest::mouseClick(links.at(0), Qt::LeftButton);
    QTest::mouseClick(links.at(1), Qt::LeftButton);
    QCOMPARE(activated.at(0).first().toULongLong(), got - 1);
    QCOMPARE(activated.at(1).first().toULongLong(), cut);
}

void TestInspector::aReceiveSaysWhichSendsItsBytesCameFrom()
{
    test::Recorded r;
    const auto listener
        = r.journal.addActor({.name = "listener", .role = ActorRole::TcpServer}, instantAt(0));
    const auto client = test::address("127.0.0.1:8000");
    const auto server = test::address("127.0.0.1:8888");
    r.callAndReturn({.local = server, .actor = listener, .call = CallName::Bind}, {.local = server});
    r.callAndReturn(
        {.local = server, .argument = 1, .actor = listener, .call = CallName::Listen}, {.local = server});
    r.callAndReturn(
        {.peer = server, .actor = r.tcpClient, .call = CallName::Connect}, {.local = client, .peer = server});
    r.callAndReturn({.local = server, .actor = listener, .call = CallName::Accept},
        {.local = server, .peer = client, .result = 9});
    const auto connection = r.journal.addActor(
        {.name = "listener#1", .role = ActorRole::TcpConnection, .parent = listener, .number = 1},
        instantAt(0));
    r.journal.append({.local = server,
        .peer = client,
        .actor = connection,
        .code = static_cast<std::uint16_t>(StateCode::Established),
        .kind = EventKind::State});
    const Event ends {
        .local = client, .peer = server, .argument = 5, .actor = r.tcpClient, .call = CallName::Send};
    const Seq hello = r.callAndReturn(ends, {.local = client, .peer = server, .result = 5}, toBytes("Hello"));
    const Seq world = r.callAndReturn(ends, {.local = client, .peer = server, .result = 5}, toBytes("World"));
    const Seq got = r.callAndReturn(
        {.local = server, .peer = client, .argument = 8, .actor = connection, .call = CallName::Recv},
        {.local = server, .peer = client, .result = 8}, toBytes("HelloWor"));
    journal::Ladder ladder;
    ladder.update(JournalView(r.journal));
    Inspector inspector(r.journal);
    inspector.setLadder(&ladder);
    inspector.show();
    inspector.setSeq(got);
    QStringList texts;
    for (const auto* link : inspector.findChildren<ui::EventLink*>())
        texts << link->fullText();
    QCOMPARE(texts,
        QStringList({QStringLiteral("Bytes 0 to 4 from send(5 B) on tcp client at 1.058 s"),
            QStringLiteral("Bytes 5 to 7 from send(5 B) on tcp client at 1.058 s"),
            QStringLiteral("Woken by send(5 B) on tcp client at 1.058 s"),
            QStringLiteral("Started: recv(8) at 1.031 s")}));
    QSignalSpy activated(&inspector, &Inspector::activated);
    const auto links = inspector.findChildren<ui::EventLink*>();
    QTest::mouseClick(links.at(0), Qt::LeftButton);
    QTest::mouseClick(links.at(1), Qt::LeftButton);
    QCOMPARE(activated.at(0).first().toULongLong(), hello);
    QCOMPARE(activated.at(1).first().toULongLong(), world);
    inspector.setSeq(world);
    QApplication::sendPostedEvents();
    texts.clear();
    for (const auto* link : inspector.findChildren<ui::EventLink*>())
        if (link->isVisible())
            texts << link->fullText();
    QVERIFY2(texts.contains(QStringLiteral("3 bytes to recv(8) on listener#1 at 1.058 s")),
        qPrintable(texts.join(u'\n')));
}

void TestInspector::aCallThatWaitedSaysWhatWokeIt()
{
    test::Recorded r;
    const auto client = test::address("127.0.0.1:8000");
    const auto server = test::address("127.0.0.1:8888");
    r.callAndReturn({.local = server, .actor = r.udpServer, .call = CallName::Bind}, {.local = server});
    r.callAndReturn({.local = client, .actor = r.udpClient, .call = CallName::Bind}, {.local = client});
    const Seq asks = r.journal.append({.local = server,
        .argument = 64,
        .actor = r.udpServer,
        .kind = EventKind::Call,
        .call = CallName::Recvfrom});
    const Event hello {
        .local = client, .peer = server, .argument = 5, .actor = r.udpClient, .call = CallName::Sendto};
    const Seq sent = r.callAndReturn(hello, {.local = client, .peer = server, .result = 5}, toBytes("hello"));
    const Seq got = r.journal.append({.at = instantAt(1'100'000'000),
                                         .cause = asks,
                                         .local = server,
                                         .peer = client,
                                         .result = 5,
                                         .actor = r.udpServer,
                                         .kind = EventKind::Return,
                                         .call = CallName::Recvfrom,
                                         .flags = Event::Blocked},
        toBytes("hello"));
    journal::Ladder ladder;
    ladder.update(JournalView(r.journal));
    Inspector inspector(r.journal);
    inspector.setLadder(&ladder);
    inspector.show();
    inspector.setSeq(got);
    const auto links = inspector.findChildren<ui::EventLink*>();
    const auto woken = std::find_if(links.begin(), links.end(),
        [](const ui::EventLink* link) { return link->fullText().startsWith(QStringLiteral("Woken")); });
    QVERIFY(woken != links.end());
    QCOMPARE(
        (*woken)->fullText(), QStringLiteral("Woken by sendto(5 B, 127.0.0.1:8888) on client at 1.058 s"));
    QSignalSpy activated(&inspector, &Inspector::activated);
    QTest::mouseClick(*woken, Qt::LeftButton);
    QCOMPARE(activated.at(0).first().toULongLong(), sent);
    inspector.setSeq(sent); // did not wait
    QApplication::sendPostedEvents();
    for (const auto* link : inspector.findChildren<ui::EventLink*>())
        QVERIFY(!link->isVisible() || !link->fullText().startsWith(QStringLiteral("Woken")));
}

void TestInspector::aNarrowInspectorCutsNothing()
{
    test::Recorded r;
    Inspector inspector(r.journal);
    inspector.resize(256, 700);
    inspector.show();
    inspector.setSeq(recvOf(r));
    QApplication::sendPostedEvents();
    const auto* scroll = inspector.findChild<QScrollArea*>();
    QCOMPARE(scroll->widget()->width(), scroll->viewport()->width());
}

void TestInspector::aWaitingCallChangesWhenItComesBack()
{
    test::Recorded r;
    const Seq call = r.journal.append(
        {.argument = 1024, .actor = r.udpServer, .kind = EventKind::Call, .call = CallName::Recvfrom});
    Inspector inspector(r.journal);
    inspector.setSeq(call);
    QCOMPARE(label(inspector, "inspectorSubtitle"), QStringLiteral("0.000 s · has not come back yet"));
    r.journal.append({.at = instantAt(2'000'000),
        .cause = call,
        .result = 5,
        .actor = r.udpServer,
        .kind = EventKind::Return,
        .call = CallName::Recvfrom});
    inspector.refresh();
    QCOMPARE(label(inspector, "inspectorSubtitle"), QStringLiteral("0.000 s · came back after 2 ms"));
}

void TestInspector::everyLabelIsPlainText()
{
    test::Recorded r;
    Inspector inspector(r.journal);
    inspector.setSeq(recvOf(r));
    const auto labels = inspector.findChildren<QLabel*>();
    QVERIFY(labels.size() > 8);
    for (const QLabel* each : labels)
        QVERIFY2(each->textFormat() == Qt::PlainText, qPrintable(each->text()));
}

void TestInspector::looksRightInBothSchemes()
{
    const QString folder = qEnvironmentVariable("SOCKETSCOPE_SCREENSHOTS");
    for (const auto scheme : {ui::Scheme::Light, ui::Scheme::Dark}) {
        ui::applyTheme(*qApp, scheme);
        const QString tail
            = scheme == ui::Scheme::Light ? QStringLiteral(".png") : QStringLiteral("-dark.png");
        test::Recorded r;
        Inspector inspector(r.journal);
        inspector.resize(300, 640);
        inspector.show();
        const auto picture = [&](const QString& name, Seq seq) {
            inspector.setSeq(seq);
            QApplication::sendPostedEvents();
            const QImage image = inspector.grab().toImage();
            QCOMPARE(image.pixelColor(2, 2), ui::Theme::of(&inspector).card);
            if (!folder.isEmpty())
                QVERIFY(image.save(folder + u'/' + name + tail));
        };
        picture(QStringLiteral("inspector"), recvOf(r));
        const Seq bind = r.callAndReturn(
            {.local = test::address("127.0.0.1:8000"), .actor = r.tcpClient, .call = CallName::Bind},
            {.result = -1, .error = EADDRINUSE});
        r.failure(FailureCode::AddressInUse, {.cause = bind, .actor = r.tcpClient},
            {{"holder", "time-wait"}, {"actor", "tcp client"}, {"seconds", "43"}});
        picture(QStringLiteral("inspector-failure"), bind);
        picture(QStringLiteral("inspector-empty"), 0);
    }
}

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
