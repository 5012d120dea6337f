// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/sessionreader.h"
#include "core/journal/sessionsave.h"
#include "core/tracing/tracefacts.h"
#include "core/tracing/tracereader.h"
#include "tests/tracing/handmade.h"
#include "tests/tracing/hopstext.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <cerrno>

using namespace socketscope;
using namespace socketscope::tracing;
using namespace socketscope::tracing::test;

class TestReplay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hopsReadBackAreTheHopsThatListened();
    void hopsOfASavedAndReopenedFileAreTheSame();
    void eventsOfAProbeAreFound();
    void readsAsMuchAsItIsAskedTo();
    void aProbeThatWasNotSentIsTold();
    void everySettingComesBack();
    void everyVerdictComesBack();
    void aCutRecordingIsOverAndStays();
    void impossibleEventsDoNoHarm();
    void onlyATraceIsATrace();
};

namespace {

struct Recorded {
    journal::Journal journal;
    journal::ActorId tracer
        = journal.addActor({.name = "tracer", .role = journal::ActorRole::Tracer}, instantAt(0));
    Recorder recorder {journal, tracer};
    trace::Hops live;
    Both both {recorder, live};
};

std::string readBack(const journal::Journal& journal)
{
    TraceReader reader;
    while (reader.update(journal::JournalView(journal))) { }
    return textOf(reader.hops());
}

} // namespace

void TestReplay::hopsReadBackAreTheHopsThatListened()
{
    Recorded r;
    tellByHand(r.both);
    QCOMPARE(r.live.all().size(), std::size_t(3));
    QCOMPARE(r.live.all()[2].samples[0].roundTrip, std::int64_t(10'000'000));
    QCOMPARE(r.live.all()[2].duplicates, std::uint64_t(1));
    QCOMPARE(QString::fromStdString(readBack(r.journal)), QString::fromStdString(textOf(r.live)));
}

void TestReplay::hopsOfASavedAndReopenedFileAreTheSame()
{
    Recorded r;
    tellByHand(r.both);
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("trace.sockscope")).toStdString();
    QVERIFY(journal::saveSessionAs(r.journal, {.title = "trace"}, path));
    const auto opened = journal::openSession(path);
    QVERIFY(opened);
    QVERIFY(!opened->cut);
    QCOMPARE(QString::fromStdString(readBack(*opened->journal)), QString::fromStdString(textOf(r.live)));
}

void TestReplay::eventsOfAProbeAreFound()
{
    Recorded r;
    tellByHand(r.both);
    const journal::JournalView view(r.journal);
    TraceReader reader;
    QVERIFY(!reader.update(view));
    const journal::Event& sent = view.at(reader.sentEvent(8));
    QVERIFY(sent.packet() == journal::PacketCode::Probe);
    QCOMPARE(sent.argument, 8);
    QCOMPARE(int(sent.inferred), 20);
    QCOMPARE(sent.peer.ip.text(), std::string("10.9.9.9"));
    QCOMPARE(sent.local.ip.text(), std::string("10.0.0.7"));
    const journal::Event& answer = view.at(reader.answerEvent(8));
    QVERIFY(answer.packet() == journal::PacketCode::Answer);
    QCOMPARE(answer.cause, sent.seq);
    QCOMPARE(int(answer.step), 0); // and not the duplicate, which came later
    QCOMPARE(reader.answerEvent(4), journal::Seq(0));
    QCOMPARE(reader.sentEvent(0), journal::Seq(0));
    QCOMPARE(reader.sentEvent(10), journal::Seq(0));
    QCOMPARE(reader.strayEvents().size(), std::size_t(1));
    QVERIFY(view.at(reader.strayEvents().front()).packet() == journal::PacketCode::Stray);
}

void TestReplay::readsAsMuchAsItIsAskedTo()
{
    Recorded r;
    tellByHand(r.both);
    const journal::JournalView view(r.journal);
    TraceReader reader;
    int calls = 1;
    while (reader.update(view, 2))
        ++calls;
    QCOMPARE(calls, int(view.size() + 1) / 2);
    QCOMPARE(textOf(reader.hops()), textOf(r.live));
}

void TestReplay::aProbeThatWasNotSentIsTold()
{
    Recorded r;
    r.both.started(handmadeStart(), Instant(1s));
    Teller teller(r.both);
    const trace::Probe left = teller.send(1, 1s);
    const Error error {.code = ErrorCode::SystemCall, .detail = "sendto", .systemError = ENETUNREACH};
    r.both.notSent(left, Instant(1s + 1ms), error); // it was thought to have left
    r.both.notSent({.number = 2, .mark = 2, .size = 61, .ttl = 2}, Instant(1s + 2ms), error);
    r.both.judged({.kind = trace::Verdict::Kind::NotSent, .error = error}, Instant(1s + 3ms));
    QCOMPARE(r.live.sentCount(), std::uint64_t(0));
    QVERIFY(r.live.verdict().error == error);
    QCOMPARE(readBack(r.journal), textOf(r.live));
    const journal::JournalView view(r.journal);
    const journal::Event& failure = view.at(4);
    QVERIFY(failure.failure() == journal::FailureCode::ProbeNotSent);
    QCOMPARE(failure.cause, journal::Seq(3));
    QCOMPARE(int(failure.error), ENETUNREACH);
}

