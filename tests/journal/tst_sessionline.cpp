// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/crc32c.h"
#include "core/journal/facts.h"
#include "core/journal/journal.h"
#include "core/journal/sessionline.h"
#include "tests/journal/lines.h"

#include <QtTest/QtTest>

#include <cerrno>

using namespace socketscope;
using namespace socketscope::journal;
using namespace socketscope::journal::test;

class TestSessionLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesTheHeader();
    void writesAReturn();
    void writesAFailedReturn();
    void writesACallWithoutResultOrError();
    void writesAnEmptyDatagramAsAMessageOfNoBytes();
    void writesTheCreationOfAConnection();
    void writesFactsAsAnObject();
    void writesFactsThatAreNoTextAsBytes();
    void writesAnAbridgedMessageWithLengthAndChecksum();
    void abridgesWhatNoLineCouldHold();
    void replacesWhatIsNotUtf8();
    void writesAProbeInKeysThatSayWhatTheyMean();
    void writesAnAnswerByTheNamesOfItsKindAndMarks();
    void writesWhatBelongsToNoProbeAndWhatWasGivenUp();
    void writesWhatHappensToACraftedPacket();
    void writesAProbeThatWasNotSent();
    void encodesBase64AsRfc4648Does_data();
    void encodesBase64AsRfc4648Does();
};

void TestSessionLine::writesTheHeader()
{
    std::string out;
    appendHeaderLine(out,
        {.start = "2026-03-01T12:00:00.000Z",
            .host = "lab-7",
            .scene = "udp-hello",
            .title = {},
            .program = "0.1.0"});
    QCOMPARE(out,
        std::string(
            R"({"format":"socketscope-session","version":1,"start":"2026-03-01T12:00:00.000Z","host":"lab-7","scene":"udp-hello","title":null,"program":"0.1.0"})"
            "\n"));
}

void TestSessionLine::writesAReturn()
{
    QCOMPARE(written(returnOfRecvfrom(), server, toBytes("hello")),
        std::string(
            R"({"seq":9,"at":1234567,"actor":"server","event":"return","call":"recvfrom","result":5,"error":null,"peer":"127.0.0.1:8000","bytes":"aGVsbG8=","cause":4,"step":3,"blocked":true})"
            "\n"));
}

void TestSessionLine::writesAFailedReturn()
{
    Event event {.seq = 2, .at = instantAt(7), .cause = 1};
    event.kind = EventKind::Return;
    event.call = CallName::Bind;
    event.result = -1;
    event.error = EADDRINUSE;
    event.local = address("[::1]:8888");
    QCOMPARE(written(event, server),
        std::string(
            R"({"seq":2,"at":7,"actor":"server","event":"return","call":"bind","result":-1,"error":"EADDRINUSE","peer":null,"bytes":null,"cause":1,"local":"[::1]:8888"})"
            "\n"));
}

void TestSessionLine::writesACallWithoutResultOrError()
{
    Event event {.seq = 1, .at = instantAt(0)};
    event.kind = EventKind::Call;
    event.call = CallName::Setsockopt;
    event.code = static_cast<std::uint16_t>(OptionName::SoReuseaddr);
    event.argument = 0;
    event.result = 3; // nothing has returned yet, whatever stands here
    event.error = EPERM;
    event.method = QtMethod::SetSocketOption;
    QCOMPARE(written(event, server),
        std::string(
            R"({"seq":1,"at":0,"actor":"server","event":"call","call":"setsockopt","result":null,"error":null,"peer":null,"bytes":null,"cause":null,"argument":0,"option":"SO_REUSEADDR","method":"setSocketOption"})"
            "\n"));
}

void TestSessionLine::writesAnEmptyDatagramAsAMessageOfNoBytes()
{
    Event event {.seq = 3, .at = instantAt(1)};
    event.kind = EventKind::Message;
    event.peer = address("[fe80::1%2]:9");
    event.flags = Event::Outgoing | Event::Inferred | Event::ByQt;
    QCOMPARE(written(event, server),
        std::string(
            R"({"seq":3,"at":1,"actor":"server","event":"message","call":null,"result":null,"error":null,"peer":"[fe80::1%2]:9","bytes":"","cause":null,"direction":"out","inferred":true,"byQt":true})"
            "\n"));
}

