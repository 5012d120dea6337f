// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/tracewords.h"

#include <QtTest/QtTest>

#include <cerrno>

using namespace socketscope;

class TestTraceWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindOfAnswerHasWordsOfItsOwn();
    void everyReasonHasWordsOfItsOwn();
    void everyWayIsOneSentence();
    void aWayWithoutHeadersSaysSo();
    void everyVerdictIsWhole();
    void whatDidNotLeaveHasItsCause_data();
    void whatDidNotLeaveHasItsCause();
    void silenceIsThatOfWhoWasAsked();
    void markupOfATargetStaysText();
};

void TestTraceWords::everyKindOfAnswerHasWordsOfItsOwn()
{
    QSet<QString> seen;
    for (int kind = 0; kind <= int(trace::AnswerKind::UdpReply); ++kind)
        seen << ui::answerKindText(static_cast<trace::AnswerKind>(kind));
    QCOMPARE(seen.size(), int(trace::AnswerKind::UdpReply) + 1);
}

void TestTraceWords::everyReasonHasWordsOfItsOwn()
{
    QSet<QString> seen;
    for (int reason = 0; reason <= int(trace::Unmatched::Duplicate); ++reason)
        seen << ui::unmatchedText(static_cast<trace::Unmatched>(reason));
    QCOMPARE(seen.size(), int(trace::Unmatched::Duplicate) + 1);
}

void TestTraceWords::everyWayIsOneSentence()
{
    for (int reason = 0; reason <= int(net::WayReason::Practice); ++reason)
        for (int via = 0; via <= int(trace::Via::Practice); ++via)
            for (const bool shows : {false, true})
                for (const bool other : {false, true}) {
                    const QString text = ui::wayText({.via = static_cast<trace::Via>(via),
                        .reason = static_cast<net::WayReason>(reason),
                        .otherProtocol = other,
                        .showsHeaders = shows});
                    QVERIFY2(text.size() > 20 && text.endsWith(u'.') && text.count(u'.') == 1
                            && !text.contains(QRegularExpression("%\\d|  ")),
                        qPrintable(text));
                }
}

void TestTraceWords::aWayWithoutHeadersSaysSo()
{
    net::Way way {.via = trace::Via::Udp, .reason = net::WayReason::NoRights};
    QVERIFY(!ui::wayText(way).contains("headers"));
    way.showsHeaders = false;
    QVERIFY(ui::wayText(way).contains("headers"));
    way.otherProtocol = true;
    QVERIFY(ui::wayText(way).contains("ICMP"));
}

void TestTraceWords::everyVerdictIsWhole()
{
    for (int kind = 0; kind <= int(trace::Verdict::Kind::NotFarEnough); ++kind)
        for (const char* network : {"", "seven-hops"}) {
            const trace::Verdict verdict {.kind = static_cast<trace::Verdict::Kind>(kind),
                .ttl = 7,
                .answer = trace::AnswerKind::Prohibited,
                .by = wire::IpAddress::v4(10, 0, 0, 1)};
            const ui::Said said = ui::verdictWords(verdict, {.target = "far.test", .network = network});
            QVERIFY2(said.text.size() > 20 && said.text.endsWith(u'.')
                    && !said.text.contains(QRegularExpression("%\\d|  |\\.\\.")),
                qPrintable(said.text));
            QVERIFY(said.action.isEmpty() || said.action.endsWith(u'.'));
            const QString brief = ui::verdictText(verdict);
            QVERIFY2(!brief.isEmpty() && !brief.endsWith(u'.'), qPrintable(brief));
        }
    QCOMPARE(
        ui::verdictText({.kind = trace::Verdict::Kind::Reached, .ttl = 1}), QString("reached, 1 hop away"));
}

void TestTraceWords::whatDidNotLeaveHasItsCause_data()
{
    QTest::addColumn<int>("error");
    QTest::addColumn<QString>("word");
    QTest::newRow("no route") << ENETUNREACH << "route";
    QTest::newRow("local firewall") << EPERM << "firewall";
    QTest::newRow("prohibited route") << EACCES << "far.test";
    QTest::newRow("too large") << EMSGSIZE << "larger";
    QTest::newRow("interface gone") << ENODEV << "ENODEV";
}

void TestTraceWords::whatDidNotLeaveHasItsCause()
{
    QFETCH(int, error);
    QFETCH(QString, word);
    const trace::Verdict verdict {.kind = trace::Verdict::Kind::NotSent,
        .error = Error {.code = ErrorCode::SystemCall, .detail = "sendto", .systemError = error}};
    const ui::Said said = ui::verdictWords(verdict, {.target = "far.test"});
    QVERIFY2(said.text.contains(word), qPrintable(said.text));
    QVERIFY(!said.action.isEmpty());
}

void TestTraceWords::silenceIsThatOfWhoWasAsked()
{
    const trace::Verdict nothing {.kind = trace::Verdict::Kind::Silence};
    trace::Start start {.target = "far.test"};
    QVERIFY(ui::verdictWords(nothing, start).text.contains("not even from the first router"));
    start.settings.mode = trace::Mode::Single;
    start.settings.singleTtl = 3;
    QVERIFY(ui::verdictWords(nothing, start).text.contains("TTL 3"));
    QVERIFY(!ui::verdictWords(nothing, start).text.contains("first router"));
    start.settings.singleTtl = 1;
    QVERIFY(ui::verdictWords(nothing, start).text.contains("first router"));
    start.settings.mode = trace::Mode::Once;
    start.settings.firstTtl = 4;
    start.settings.maxTtl = 9;
    QVERIFY(ui::verdictWords(nothing, start).text.contains("TTL 4 to 9"));
}

void TestTraceWords::markupOfATargetStaysText()
{
    const ui::Said said
        = ui::verdictWords({.kind = trace::Verdict::Kind::Reached, .ttl = 3}, {.target = "%1\x1b[31m\u202e"});
    QVERIFY(said.text.contains("%1\\x1b[31m\\u202e"));
}

QTEST_GUILESS_MAIN(TestTraceWords)
#include "tst_tracewords.moc"
