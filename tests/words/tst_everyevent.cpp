// SPDX-License-Identifier: GPL-3.0-or-later
// Every kind of event that can be recorded has whole sentences.
#include "tests/words/recorded.h"

#include "core/journal/eventnames.h"
#include "core/lab/observer.h"
#include "ui/words/eventwords.h"

#include <QtTest/QtTest>

#include <cerrno>

using namespace socketscope;
using namespace socketscope::journal;

class TestEveryEvent : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCallHasWords_data();
    void everyCallHasWords();
    void everyErrorOfEveryCallHasWords_data();
    void everyErrorOfEveryCallHasWords();
    void everyStateHasWords();
    void everyFailureHasWords();
    void everyNoteHasWords();
    void everyPacketHasWords();
    void everythingThatHappensAtANodeHasWords();
    void everyVerdictOfATraceHasWords();
    void everyOptionHasWords();
    void everyQtMethodHasWords();
    void everyIcmpErrorHasWords();
    void codesOfALaterVersionDoNoHarm();
};

namespace {

constexpr int callCount = int(CallName::Close) + 1;

QByteArray complaint(const JournalView& view, Seq seq)
{
    const ui::Explanation said = ui::explain(view, seq);
    const QString line = ui::summary(view, seq);
    const QString all
        = said.title + u'|' + said.subtitle + u'|' + said.text + u'|' + said.action + u'|' + line;
    const bool whole = !said.title.isEmpty() && !said.subtitle.isEmpty() && !line.isEmpty()
        && said.text.size() > 20 && said.text.endsWith(u'.') && !line.endsWith(u'.')
        && (said.action.isEmpty() || said.action.endsWith(u'.')) && !said.text.contains(u"..")
        && !said.text.contains(u"  ") && !all.contains(QRegularExpression(QStringLiteral("%\\d")));
    return whole ? QByteArray() : all.toUtf8();
}

#define VERIFY_WORDS(view, seq)                                                                              \
    do {                                                                                                     \
        const QByteArray wrong = complaint(view, seq);                                                       \
        QVERIFY2(wrong.isEmpty(), wrong.constData());                                                        \
    } while (false)

} // namespace

void TestEveryEvent::everyCallHasWords_data()
{
    QTest::addColumn<int>("call");
    for (int call = 0; call < callCount; ++call)
        QTest::addRow("%d %s", call, std::string(nameOf(static_cast<CallName>(call))).c_str()) << call;
}

void TestEveryEvent::everyCallHasWords()
{
    QFETCH(int, call);
    test::Recorded r;
    for (const ActorId actor : {r.udpServer, r.udpClient, r.tcpServer, r.tcpClient, r.connection})
        for (const int result : {0, 1, 5})
            for (const bool known : {false, true}) {
                const auto local = known ? test::address("127.0.0.1:8888") : wire::SocketAddress();
                const auto peer = known ? test::address("127.0.0.1:8000") : wire::SocketAddress();
                const Event draft {.local = local,
                    .peer = peer,
                    .argument = 5,
                    .actor = actor,
                    .call = static_cast<CallName>(call)};
                const Seq seq
                    = r.callAndReturn(draft, {.local = local, .peer = peer, .result = result, .argument = 5});
                const JournalView view(r.journal);
                VERIFY_WORDS(view, seq - 1);
                VERIFY_WORDS(view, seq);
            }
}

void TestEveryEvent::everyErrorOfEveryCallHasWords_data()
{
    everyCallHasWords_data();
}

void TestEveryEvent::everyErrorOfEveryCallHasWords()
{
    QFETCH(int, call);
    test::Recorded r;
    for (const ActorId actor : {r.udpServer, r.tcpClient})
        for (int error = 0; error < 134; ++error) {
            const Event draft {.local = test::address("127.0.0.1:8888"),
                .peer = test::address("127.0.0.1:8000"),
                .argument = 5,
                .actor = actor,
                .call = static_cast<CallName>(call)};
            const Seq seq
                = r.callAndReturn(draft, {.result = -1, .error = static_cast<std::uint16_t>(error)});
            const JournalView view(r.journal);
            VERIFY_WORDS(view, seq);
            const ui::Explanation said = ui::explain(view, seq);
            QVERIFY2(!said.action.isEmpty(), qPrintable(said.text));
            const bool nameless = error == 0 || draft.call == CallName::Getaddrinfo;
            const QString name = QString::fromStdString(errnoName(error));
            QVERIFY2(nameless || said.text.contains(name), qPrintable(name + u": "_qs + said.text));
        }
}

void TestEveryEvent::everyStateHasWords()
{
    test::Recorded r;
    for (int state = 0; state <= int(StateCode::Failed); ++state)
        for (const ActorId actor : {r.udpServer, r.tcpClient, r.connection}) {
            const Seq seq = r.journal.append(
                {.actor = actor, .code = static_cast<std::uint16_t>(state), .kind = EventKind::State});
            const JournalView view(r.journal);
            VERIFY_WORDS(view, seq);
        }
}

