// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/crc32c.h"
#include "core/journal/facts.h"
#include "core/journal/journal.h"
#include "core/journal/sessionline.h"
#include "core/lab/observer.h"
#include "tests/journal/lines.h"

#include <QtTest/QtTest>

#include <cerrno>

using namespace socketscope;
using namespace socketscope::journal;
using namespace socketscope::journal::test;

class TestLineParse : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsBackWhatItWrote_data();
    void readsBackWhatItWrote();
    void readsEveryField();
    void readsTheKeysOfAnAnswer();
    void readsTheKeysOfAPlace();
    void refusesHostileLines_data();
    void refusesHostileLines();
    void acceptsWhatIsJustWithinTheLimits();
    void tellsHeadersFromOtherThings_data();
    void tellsHeadersFromOtherThings();
    void readsTheHeaderBack();
};

void TestLineParse::readsBackWhatItWrote_data()
{
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char* name, const std::string& line) {
        QTest::newRow(name) << QByteArray::fromStdString(line);
    };
    row("return", written(returnOfRecvfrom(), server, toBytes("hello")));
    Event call = returnOfRecvfrom();
    call.kind = EventKind::Call;
    call.argument = -1;
    call.local = address("[::ffff:1.2.3.4]:1");
    row("call", written(call, server));
    call.call = CallName::Setsockopt;
    call.code = static_cast<std::uint16_t>(OptionName::SoLinger);
    row("option", written(call, server));
    Event failure {.seq = 77, .at = instantAt(std::numeric_limits<std::int64_t>::max()), .cause = 76};
    failure.kind = EventKind::Failure;
    failure.code = static_cast<std::uint16_t>(FailureCode::AddressInUse);
    failure.error = EADDRINUSE;
    failure.argument = std::numeric_limits<std::int32_t>::min();
    row("failure", written(failure, server, packFacts({{"actor", "x"}, {"holder", ""}})));
    Event note {.seq = 78, .at = instantAt(5)};
    note.code = static_cast<std::uint16_t>(NoteCode::RecordingGap);
    note.argument = 12;
    row("note", written(note, {.name = "recorder"}));
    Event unknown {.seq = 79, .at = instantAt(5), .kind = EventKind::Packet};
    unknown.code = 300;
    unknown.error = 3999;
    unknown.flags = Event::PeerIsNone;
    row("numbers without a name", written(unknown, server, Bytes(1000, 0xa5)));
    row("a probe", written(probe(), tracer, Bytes(60, 0x45)));
    row("an answer", written(answer(), tracer, Bytes(56, 0x45)));
    Event packet = answer();
    packet.result = 256 * 65536; // no kind of answer, though its last 8 bits are
    packet.step = 128;
    row("an answer of a later version", written(packet, tracer));
    packet.result = -1;
    row("an answer that cannot be", written(packet, tracer));
    packet = packetEvent(10, PacketCode::Stray);
    packet.result = 8;
    packet.argument = 3;
    row("a stray", written(packet, tracer, Bytes(20, 1)));
    packet.result = 256;
    row("a stray of a later version", written(packet, tracer));
    packet = packetEvent(11, PacketCode::GivenUp, 6);
    packet.argument = std::numeric_limits<std::int32_t>::min();
    packet.step = 3;
    row("given up", written(packet, tracer));
    packet = packetEvent(12, PacketCode::Crafted, 3);
    packet.argument = std::numeric_limits<std::int32_t>::max();
    packet.flags = Event::Outgoing;
    packet.local = address("10.0.0.1:8000");
    packet.peer = address("10.0.0.2:8888");
    row("a crafted packet", written(packet, crafter, Bytes(33, 0x45)));
    packet = answer();
    packet.code = static_cast<std::uint16_t>(PacketCode::Reply);
    row("a reply", written(packet, crafter, Bytes(56, 0x45)));
    packet = packetEvent(13, PacketCode::Overheard);
    packet.step = AnswerListened | AnswerKernelTime;
    row("overheard", written(packet, crafter, Bytes(20, 1)));
    packet.step = 128;
    packet.result = -1;
    row("overheard by a later version", written(packet, crafter));
    row("a place", written(place(), {.name = "r3", .role = ActorRole::Node}, Bytes(33, 0x45)));
    packet = place();
    packet.step = 0;
    packet.result = packet.argument = -1; // numbers up to 4294967295
    row("a packet that is sent", written(packet, {.name = "you"}));
    for (const unsigned step : {65535U, 3 * 256 + 255U, 255 * 256 + 4U}) {
        packet.step = static_cast<std::uint16_t>(step);
        row("a place of a later version", written(packet, {.name = "you"}));
    }
    failure
        = {.seq = 80, .at = instantAt(5), .cause = 3, .kind = EventKind::Failure, .call = CallName::Sendto};
    failure.code = static_cast<std::uint16_t>(FailureCode::PacketNotSent);
    failure.error = EMSGSIZE;
    failure.argument = 9;
    row("a packet that was not sent", written(failure, crafter, toBytes("key=value\n")));
    row("created",
        written({.seq = 1, .kind = EventKind::State},
            {.name = "s#1", .role = ActorRole::TcpConnection, .parent = 4, .number = 1, .byQt = true}, {},
            "s"));
}

