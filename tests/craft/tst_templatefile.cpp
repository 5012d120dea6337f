// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crafttemplate/templatefile.h"

#include "core/base/hex.h"
#include "core/craft/templates.h"

#include <QtTest/QtTest>

using namespace socketscope;
using namespace socketscope::craft;

namespace {

QByteArray frame(const QByteArray& members)
{
    return R"({"format": "socketscope-packet", "version": 1, )" + members + '}';
}

} // namespace

class TestTemplateFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatAPersonWrites();
    void whatIsWrittenIsReadAsTheSame_data();
    void whatIsWrittenIsReadAsTheSame();
    void damageIsRefusedWithItsReason_data();
    void damageIsRefusedWithItsReason();
    void hostileFilesAreRefused();
    void aPacketWithoutIpCannotBeWritten();
};

void TestTemplateFile::readsWhatAPersonWrites()
{
    const auto read = parseTemplate(frame(R"("title": "Wrong on purpose", "payload_text": "grüße",
        "layers": [{"layer": "ipv4", "ttl": 3, "dont_fragment": false, "options": "0101", "ihl": 6},
                   {"layer": "udp", "destination_port": "0x35", "checksum": "0xdead", "length": "auto"}])"));
    QVERIFY2(read, read ? "" : read.error().detail.c_str());
    QCOMPARE(read->title, std::string("Wrong on purpose"));
    QCOMPARE(read->packet.payload(), toBytes("grüße"));
    QCOMPARE(read->packet.text("ipv4.flags"), Result<std::string>("0"));
    QCOMPARE(read->packet.text("udp.destination_port"), Result<std::string>("53"));
    QCOMPARE(read->packet.pinned(), (std::vector<std::string> {"ipv4.ihl", "udp.checksum"}));
}

void TestTemplateFile::whatIsWrittenIsReadAsTheSame_data()
{
    QTest::addColumn<QByteArray>("digits");
    for (const std::string_view name : templateNames())
        QTest::newRow(std::string(name).c_str())
            << QByteArray::fromStdString(toHex(builtinTemplate(name)->serialize()));
    QTest::newRow("wrong in every way")
        << QByteArray("4f130007123400ff0101beef7f0000010a000001aabbccdd1f4022b80003dead00ff80");
    QTest::newRow("IPv6 with an extension header")
        << QByteArray("6000000000100040000000000000000000000000000000010000000000000000000000000000000"
                      "13a000104000000008000000000010002");
    QTest::newRow("timestamp") << QByteArray(
        "450000280000400040013cd37f0000017f0000010d00f2ff00000000000000000000000000000000");
    // Its authentication header has 12 bytes: payload len 1 (RFC 4302, 2.2).
    QTest::newRow("authentication header of 12 bytes")
        << QByteArray("6000000000143340fe800000000000000000000000000001fe800000000000000000000000000002"
                      "1101000000000001000000021f4022b80008b8f1");
    QTest::newRow("neighbor advertisement") << QByteArray(
        "6000000000183aff00000000000000000000000000000001000000000000000000000000000000018800000060000000"
        "fe800000000000000000000000000001");
}

void TestTemplateFile::whatIsWrittenIsReadAsTheSame()
{
    QFETCH(QByteArray, digits);
    const auto bytes = parseHex(digits.toStdString());
    QVERIFY(bytes);
    const auto packet = Packet::fromBytes(*bytes);
    QVERIFY(packet);
    const auto written = writeTemplate({"A title with \"quotes\"", *packet});
    QVERIFY(written);
    const auto read = parseTemplate(*written);
    QVERIFY2(read, read ? "" : (read.error().detail + written->toStdString()).c_str());
    QCOMPARE(read->packet, *packet);
    QCOMPARE(read->title, std::string("A title with \"quotes\""));
    QCOMPARE(QByteArray::fromStdString(toHex(read->packet.serialize())), digits);
}

void TestTemplateFile::damageIsRefusedWithItsReason_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("detail");
    const auto row = [](const char* json, ErrorCode code, const char* detail = "") {
        QTest::newRow(json) << QByteArray(json) << int(code) << QByteArray(detail);
    };
    const auto framed = [](const char* members, ErrorCode code, const char* detail = "") {
        QTest::newRow(members) << frame(members) << int(code) << QByteArray(detail);
    };
    row("", ErrorCode::NotATemplate);
    row("[]", ErrorCode::NotATemplate);
    row("{\"format\": \"socketscope-scene\", \"version\": 1}", ErrorCode::NotATemplate);
    row("{\"format\": \"socketscope-packet\", \"version\": 2}", ErrorCode::NewerVersion);
    row("{\"format\": \"socketscope-packet\", \"version\": \"1\"}", ErrorCode::WrongType, "version");
    row("{\"format\": \"socketscope-packet\"", ErrorCode::NotATemplate);
    framed(R"("layers": [{"layer": "ipv4"}], "send": true)", ErrorCode::UnknownName, "send");
    framed(R"("title": "x")", ErrorCode::MissingKey, "layers");
    framed(R"("title": 3, "layers": [{"layer": "ipv4"}])", ErrorCode::WrongType, "title");
    framed(R"("layers": {})", ErrorCode::WrongType, "layers");
    framed(R"("layers": [])", ErrorCode::ImpossibleLayers);
    framed(R"("layers": [3])", ErrorCode::MissingKey, "layers.0.layer");
    framed(R"("layers": [{"layer": "ipv4"}, {"ttl": 3}])", ErrorCode::MissingKey, "layers.1.layer");
    framed(R"("layers": [{"layer": "ethernet"}])", ErrorCode::UnknownName, "ethernet");
    framed(R"("layers": [{"layer": "udp"}, {"layer": "ipv4"}])", ErrorCode::ImpossibleLayers, "udp, ipv4");
    framed(R"("layers": [{"layer": "ipv4", "tll": 3}])", ErrorCode::UnknownField, "ipv4.tll");
    framed(R"("layers": [{"layer": "ipv4", "ttl": 256}])", ErrorCode::ValueTooLarge, "ipv4.ttl");
    framed(R"("layers": [{"layer": "ipv4", "ttl": 1.5}])", ErrorCode::WrongType, "ipv4.ttl");
    framed(R"("layers": [{"layer": "ipv4", "ttl": -1}])", ErrorCode::WrongType, "ipv4.ttl");
    framed(R"("layers": [{"layer": "ipv4", "ttl": 1e300}])", ErrorCode::WrongType, "ipv4.ttl");
    framed(R"("layers": [{"layer": "ipv4", "ttl": null}])", ErrorCode::WrongType, "ipv4.ttl");
    framed(R"("layers": [{"layer": "ipv4", "ttl": [3]}])", ErrorCode::WrongType, "ipv4.ttl");
    framed(R"("layers": [{"layer": "ipv4", "options": "01"}])", ErrorCode::UnevenOptions, "ipv4.options");
    framed(R"("layers": [{"layer": "ipv4"}], "payload_hex": "0")", ErrorCode::OddHexDigits);
    framed(R"("layers": [{"layer": "ipv4"}], "payload_hex": 3)", ErrorCode::WrongType, "payload_hex");
    framed(R"("layers": [{"layer": "ipv4"}], "payload_text": 3)", ErrorCode::WrongType, "payload_text");
    framed(R"("layers": [{"layer": "ipv4"}], "payload_text": "x", "payload_hex": "00")", ErrorCode::WrongType,
        "payload_text");
}