void TestEveryEvent::everyFailureHasWords()
{
    test::Recorded r;
    for (int code = 0; code <= int(FailureCode::PacketNotSent); ++code)
        for (const ActorId actor : {r.udpServer, r.tcpClient})
            for (const Seq cause : {Seq(0), Seq(1)}) {
                const Seq seq = r.failure(static_cast<FailureCode>(code),
                    {.cause = cause, .argument = 771, .actor = actor, .error = EADDRINUSE},
                    {{"host", "nowhere"}, {"address", "127.0.0.1:80"}});
                const JournalView view(r.journal);
                VERIFY_WORDS(view, seq);
                QVERIFY(code == 0 || !ui::explain(view, seq).action.isEmpty());
            }
}

void TestEveryEvent::everyNoteHasWords()
{
    test::Recorded r;
    for (int code = 0; code <= int(NoteCode::ListenEnded); ++code) {
        const Seq seq = r.journal.append({.argument = 7,
                                             .actor = r.udpServer,
                                             .code = static_cast<std::uint16_t>(code),
                                             .kind = EventKind::Note},
            toBytes(code == 0 ? "look here" : "what=accept\n"));
        const JournalView view(r.journal);
        VERIFY_WORDS(view, seq);
    }
}

void TestEveryEvent::everyPacketHasWords()
{
    test::Recorded r;
    const Seq probe = r.journal.append({.at = instantAt(1'000'000),
        .peer = test::address("198.51.100.9:33434"),
        .argument = 7,
        .actor = r.udpClient,
        .kind = EventKind::Packet,
        .flags = Event::Outgoing | Event::Again,
        .ttl = 3,
        .inferred = 28});
    const Seq crafted = r.journal.append({.at = instantAt(1'000'000),
                                             .peer = test::address("198.51.100.9:8888"),
                                             .argument = 7,
                                             .actor = r.udpClient,
                                             .code = static_cast<std::uint16_t>(PacketCode::Crafted),
                                             .kind = EventKind::Packet,
                                             .flags = Event::Outgoing},
        toBytes("0123456789"));
    for (std::uint16_t code = 0; code <= int(PacketCode::Place) + 1; ++code)
        for (const Seq cause : {Seq(0), Seq(1), probe, crafted})
            for (int value = -1; value < 16; ++value)
                for (const char* peer : {"", "203.0.113.1:0"})
                    r.journal.append({.at = instantAt(3'500'000),
                        .cause = cause,
                        .peer = *peer ? test::address(peer) : wire::SocketAddress(),
                        .result = code == int(PacketCode::Answer) ? value * 65536 + 11 * 256 : value,
                        .argument = 500'000,
                        .actor = r.udpClient,
                        .step = 63,
                        .code = code,
                        .kind = EventKind::Packet,
                        .inferred = 48});
    const JournalView view(r.journal);
    for (Seq seq = probe; seq <= view.size(); ++seq)
        VERIFY_WORDS(view, seq);
    QCOMPARE(ui::summary(view, probe), QString(u"probe 7, TTL 3, to 198.51.100.9:33434"_qs));
    const Seq answer = r.journal.append({.at = instantAt(3'500'000),
        .cause = probe,
        .peer = test::address("203.0.113.1:0"),
        .result = 11 * 256,
        .argument = 500'000,
        .actor = r.udpClient,
        .code = static_cast<std::uint16_t>(PacketCode::Answer),
        .kind = EventKind::Packet});
    QCOMPARE(ui::summary(JournalView(r.journal), answer),
        QString(u"answer to probe 7 from 203.0.113.1: time exceeded, 2.000 ms"_qs));
    QCOMPARE(ui::summary(view, crafted), QString(u"packet 7 to 198.51.100.9:8888, 10 bytes"_qs));
    const Seq lost = r.journal.append({.cause = crafted,
        .actor = r.udpClient,
        .code = static_cast<std::uint16_t>(PacketCode::GivenUp),
        .kind = EventKind::Packet});
    QCOMPARE(ui::summary(JournalView(r.journal), lost), QString(u"nothing came back for packet 7"_qs));
}