void TestSessionLine::writesTheCreationOfAConnection()
{
    Event event {.seq = 4, .at = instantAt(2), .kind = EventKind::State};
    QCOMPARE(
        written(event,
            {.name = "server#7", .role = ActorRole::TcpConnection, .parent = 1, .number = 7, .byQt = true},
            {}, "server"),
        std::string(
            R"({"seq":4,"at":2,"actor":"server#7","event":"state","call":null,"result":null,"error":null,"peer":null,"bytes":null,"cause":null,"state":"created","role":"tcp-connection","engine":"qt","parent":"server","number":7})"
            "\n"));
}

void TestSessionLine::writesFactsAsAnObject()
{
    Event event {.seq = 5, .at = instantAt(2), .cause = 4};
    event.code = static_cast<std::uint16_t>(FailureCode::AddressInUse);
    event.kind = EventKind::Failure;
    event.error = EADDRINUSE;
    QCOMPARE(written(event, server, packFacts({{"holder", "process"}, {"process", "a \"b\"\\\t"}})),
        std::string(
            R"({"seq":5,"at":2,"actor":"server","event":"failure","call":null,"result":null,"error":"EADDRINUSE","peer":null,"bytes":null,"cause":4,"failure":"address-in-use","facts":{"holder":"process","process":"a \"b\"\\\u0009"}})"
            "\n"));
}

void TestSessionLine::writesFactsThatAreNoTextAsBytes()
{
    Event event {.seq = 5, .at = instantAt(2)};
    event.code = static_cast<std::uint16_t>(NoteCode::QtDid);
    QCOMPARE(written(event, server, toBytes("what=\xff\n")),
        std::string(
            R"({"seq":5,"at":2,"actor":"server","event":"note","call":null,"result":null,"error":null,"peer":null,"bytes":"d2hhdD3/Cg==","cause":null,"note":"qt-did"})"
            "\n"));
}

void TestSessionLine::writesAnAbridgedMessageWithLengthAndChecksum()
{
    Event event {.seq = 6, .at = instantAt(3), .kind = EventKind::Message};
    // 32 zero bytes have the CRC-32C 8a9136aa (RFC 3720 appendix B.4): 2324772522.
    const Bytes stored {0, 0, 0, 0xaa, 0x36, 0x91, 0x8a};
    event.bytes = {stored.data(), 3, 32};
    std::string out;
    appendEventLine(out, event, server);
    QCOMPARE(out,
        std::string(
            R"({"seq":6,"at":3,"actor":"server","event":"message","call":null,"result":null,"error":null,"peer":null,"bytes":"AAAA","cause":null,"direction":"in","length":32,"crc32c":2324772522})"
            "\n"));
    const auto back = parseEventLine(out);
    QVERIFY(back);
    QCOMPARE(back->stored, stored);
    QCOMPARE(back->event.bytes.kept, 3U);
    QCOMPARE(back->event.bytes.length, 32U);
}

void TestSessionLine::abridgesWhatNoLineCouldHold()
{
    const Bytes huge(50U << 20, 'x'); // 67 MiB as base64
    Event event {.seq = 1};
    event.kind = EventKind::Message;
    const std::string line = written(event, server, huge);
    QVERIFY(line.size() < 1000);
    const auto read = parseEventLine(line);
    QVERIFY(read);
    QCOMPARE(read->event.bytes.kept, 256U);
    QCOMPARE(read->event.bytes.length, 50U << 20);
    const std::uint32_t crc = crc32c(huge);
    QCOMPARE(Bytes(read->stored.end() - 4, read->stored.end()),
        (Bytes {static_cast<std::uint8_t>(crc), static_cast<std::uint8_t>(crc >> 8),
            static_cast<std::uint8_t>(crc >> 16), static_cast<std::uint8_t>(crc >> 24)}));
}

void TestSessionLine::replacesWhatIsNotUtf8()
{
    std::string out;
    appendJsonString(out, "a\xc3\xa9\xff\xed\xa0\x80z\x01\n\x7f");
    QCOMPARE(
        out, std::string("\"a\xc3\xa9\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbdz\\u0001\\n\\u007f\""));
}

void TestSessionLine::writesAProbeInKeysThatSayWhatTheyMean()
{
    QCOMPARE(written(probe(), tracer, {0x45, 0}),
        std::string(
            R"({"seq":6,"at":5,"actor":"tracer","event":"packet","call":null,"result":null,"error":null,"peer":"198.51.100.9:33434","bytes":"RQA=","cause":null,"local":"192.0.2.7:50000","packet":"probe","number":7,"ttl":3,"round":2,"mark":65535,"inferred_bytes":28,"direction":"out","again":true})"
            "\n"));
}