void TestLineParse::readsBackWhatItWrote()
{
    QFETCH(QByteArray, line);
    const auto read
        = parseEventLine(std::string_view(line.constData(), static_cast<std::size_t>(line.size() - 1)));
    QVERIFY2(read, read ? "" : read.error().detail.c_str());
    ActorInfo actor {.name = read->actor};
    if (read->created)
        actor = {.name = read->actor,
            .role = read->created->role,
            .parent = 1,
            .number = read->created->number,
            .byQt = read->created->byQt};
    Event event = read->event;
    event.bytes.data = read->stored.data();
    std::string again;
    appendEventLine(
        again, event, actor, read->created ? std::string_view(read->created->parent) : std::string_view());
    QCOMPARE(again, line.toStdString());
}

void TestLineParse::readsEveryField()
{
    const auto read = parseEventLine(
        R"({"seq":9,"at":1234567,"actor":"server#7","event":"return","call":"recvfrom","result":-1,"error":"ECONNRESET","peer":"127.0.0.1:8000","bytes":"aGVsbG8=","cause":4,"local":"[::1]:2","argument":-6,"step":3,"blocked":true,"direction":"out","inferred":true,"byQt":true,"method":"read","later":{"a":[1]}})");
    QVERIFY(read);
    const Event& event = read->event;
    QCOMPARE(event.seq, Seq(9));
    QCOMPARE(nanoseconds(event.at), std::int64_t(1234567));
    QCOMPARE(read->actor, std::string("server#7"));
    QVERIFY(event.kind == EventKind::Return && event.call == CallName::Recvfrom
        && event.method == QtMethod::Read);
    QCOMPARE(event.result, -1);
    QCOMPARE(int(event.error), ECONNRESET);
    QCOMPARE(event.peer.text(), std::string("127.0.0.1:8000"));
    QCOMPARE(event.local.text(), std::string("[::1]:2"));
    QCOMPARE(read->stored, toBytes("hello"));
    QCOMPARE(event.cause, Seq(4));
    QCOMPARE(event.argument, -6);
    QCOMPARE(int(event.step), 3);
    QCOMPARE(int(event.flags), Event::Blocked | Event::Outgoing | Event::Inferred | Event::ByQt);
}

void TestLineParse::readsTheKeysOfAnAnswer()
{
    const auto read = parseEventLine(
        R"({"seq":9,"at":5,"actor":"tracer","event":"packet","packet":"answer","cause":6,"ttl":250,"answer":"time-exceeded","type":11,"code":1,"later_ns":12,"marks":["rewritten","late"],"inferred_bytes":48})");
    QVERIFY(read);
    QVERIFY(read->event.packet() == PacketCode::Answer);
    QCOMPARE(read->event.result, 11 * 256 + 1);
    QCOMPARE(read->event.argument, 12);
    QCOMPARE(int(read->event.step), AnswerLate | AnswerRewritten);
    QCOMPARE(int(read->event.ttl), 250);
    QCOMPARE(int(read->event.inferred), 48);
}

void TestLineParse::readsTheKeysOfAPlace()
{
    const auto read = parseEventLine(
        R"({"seq":9,"at":5,"actor":"r3","event":"packet","packet":"place","cause":6,"what":"dropped","reason":"ttl-expired","number":4294967295,"about":7,"bytes":"RQ=="})");
    QVERIFY(read);
    QVERIFY(read->event.packet() == PacketCode::Place);
    QCOMPARE(int(read->event.step), int(lab::Happening::Dropped) * 256 + int(lab::Reason::TtlExpired));
    QCOMPARE(read->event.result, -1);
    QCOMPARE(read->event.argument, 7);
}

void TestLineParse::refusesHostileLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, const QByteArray& line, ErrorCode code) {
        QTest::newRow(name) << line << static_cast<int>(code);
    };
    const auto with
        = [](const QByteArray& more) { return R"({"seq":2,"at":0,"actor":"a","event":"note")" + more + '}'; };
    row("nothing", "", ErrorCode::DamagedLine);
    row("an array", "[1]", ErrorCode::DamagedLine);
    row("half an object", R"({"seq":2,"at":0)", ErrorCode::DamagedLine);
    row("two objects", "{}{}", ErrorCode::DamagedLine);
    row("bytes that are no UTF-8", with(",\"x\":\"\xff\""), ErrorCode::DamagedLine);
    row("no actor", R"({"seq":2,"at":0,"event":"note"})", ErrorCode::MissingKey);
    row("no sequence number", R"({"at":0,"actor":"a","event":"note"})", ErrorCode::MissingKey);
    row("a call without a name", R"({"seq":2,"at":0,"actor":"a","event":"call","call":null})",
        ErrorCode::MissingKey);
    row("a text for a number", R"({"seq":"2","at":0,"actor":"a","event":"note"})", ErrorCode::WrongType);
    row("sequence number 0", R"({"seq":0,"at":0,"actor":"a","event":"note"})", ErrorCode::WrongType);
    row("a fraction", R"({"seq":2.5,"at":0,"actor":"a","event":"note"})", ErrorCode::WrongType);
    row("a huge number", R"({"seq":2,"at":1e300,"actor":"a","event":"note"})", ErrorCode::WrongType);
    row("a time before the start", R"({"seq":2,"at":-1,"actor":"a","event":"note"})", ErrorCode::WrongType);
    row("a step that does not fit", with(R"(,"step":65536)"), ErrorCode::WrongType);
    row("a result that does not fit", with(R"(,"result":2147483648)"), ErrorCode::WrongType);
    row("an effect before its cause", with(R"(,"cause":2)"), ErrorCode::WrongType);
    row("an unknown event", R"({"seq":2,"at":0,"actor":"a","event":"miracle"})", ErrorCode::UnknownName);
    row("an unknown call", with(R"(,"call":"fork")"), ErrorCode::UnknownName);
    row("an unknown error", with(R"(,"error":"ENOTHING")"), ErrorCode::UnknownName);
    row("a peer that is no address", with(R"(,"peer":"example.org:80")"), ErrorCode::WrongType);
    row("a port that does not fit", with(R"(,"peer":"1.2.3.4:65536")"), ErrorCode::WrongType);
    row("bad base64", with(R"(,"bytes":"a*b=")"), ErrorCode::WrongType);
    row("bytes as a list", with(R"(,"bytes":[1,2])"), ErrorCode::WrongType);
    row("bytes and facts", with(R"(,"bytes":"","facts":{})"), ErrorCode::WrongType);
    row("a fact that is no text", with(R"(,"facts":{"a":1})"), ErrorCode::WrongType);
    row("a fact that would become two", with(R"(,"facts":{"a=b\nc":"1"})"), ErrorCode::WrongType);
    row("a length without a checksum", with(R"(,"bytes":"AAAA","length":9)"), ErrorCode::MissingKey);
    row("a length shorter than what is there", with(R"(,"bytes":"AAAA","length":3,"crc32c":1)"),
        ErrorCode::WrongType);
    row("a length that does not fit", with(R"(,"bytes":"AAAA","length":4294967296,"crc32c":1)"),
        ErrorCode::WrongType);
    const auto packet = [](const QByteArray& more) {
        return R"({"seq":2,"at":0,"actor":"a","event":"packet",)" + more + '}';
    };
    row("an unknown kind of packet", packet(R"("packet":"parcel")"), ErrorCode::UnknownName);
    row("an unknown kind of answer", packet(R"("packet":"answer","answer":"maybe")"), ErrorCode::UnknownName);
    row("an ICMP type that does not fit", packet(R"("packet":"answer","answer":"reset","type":256)"),
        ErrorCode::WrongType);
    row("marks that are no list", packet(R"("packet":"answer","marks":"late")"), ErrorCode::WrongType);
    row("a mark that is no text", packet(R"("packet":"answer","marks":[1])"), ErrorCode::UnknownName);
    row("nothing that can happen", packet(R"("packet":"place","what":"eaten")"), ErrorCode::UnknownName);
    row("no reason that there is", packet(R"("packet":"place","what":"dropped","reason":"bored")"),
        ErrorCode::UnknownName);
    row("a number below 0", packet(R"("packet":"place","number":-1)"), ErrorCode::WrongType);
    row("a number that does not fit", packet(R"("packet":"place","about":4294967296)"), ErrorCode::WrongType);
    row("an unknown mark", packet(R"("packet":"answer","marks":["late","red"])"), ErrorCode::UnknownName);
    row("an unknown reason", packet(R"("packet":"stray","reason":"none")"), ErrorCode::UnknownName);
    row("a TTL that does not fit", packet(R"("packet":"probe","ttl":256)"), ErrorCode::WrongType);
    row("a number that does not fit", packet(R"("packet":"probe","number":2147483648)"),
        ErrorCode::WrongType);
    row("a mark of a probe that does not fit", packet(R"("packet":"probe","mark":65536)"),
        ErrorCode::WrongType);
    row("more inferred bytes than can be", packet(R"("packet":"probe","inferred_bytes":256)"),
        ErrorCode::WrongType);
    row("a name of a mebibyte",
        R"({"seq":2,"at":0,"actor":")" + QByteArray(1 << 20, 'a') + R"(","event":"note"})",
        ErrorCode::WrongType);
    row("65 levels", with(R"(,"x":)" + QByteArray(64, '[') + QByteArray(64, ']')), ErrorCode::TooDeep);
    row("a million levels", QByteArray(1'000'000, '['), ErrorCode::TooDeep);
    row("a million values", with(R"(,"x":[0)" + QByteArray(",0").repeated(1'000'000) + ']'),
        ErrorCode::LineTooLong);
}

