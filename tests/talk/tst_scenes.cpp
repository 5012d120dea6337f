// SPDX-License-Identifier: GPL-3.0-or-later
// The shipped scenes over real sockets: each keeps its promise.
#include "tests/talk/stagerun.h"

#include "core/journal/facts.h"

#include <algorithm>

using namespace socketscope;
using journal::CallName;
using journal::Event;
using journal::EventKind;
using journal::FailureCode;
using journal::Seq;

class TestScenes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void makesTheCallsOfTheDocument_data();
    void makesTheCallsOfTheDocument();
    void tellsHowMuchOfADatagramWasLost();
    void tiesTheIcmpErrorToItsDatagram();
    void tellsAResetFromAnOrderlyEnd();
    void leavesAThirdConnectionWaiting();
    void saysWhoHoldsTheAddress();
    void findsMessagesHoweverTheStreamIsCut();
    void choosesItsPortsAnewEachTime();
    void readsBackEverySceneThatItWrites_data();
    void readsBackEverySceneThatItWrites();
};

void TestScenes::makesTheCallsOfTheDocument_data()
{
    QTest::addColumn<QString>("scene");
    QTest::addColumn<QString>("actor");
    QTest::addColumn<QStringList>("returns");
    const auto row = [](const char* scene, const char* actor, const QStringList& returns) {
        QTest::addRow("%s: %s", scene, actor)
            << QString::fromLatin1(scene) << QString::fromLatin1(actor) << returns;
    };
    row("udp-hello", "server", {"socket", "bind 0", "recvfrom 5 hello", "close 0"});
    row("udp-hello", "client", {"socket", "bind 0", "sendto 5 hello", "close 0"});
    row("udp-shout", "server", {"socket", "bind 0", "recvfrom 5 hello", "sendto 5 HELLO", "close 0"});
    row("udp-shout", "client", {"socket", "sendto 5 hello", "recvfrom 5 HELLO", "close 0"});
    row("udp-truncated", "server", {"socket", "bind 0", "recvfrom 4 0123", "recvfrom 4 next", "close 0"});
    row("udp-not-ready", "server", {"socket", "bind 0", "recvfrom 12 early enough", "close 0"});
    row("udp-not-ready", "client",
        {"socket", "bind 0", "sendto 9 too early", "sendto 12 early enough", "close 0"});
    row("tcp-hello", "server", {"socket", "bind 0", "listen 0", "accept", "close 0"});
    row("tcp-hello", "server#1", {"recv 5 hello", "recv 0", "close 0"});
    row("tcp-hello", "client", {"socket", "connect 0", "send 5 hello", "close 0"});
    row("tcp-shout", "server#1", {"recv 5 hello", "send 5 HELLO", "recv 0", "close 0"});
    row("tcp-shout", "client", {"socket", "connect 0", "send 5 hello", "recv 5 HELLO", "close 0"});
    // One send is read by three recv, three sends by one: never one to one.
    row("tcp-stream", "client",
        {"socket", "connect 0", "send 10 HelloWorld", "send 4 one ", "send 4 two ", "send 5 three",
            "close 0"});
    row("tcp-stream", "server#1",
        {"recv 4 Hell", "recv 4 oWor", "recv 2 ld", "recv 13 one two three", "recv 0", "close 0"});
    row("tcp-half-close", "client",
        {"socket", "connect 0", "send 11 this is all", "shutdown 0", "recv 20 all of it, thank you", "recv 0",
            "close 0"});
    row("tcp-half-close", "server#1",
        {"recv 11 this is all", "recv 0", "send 20 all of it, thank you", "close 0"});
    row("tcp-reset", "server#1", {"recv 5 hello", "recv -1 ECONNRESET", "close 0"});
    row("tcp-time-wait", "client", {"socket", "bind 0", "connect 0", "send 5 hello", "close 0"});
    row("tcp-time-wait", "client again", {"socket", "bind -1 EADDRINUSE", "close 0"});
    row("tcp-time-wait", "server again", {"socket", "bind 0", "listen 0", "close 0"});
}

void TestScenes::makesTheCallsOfTheDocument()
{
    QFETCH(QString, scene);
    QFETCH(QString, actor);
    QFETCH(QStringList, returns);
    test::StageRun run;
    run.add(test::shippedScene(scene));
    QVERIFY(run.runToTheEnd());
    QCOMPARE(run.returnsOf(actor.toStdString()), returns);
}

void TestScenes::tellsHowMuchOfADatagramWasLost()
{
    test::StageRun run;
    run.add(test::shippedScene(QStringLiteral("udp-truncated")));
    QVERIFY(run.runToTheEnd());
    const auto cut = run.failures(FailureCode::Truncated);
    QCOMPARE(cut.size(), std::size_t(1));
    QCOMPARE(cut.front().argument, 6);
    const journal::JournalView view(run.journal);
    QCOMPARE(view.at(cut.front().cause).result, 4);
}

void TestScenes::tiesTheIcmpErrorToItsDatagram()
{
    test::StageRun run;
    run.add(test::shippedScene(QStringLiteral("udp-not-ready")));
    QVERIFY(run.runToTheEnd());
    const auto errors = run.failures(FailureCode::IcmpError);
    QCOMPARE(errors.size(), std::size_t(1));
    QCOMPARE(errors.front().argument, 3 * 256 + 3); // RFC 792: destination unreachable, port unreachable
    QCOMPARE(errors.front().local.ip.text(), std::string("127.0.0.1"));
    const journal::JournalView view(run.journal);
    const Event& sent = view.at(errors.front().cause);
    QCOMPARE(sent.call, CallName::Sendto);
    QCOMPARE(
        QByteArray(reinterpret_cast<const char*>(sent.bytes.data), sent.bytes.kept), QByteArray("too early"));
    QCOMPARE(errors.front().peer, sent.peer);
}