void TestReplay::everySettingComesBack()
{
    trace::Start start {.target = "a target, with a comma",
        .network = "seven-hops",
        .via = trace::Via::Helper,
        .showsHeaders = false};
    trace::Settings& s = start.settings;
    s.mode = trace::Mode::Repeat;
    s.firstTtl = 2;
    s.maxTtl = 40;
    s.singleTtl = 9;
    s.queries = 10;
    s.rounds = 12;
    s.interval = 123456789ns;
    s.window = 7;
    s.wait = 1500ms;
    s.waitAsked = s.gentle = s.findMtu = true;
    s.shape.source = ip("2001:db8::1");
    s.shape.destination = ip("fe80::1%3");
    s.shape.flowLabel = 0xfffff;
    s.shape.identifier = 65535;
    s.shape.sourcePort = 40000;
    s.shape.destinationPort = 443;
    s.shape.size = 1280;
    s.shape.protocol = trace::Protocol::Tcp;
    s.shape.flow = trace::Flow::Paris;
    s.shape.typeOfService = 0xb8;
    s.shape.pattern = 0xa5;
    s.shape.dontFragment = true;
    QVERIFY(s.check());
    const trace::Start back = startFrom(journal::unpackFacts(journal::packFacts(factsOf(start))));
    QVERIFY(back.settings == s);
    QCOMPARE(back.target, start.target);
    QCOMPARE(back.network, start.network);
    QVERIFY(back.via == start.via);
    QCOMPARE(back.showsHeaders, start.showsHeaders);
    // What no trace can have been asked for counts for nothing.
    journal::Facts facts = factsOf(start);
    for (auto& [key, value] : facts)
        if (key == "queries")
            value = "11";
    QVERIFY(startFrom(facts).settings.queries == trace::Settings().queries);
    QVERIFY(startFrom(facts).settings.check());
}

void TestReplay::everyVerdictComesBack()
{
    for (int kind = 0; kind <= int(trace::Verdict::Kind::Stopped); ++kind) {
        trace::Verdict verdict {.kind = static_cast<trace::Verdict::Kind>(kind),
            .ttl = 255,
            .answer = trace::AnswerKind::UdpReply,
            .by = ip("::1")};
        QVERIFY(verdictFrom(factsOf(verdict)) == verdict);
        verdict.error
            = Error {.code = ErrorCode::NotPermitted, .detail = "sendto", .amount = 3, .systemError = EPERM};
        QVERIFY(verdictFrom(factsOf(verdict)) == verdict);
    }
}

void TestReplay::aCutRecordingIsOverAndStays()
{
    Recorded r;
    r.recorder.started(handmadeStart(), Instant(1s));
    r.journal.append({.at = Instant(2s),
        .code = static_cast<std::uint16_t>(journal::NoteCode::RecordingCut),
        .kind = journal::EventKind::Note});
    TraceReader reader;
    reader.update(journal::JournalView(r.journal));
    QVERIFY(!reader.hops().running());
    QCOMPARE(reader.hops().start().target, std::string("wiki.practice"));
}

void TestReplay::impossibleEventsDoNoHarm()
{
    using journal::Event;
    Recorded r;
    tellByHand(r.both);
    const auto limits = {std::numeric_limits<std::int32_t>::min(), -1, 0, 1, 65536 * 13, 65536 * 256,
        std::numeric_limits<std::int32_t>::max()};
    for (std::uint16_t code = 0; code < 6; ++code)
        for (const std::int32_t number : limits)
            for (const journal::Seq cause : {0U, 1U, 3U, 12U})
                for (const std::uint8_t ttl : std::array<std::uint8_t, 3> {0, 1, 255})
                    for (const auto kind : {journal::EventKind::Packet, journal::EventKind::Failure})
                        r.journal.append({.at = instantAt(number),
                            .cause = cause,
                            .result = number,
                            .argument = number,
                            .actor = r.tracer,
                            .code = kind == journal::EventKind::Packet
                                ? code
                                : static_cast<std::uint16_t>(journal::FailureCode::ProbeNotSent),
                            .kind = kind,
                            .ttl = ttl});
    const journal::JournalView view(r.journal);
    TraceReader reader;
    QVERIFY(!reader.update(view));
    QVERIFY(reader.hops().all().size() <= 255);
    QCOMPARE(reader.strayEvents().size(), reader.hops().strays().size());
    QCOMPARE(reader.sentEvent(8), journal::Seq(10)); // what was there before stands
}

void TestReplay::onlyATraceIsATrace()
{
    const Recorded trace;
    QVERIFY(isTrace(journal::JournalView(trace.journal)));
    journal::Journal talk;
    QVERIFY(!isTrace(journal::JournalView(talk)));
    talk.addActor({.name = "tracer", .role = journal::ActorRole::UdpClient}, instantAt(0));
    QVERIFY(!isTrace(journal::JournalView(talk)));
}

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_replay.moc"