void TestLineParse::refusesHostileLines()
{
    QFETCH(QByteArray, line);
    QFETCH(int, code);
    const auto read
        = parseEventLine(std::string_view(line.constData(), static_cast<std::size_t>(line.size())));
    QVERIFY(!read);
    QCOMPARE(static_cast<int>(read.error().code), code);
}

void TestLineParse::acceptsWhatIsJustWithinTheLimits()
{
    const std::string line = R"({"seq":2,"at":0,"actor":"a","event":"note","x":)" + std::string(63, '[')
        + R"("[[[\"[[")" + std::string(63, ']') + '}';
    QVERIFY(parseEventLine(line));
}

void TestLineParse::tellsHeadersFromOtherThings_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("code");
    QTest::newRow("text") << QByteArray("hello") << static_cast<int>(ErrorCode::NotASession);
    QTest::newRow("other json") << QByteArray(R"({"format":"har","version":1})")
                                << static_cast<int>(ErrorCode::NotASession);
    QTest::newRow("an event") << QByteArray(R"({"seq":1})") << static_cast<int>(ErrorCode::NotASession);
    QTest::newRow("version 2") << QByteArray(R"({"format":"socketscope-session","version":2})")
                               << static_cast<int>(ErrorCode::NewerVersion);
    QTest::newRow("version 0") << QByteArray(R"({"format":"socketscope-session","version":0})")
                               << static_cast<int>(ErrorCode::WrongType);
    QTest::newRow("no version") << QByteArray(R"({"format":"socketscope-session"})")
                                << static_cast<int>(ErrorCode::MissingKey);
    QTest::newRow("title 5") << QByteArray(R"({"format":"socketscope-session","version":1,"title":5})")
                             << static_cast<int>(ErrorCode::WrongType);
}

void TestLineParse::tellsHeadersFromOtherThings()
{
    QFETCH(QByteArray, line);
    QFETCH(int, code);
    const auto read = parseHeaderLine(line.toStdString());
    QVERIFY(!read);
    QCOMPARE(static_cast<int>(read.error().code), code);
    if (read.error().code == ErrorCode::NewerVersion)
        QCOMPARE(read.error().amount, std::int64_t(2));
}

void TestLineParse::readsTheHeaderBack()
{
    const SessionHeader header {.start = "2026-03-01T12:00:00Z",
        .host = "h\xc3\xb6st",
        .scene = {},
        .title = "<b>x</b>\n",
        .program = "1.2"};
    std::string line;
    appendHeaderLine(line, header);
    const auto read = parseHeaderLine(line);
    QVERIFY(read);
    QVERIFY(*read == header);
}

QTEST_GUILESS_MAIN(TestLineParse)
#include "tst_lineparse.moc"