void TestTemplateFile::damageIsRefusedWithItsReason()
{
    QFETCH(QByteArray, json);
    QFETCH(int, code);
    QFETCH(QByteArray, detail);
    const auto read = parseTemplate(json);
    QVERIFY(!read);
    QCOMPARE(int(read.error().code), code);
    QCOMPARE(QByteArray::fromStdString(read.error().detail), detail);
}

void TestTemplateFile::hostileFilesAreRefused()
{
    QCOMPARE(parseTemplate("{\n \"format\": \"socketscope-packet\"\n \"version\": 1}").error().amount, 3);
    QCOMPARE(parseTemplate("{}").error().amount, 0);
    QCOMPARE(parseTemplate(QByteArray(2 << 20, ' ')).error().code, ErrorCode::FileTooLarge);
    QCOMPARE(parseTemplate(QByteArray(1 << 19, '[')).error().code, ErrorCode::TooDeep);
    const QByteArray large
        = frame(R"("layers": [{"layer": "ipv4"}], "payload_text": ")" + QByteArray(65516, 'x') + '"');
    QCOMPARE(parseTemplate(large).error(), (Error {.code = ErrorCode::PacketTooLarge, .amount = 65536}));
    QByteArray many = R"("layers": [)";
    for (int i = 0; i < 10'000; ++i)
        many += R"({"layer": "ipv4"},)";
    QCOMPARE(parseTemplate(frame(many + R"({"layer": "udp"}])")).error().code, ErrorCode::ImpossibleLayers);
}

void TestTemplateFile::aPacketWithoutIpCannotBeWritten()
{
    QCOMPARE(
        writeTemplate({"", *Packet::fromBytes(toBytes("hello"))}).error().code, ErrorCode::ImpossibleLayers);
}

QTEST_GUILESS_MAIN(TestTemplateFile)
#include "tst_templatefile.moc"
