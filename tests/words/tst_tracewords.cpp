// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/tracewords.h"

#include <QtTest/QtTest>

#include <cerrno>

using namespace socketscope;

namespace {

const wire::IpAddress target = wire::IpAddress::v4(203, 0, 113, 9);
const wire::IpAddress router = wire::IpAddress::v4(10, 0, 0, 2);

trace::Hops judged(const trace::Verdict& verdict, trace::Start start)
{
    trace::Hops hops;
    start.settings.shape.destination = target;
    hops.started(start, {});
    hops.judged(verdict, {});
    return hops;
}

/// A trace told by hand.
class Told {
public:
    explicit Told(const trace::Settings& settings = {})
    {
        m_hops = judged({}, {.settings = settings, .target = "far.test"});
    }
    trace::Probe send(int ttl)
    {
        const trace::Probe probe {.number = ++m_count, .ttl = static_cast<std::uint8_t>(ttl)};
        m_hops.sent({.probe = probe});
        return probe;
    }
    void lose(int ttl) { m_hops.gaveUp(send(ttl), {}); }
    void answer(int ttl, const wire::IpAddress& from, trace::AnswerKind kind, std::uint16_t mtu = 0)
    {
        trace::MatchedAnswer answer {.probe = send(ttl)};
        answer.answer.kind = kind;
        answer.answer.mtu = mtu;
        answer.answer.from = from;
        m_hops.answered(answer);
    }
    void fail(int ttl, int error)
    {
        const trace::Probe probe {.number = ++m_count, .ttl = static_cast<std::uint8_t>(ttl)};
        m_hops.notSent(probe, {}, {.code = ErrorCode::SystemCall, .detail = "sendto", .systemError = error});
    }
    [[nodiscard]] QString unsent() const { return ui::unsentText(m_hops); }
    ui::Said judge(trace::Verdict::Kind kind, int ttl, const wire::IpAddress& by, trace::AnswerKind answer)
    {
        m_hops.judged(
            {.kind = kind, .ttl = static_cast<std::uint8_t>(ttl), .answer = answer, .by = by, .error = {}},
            {});
        return ui::verdictWords(m_hops);
    }

private:
    trace::Hops m_hops;
    std::uint32_t m_count = 0;
};

trace::Settings from(int first, trace::Mode mode = trace::Mode::Once)
{
    trace::Settings settings;
    settings.mode = mode;
    settings.firstTtl = settings.singleTtl = static_cast<std::uint8_t>(first);
    settings.shape.size = 1400;
    return settings;
}

} // namespace

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
    void aTargetThatAnswersTheFirstTtlIsAtMostThatFar();
    void aTargetIsAsFarAsTheFirstTtlThatItAnswers();
    void whoRefusesIsAsFarAsHeWasSeen();
    void whoRefusesBehindASilentHopMayBeThatHop();
    void whatIsTooLargeIsToldWhatFits();
    void probesThatCouldNotLeaveAreCounted();
    void aPracticeNetworkHasRoutesOfItsOwn();
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
            const ui::Said said
                = ui::verdictWords(judged(verdict, {.target = "far.test", .network = network}));
            QVERIFY2(said.text.size() > 20 && said.text.endsWith(u'.')
                    && !said.text.contains(QRegularExpression("%\\d|  |\\.\\.")),
                qPrintable(said.text));
            QVERIFY(said.action.isEmpty() || said.action.endsWith(u'.'));
            const QString brief = ui::verdictText(verdict);
            QVERIFY2(!brief.isEmpty() && !brief.endsWith(u'.'), qPrintable(brief));
        }
    QCOMPARE(
        ui::verdictText({.kind = trace::Verdict::Kind::Reached, .ttl = 1}), QString("reached with TTL 1"));
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
    const ui::Said said = ui::verdictWords(judged(verdict, {.target = "far.test"}));
    QVERIFY2(said.text.contains(word), qPrintable(said.text));
    QVERIFY(!said.action.isEmpty());
}

void TestTraceWords::silenceIsThatOfWhoWasAsked()
{
    const trace::Verdict nothing {.kind = trace::Verdict::Kind::Silence};
    trace::Start start {.target = "far.test"};
    QVERIFY(ui::verdictWords(judged(nothing, start)).text.contains("not even from the first router"));
    start.settings.mode = trace::Mode::Single;
    start.settings.singleTtl = 3;
    QVERIFY(ui::verdictWords(judged(nothing, start)).text.contains("TTL 3"));
    QVERIFY(!ui::verdictWords(judged(nothing, start)).text.contains("first router"));
    start.settings.singleTtl = 1;
    QVERIFY(ui::verdictWords(judged(nothing, start)).text.contains("first router"));
    start.settings.mode = trace::Mode::Once;
    start.settings.firstTtl = 4;
    start.settings.maxTtl = 9;
    QVERIFY(ui::verdictWords(judged(nothing, start)).text.contains("TTL 4 to 9"));
}

void TestTraceWords::markupOfATargetStaysText()
{
    const ui::Said said = ui::verdictWords(
        judged({.kind = trace::Verdict::Kind::Reached, .ttl = 3}, {.target = "%1\x1b[31m\u202e"}));
    QVERIFY(said.text.contains("%1\\x1b[31m\\u202e"));
}