void TestSessionLine::writesAnAnswerByTheNamesOfItsKindAndMarks()
{
    QCOMPARE(written(answer(), tracer, {0x45, 0}),
        std::string(
            R"({"seq":9,"at":5,"actor":"tracer","event":"packet","call":null,"result":null,"error":null,"peer":"203.0.113.1:0","bytes":"RQA=","cause":6,"packet":"answer","ttl":253,"answer":"protocol-unreachable","type":3,"code":2,"later_ns":-1500,"marks":["late","kernel-time"]})"
            "\n"));
}

void TestSessionLine::writesWhatBelongsToNoProbeAndWhatWasGivenUp()
{
    Event stray = packetEvent(10, PacketCode::Stray);
    stray.result = 3;
    QCOMPARE(written(stray, tracer),
        std::string(
            R"({"seq":10,"at":5,"actor":"tracer","event":"packet","call":null,"result":null,"error":null,"peer":null,"bytes":null,"cause":null,"packet":"stray","reason":"other-sender"})"
            "\n"));
    Event lost = packetEvent(11, PacketCode::GivenUp, 6);
    lost.argument = 7;
    QCOMPARE(written(lost, tracer),
        std::string(
            R"({"seq":11,"at":5,"actor":"tracer","event":"packet","call":null,"result":null,"error":null,"peer":null,"bytes":null,"cause":6,"packet":"given-up","number":7})"
            "\n"));
}

void TestSessionLine::writesWhatHappensToACraftedPacket()
{
    Event crafted = packetEvent(6, PacketCode::Crafted, 3);
    crafted.argument = 2;
    crafted.peer = address("10.0.7.2:8888");
    crafted.flags = Event::Outgoing;
    QCOMPARE(written(crafted, crafter, {0x45, 0}),
        std::string(
            R"({"seq":6,"at":5,"actor":"crafter","event":"packet","call":null,"result":null,"error":null,"peer":"10.0.7.2:8888","bytes":"RQA=","cause":3,"packet":"crafted","number":2,"direction":"out"})"
            "\n"));
    QCOMPARE(written(place(), {.name = "r3", .role = ActorRole::Node}, {0x45, 0}),
        std::string(
            R"({"seq":14,"at":5,"actor":"r3","event":"packet","call":null,"result":null,"error":null,"peer":null,"bytes":"RQA=","cause":6,"packet":"place","what":"dropped","reason":"ttl-expired","number":12,"about":11})"
            "\n"));
    Event overheard = packetEvent(13, PacketCode::Overheard);
    overheard.step = AnswerListened;
    QCOMPARE(written(overheard, crafter),
        std::string(
            R"({"seq":13,"at":5,"actor":"crafter","event":"packet","call":null,"result":null,"error":null,"peer":null,"bytes":null,"cause":null,"packet":"overheard","reason":"not-an-answer","marks":["listened"]})"
            "\n"));
}

void TestSessionLine::writesAProbeThatWasNotSent()
{
    Event event {.seq = 12, .at = instantAt(5)};
    event.kind = EventKind::Failure;
    event.code = static_cast<std::uint16_t>(FailureCode::ProbeNotSent);
    event.error = ENETUNREACH;
    event.argument = 7;
    event.step = 9;
    event.ttl = 3;
    QCOMPARE(written(event, tracer, packFacts({{"call", "sendto"}})),
        std::string(
            R"({"seq":12,"at":5,"actor":"tracer","event":"failure","call":null,"result":null,"error":"ENETUNREACH","peer":null,"bytes":null,"cause":null,"failure":"probe-not-sent","number":7,"ttl":3,"round":0,"mark":9,"facts":{"call":"sendto"}})"
            "\n"));
}

void TestSessionLine::encodesBase64AsRfc4648Does_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    for (const auto& [bytes, text] : {std::pair {"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"},
             {"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="}, {"foobar", "Zm9vYmFy"}, {"\xff\xfe\xfd", "//79"}})
        QTest::addRow("%s", text) << QByteArray(bytes) << QByteArray(text);
}

void TestSessionLine::encodesBase64AsRfc4648Does()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, text);
    std::string out;
    appendJsonBase64(out, toBytes(bytes.toStdString()));
    QCOMPARE(out, '"' + text.toStdString() + '"');
}

QTEST_GUILESS_MAIN(TestSessionLine)
#include "tst_sessionline.moc"