void TestScenes::tellsAResetFromAnOrderlyEnd()
{
    test::StageRun reset;
    reset.add(test::shippedScene(QStringLiteral("tcp-reset")));
    QVERIFY(reset.runToTheEnd());
    QCOMPARE(reset.failures(FailureCode::ConnectionReset).size(), std::size_t(1));

    test::StageRun orderly;
    orderly.add(test::shippedScene(QStringLiteral("tcp-hello")));
    QVERIFY(orderly.runToTheEnd());
    QCOMPARE(orderly.failures(FailureCode::ConnectionReset).size(), std::size_t(0));
}

void TestScenes::leavesAThirdConnectionWaiting()
{
    test::StageRun run;
    run.add(test::shippedScene(QStringLiteral("tcp-backlog")));
    QVERIFY(run.runToTheEnd());
    const journal::JournalView view(run.journal);
    Seq sentBySecond = 0;
    Seq firstAccept = 0;
    Seq thirdConnected = 0;
    for (Seq seq = 1; seq <= view.size(); ++seq) {
        const Event& event = view.at(seq);
        const std::string& who = view.actor(event.actor).name;
        if (event.kind != EventKind::Return)
            continue;
        if (who == "client 2" && event.call == CallName::Send)
            sentBySecond = seq;
        if (event.call == CallName::Accept && firstAccept == 0)
            firstAccept = seq;
        if (who == "client 3" && event.call == CallName::Connect)
            thirdConnected = seq;
    }
    QVERIFY(
        sentBySecond > 0 && sentBySecond < firstAccept); // connected, and even sent, with no accept at all
    QVERIFY(thirdConnected > firstAccept); // room only when one was accepted
    QVERIFY(view.at(thirdConnected).has(Event::Blocked));
}

void TestScenes::saysWhoHoldsTheAddress()
{
    test::StageRun run;
    run.add(test::shippedScene(QStringLiteral("tcp-time-wait")));
    QVERIFY(run.runToTheEnd());
    const auto taken = run.failures(FailureCode::AddressInUse);
    QCOMPARE(taken.size(), std::size_t(1));
    QCOMPARE(journal::fact(taken.front().bytes.view(), "holder"), std::string("time-wait"));
    QCOMPARE(journal::fact(taken.front().bytes.view(), "actor"), std::string("client"));
    const int seconds = std::stoi(journal::fact(taken.front().bytes.view(), "seconds"));
    QVERIFY2(seconds > 50 && seconds <= 60,
        qPrintable(QString::number(seconds))); // TCP_TIMEWAIT_LEN of Linux is 60 s
}

void TestScenes::findsMessagesHoweverTheStreamIsCut()
{
    for (const std::uint32_t size : {1U, 3U, 5U, 4096U}) {
        auto scene = test::shippedScene(QStringLiteral("tcp-framing"));
        std::get<talk::ReceiveStep>(scene.endpoints.front().program.connection.front().action).bufferSize
            = size;
        test::StageRun run;
        run.add(scene);
        QVERIFY(run.runToTheEnd());
        const journal::JournalView view(run.journal);
        QList<QByteArray> messages;
        for (Seq seq = 1; seq <= view.size(); ++seq) {
            const Event& event = view.at(seq);
            if (event.kind == EventKind::Message)
                messages << QByteArray(reinterpret_cast<const char*>(event.bytes.data), event.bytes.kept);
        }
        const QList<QByteArray> expected {QByteArray("\0\2hi", 4),
            QByteArray("\0\x10"
                       "a longer message",
                18),
            QByteArray("\0\3bye", 5)};
        QCOMPARE(messages, expected);
    }
}

void TestScenes::choosesItsPortsAnewEachTime()
{
    test::StageRun first;
    first.add(test::shippedScene(QStringLiteral("udp-sink")));
    first.stage.runAll();
    QVERIFY(first.waitForCall("server", CallName::Bind, EventKind::Return));
    test::StageRun second;
    second.add(test::shippedScene(QStringLiteral("udp-sink")));
    second.stage.runAll();
    QVERIFY(second.waitForCall("server", CallName::Bind, EventKind::Return));
    QVERIFY(first.boundAddress("server").port != 0);
    QVERIFY(first.boundAddress("server") != second.boundAddress("server"));
}

void TestScenes::readsBackEverySceneThatItWrites_data()
{
    QTest::addColumn<QString>("name");
    const QStringList files
        = QDir(QStringLiteral(SOCKETSCOPE_SOURCE_DIR "/resources/scenes")).entryList({"*.json"});
    QVERIFY(files.size() >= 16);
    for (const QString& file : files)
        QTest::newRow(qPrintable(file)) << file.chopped(5);
}

void TestScenes::readsBackEverySceneThatItWrites()
{
    QFETCH(QString, name);
    const talk::Scene scene = test::shippedScene(name);
    QCOMPARE(QString::fromStdString(scene.name), name);
    QVERIFY(!scene.title.empty() && scene.summary.ends_with('.'));
    const auto again = talk::parseScene(talk::writeScene(scene));
    QVERIFY(again.has_value());
    QVERIFY(*again == scene);
}

QTEST_GUILESS_MAIN(TestScenes)
#include "tst_scenes.moc"