void TestEveryEvent::everythingThatHappensAtANodeHasWords()
{
    test::Recorded r;
    const auto place = [&r](unsigned step) {
        const Seq seq = r.journal.append({.result = 12,
            .actor = r.udpServer,
            .step = static_cast<std::uint16_t>(step),
            .code = static_cast<std::uint16_t>(PacketCode::Place),
            .kind = EventKind::Packet});
        const JournalView view(r.journal);
        const QByteArray wrong = complaint(view, seq);
        return wrong.isEmpty() ? ui::summary(view, seq) : QStringLiteral("WRONG %1").arg(QString(wrong));
    };
    QSet<QString> different;
    for (int what = 0; what <= int(lab::Happening::Translated); ++what)
        different.insert(place(static_cast<unsigned>(what) * 256));
    QCOMPARE(different.size(), int(lab::Happening::Translated) + 1);
    for (int reason = 1; reason <= int(lab::Reason::AnswerChain); ++reason)
        different.insert(place(static_cast<unsigned>(lab::Happening::Dropped) * 256 + unsigned(reason)));
    QCOMPARE(different.size(), int(lab::Happening::Translated) + 1 + int(lab::Reason::AnswerChain));
    for (const QString& each : std::as_const(different))
        QVERIFY2(!each.startsWith(u"WRONG"_qs), qPrintable(each));
    QCOMPARE(place(unsigned(lab::Happening::Dropped) * 256 + unsigned(lab::Reason::TtlExpired)),
        QString(u"#12 thrown away: its TTL is used up"_qs));
    QVERIFY(!place(65535).startsWith(u"WRONG"_qs));
}

void TestEveryEvent::everyVerdictOfATraceHasWords()
{
    test::Recorded r;
    for (const char* kind : {"running", "reached", "unreachable", "no-answer-beyond", "silence", "not-sent",
             "loop", "dies", "stopped", "not-far-enough", "sideways", ""}) {
        const Bytes facts = packFacts({{"kind", kind}, {"ttl", "7"}, {"answer", "prohibited"}});
        const Seq seq = r.journal.append({.actor = r.udpClient,
                                             .code = static_cast<std::uint16_t>(NoteCode::TraceVerdict),
                                             .kind = EventKind::Note},
            facts);
        const JournalView view(r.journal);
        VERIFY_WORDS(view, seq);
    }
}

void TestEveryEvent::everyOptionHasWords()
{
    test::Recorded r;
    for (int option = 0; option <= int(OptionName::Ipv6Autoflowlabel); ++option)
        for (const ActorId actor : {r.udpServer, r.tcpClient})
            for (const int value : {-1, 0, 1, 4096})
                for (const int held : {value, value + 1}) {
                    const Seq seq = r.callAndReturn({.argument = value,
                                                        .actor = actor,
                                                        .code = static_cast<std::uint16_t>(option),
                                                        .call = CallName::Setsockopt},
                        {.argument = held});
                    const JournalView view(r.journal);
                    VERIFY_WORDS(view, seq - 1);
                    VERIFY_WORDS(view, seq);
                }
}

void TestEveryEvent::everyQtMethodHasWords()
{
    test::Recorded r;
    for (int method = 1; method <= int(QtMethod::JoinMulticastGroup); ++method) {
        Event draft {.argument = 5, .actor = r.udpClient, .call = CallName::Sendto};
        const Seq plain = r.callAndReturn(draft, {.result = 5});
        draft.flags = Event::ByQt;
        draft.method = static_cast<QtMethod>(method);
        const Seq byQt = r.callAndReturn(draft, {.result = 5});
        const JournalView view(r.journal);
        VERIFY_WORDS(view, byQt);
        QVERIFY(ui::explain(view, byQt).text.size() > ui::explain(view, plain).text.size() + 20);
    }
}

void TestEveryEvent::everyIcmpErrorHasWords()
{
    test::Recorded r;
    for (const char* peer : {"10.0.0.5:9999", "[2001:db8::5]:9999"})
        for (int type = 0; type < 16; ++type)
            for (int code = 0; code < 18; ++code) {
                const Seq seq = r.failure(FailureCode::IcmpError,
                    {.local = test::address(peer),
                        .peer = test::address(peer),
                        .argument = type * 256 + code,
                        .actor = r.udpClient});
                const JournalView view(r.journal);
                VERIFY_WORDS(view, seq);
                QVERIFY(ui::explain(view, seq).text.contains(
                    QStringLiteral("type %1, code %2").arg(type).arg(code)));
            }
}

void TestEveryEvent::codesOfALaterVersionDoNoHarm()
{
    test::Recorded r;
    for (int kind = 0; kind < 9; ++kind) {
        // A hostile file: causes that do not exist, an actor that nobody added.
        const Seq seq = r.journal.append({.cause = 999'999,
            .result = -7,
            .actor = 4711,
            .error = 65535,
            .code = 60000,
            .kind = static_cast<EventKind>(kind),
            .call = static_cast<CallName>(200),
            .flags = 255,
            .method = static_cast<QtMethod>(200)});
        const JournalView view(r.journal);
        VERIFY_WORDS(view, seq);
    }
}

QTEST_GUILESS_MAIN(TestEveryEvent)
#include "tst_everyevent.moc"