void TestTraceWords::aTargetThatAnswersTheFirstTtlIsAtMostThatFar()
{
    const auto kind = trace::AnswerKind::EchoReply;
    for (const trace::Mode mode : {trace::Mode::Single, trace::Mode::Once}) {
        Told told(from(9, mode));
        told.answer(9, target, kind);
        QCOMPARE(told.judge(trace::Verdict::Kind::Reached, 9, target, kind).text,
            "far.test answers a probe with TTL 9, so it is at most 9 hops away: echo reply.");
    }
    Told first;
    first.answer(1, target, kind);
    QCOMPARE(first.judge(trace::Verdict::Kind::Reached, 1, target, kind).text,
        "far.test answers, 1 hop away: echo reply.");
}

void TestTraceWords::aTargetIsAsFarAsTheFirstTtlThatItAnswers()
{
    const auto kind = trace::AnswerKind::EchoReply;
    Told told(from(3));
    told.lose(3);
    told.answer(4, target, kind);
    QCOMPARE(told.judge(trace::Verdict::Kind::Reached, 4, target, kind).text,
        "far.test answers, 4 hops away: echo reply.");
}

void TestTraceWords::whoRefusesIsAsFarAsHeWasSeen()
{
    const auto kind = trace::AnswerKind::Prohibited;
    Told told;
    told.answer(1, target, trace::AnswerKind::TimeExceeded); // anybody
    told.answer(2, router, trace::AnswerKind::TimeExceeded);
    told.answer(3, router, kind);
    QCOMPARE(told.judge(trace::Verdict::Kind::Unreachable, 3, router, kind).text,
        "The path ends at 10.0.0.2, 2 hops away: a firewall there says that it is prohibited.");
    Told later(from(2));
    later.answer(2, router, trace::AnswerKind::TimeExceeded);
    later.answer(3, router, trace::AnswerKind::HostUnreachable);
    QCOMPARE(
        later.judge(trace::Verdict::Kind::Unreachable, 3, router, trace::AnswerKind::HostUnreachable).text,
        "The path ends at 10.0.0.2, at most 2 hops away, which says: host unreachable.");
    Told atOnce;
    atOnce.answer(1, target, trace::AnswerKind::TimeExceeded);
    atOnce.answer(2, router, kind);
    QVERIFY(atOnce.judge(trace::Verdict::Kind::Unreachable, 2, router, kind).text.contains(", 2 hops away:"));
}

void TestTraceWords::whoRefusesBehindASilentHopMayBeThatHop()
{
    const auto kind = trace::AnswerKind::Prohibited;
    Told told;
    told.answer(1, target, trace::AnswerKind::TimeExceeded);
    told.lose(2);
    told.answer(3, router, kind);
    QVERIFY(told.judge(trace::Verdict::Kind::Unreachable, 3, router, kind)
                .text.contains(", at most 3 hops away:"));
    Told itself; // would have answered for the hop before, too
    itself.lose(1);
    itself.answer(2, target, kind);
    QVERIFY(itself.judge(trace::Verdict::Kind::Unreachable, 2, target, kind).text.contains(", 2 hops away:"));
}

void TestTraceWords::whatIsTooLargeIsToldWhatFits()
{
    const auto kind = trace::AnswerKind::FragmentationNeeded;
    Told told(from(1));
    told.answer(1, target, trace::AnswerKind::TimeExceeded);
    told.answer(2, router, trace::AnswerKind::TimeExceeded);
    told.answer(3, router, kind, 1300);
    const ui::Said said = told.judge(trace::Verdict::Kind::Unreachable, 3, router, kind);
    QCOMPARE(said.text,
        "Packets of 1400 bytes do not get past 10.0.0.2, 2 hops away: the next link carries at most 1300 "
        "bytes.");
    QCOMPARE(said.action, "Choose a size of 1300 bytes in the options.");
    Told old(from(1)); // RFC 792 knows no MTU
    old.answer(1, router, trace::AnswerKind::TimeExceeded);
    old.answer(2, router, kind);
    const ui::Said less = old.judge(trace::Verdict::Kind::Unreachable, 2, router, kind);
    QCOMPARE(less.text,
        "Packets of 1400 bytes do not get past 10.0.0.2, 1 hop away: the next link does not carry as much.");
    QCOMPARE(less.action, "Choose a smaller size.");
}

void TestTraceWords::probesThatCouldNotLeaveAreCounted()
{
    Told told;
    told.answer(1, target, trace::AnswerKind::EchoReply);
    QCOMPARE(told.unsent(), QString());
    told.fail(1, ENETDOWN);
    QCOMPARE(told.unsent(), "1 probe could not leave: the interface is down.");
    for (int i = 0; i < 5; ++i)
        told.fail(1, ENETUNREACH);
    QCOMPARE(told.unsent(), "6 probes could not leave: no route.");
    told.fail(1, ENOTCONN);
    QCOMPARE(told.unsent(), "7 probes could not leave: ENOTCONN.");
    (void)told.judge(trace::Verdict::Kind::NotSent, 0, {}, trace::AnswerKind::TimeExceeded);
    QCOMPARE(told.unsent(), QString()); // the verdict says so
}

void TestTraceWords::aPracticeNetworkHasRoutesOfItsOwn()
{
    const trace::Verdict verdict {.kind = trace::Verdict::Kind::NotSent,
        .error = Error {.code = ErrorCode::SystemCall, .systemError = ENETUNREACH}};
    const ui::Said said
        = ui::verdictWords(judged(verdict, {.target = "1.2.3.4", .network = "three-routers"}));
    QCOMPARE(said.text, "No probe could leave: the practice network has no route to 1.2.3.4.");
    QCOMPARE(said.action, "Trace the target that the network names.");
    QVERIFY(ui::verdictWords(judged(verdict, {.target = "1.2.3.4"})).text.contains("this computer"));
}

QTEST_GUILESS_MAIN(TestTraceWords)
#include "tst_tracewords.moc"
