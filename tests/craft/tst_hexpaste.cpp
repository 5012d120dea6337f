// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/craft/hexpaste.h"

#include "core/base/hex.h"

#include <QtTest/QtTest>

using namespace socketscope;
using namespace socketscope::craft;

namespace {

constexpr auto datagram = "450000210000400040113cca7f0000017f0000011f4022b8000d7c0768656c6c6f";

QByteArray hex(const Bytes& bytes)
{
    return QByteArray::fromStdString(toHex(bytes));
}

} // namespace

class TestHexPaste : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatProgramsPrint_data();
    void readsWhatProgramsPrint();
    void repeatedLinesAreFilledIn();
    void onlyTheFirstPacketIsTaken();
    void anAsciiColumnThatLooksLikeHexIsNoHex();
    void saysWhereTheTextIsWrong_data();
    void saysWhereTheTextIsWrong();
    void takesEthernetAway();
    void refusesWhatIsNoIp();
};

/// Each as the program itself printed it.
void TestHexPaste::readsWhatProgramsPrint_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("form");
    QTest::addColumn<int>("skipped");
    const auto row = [](const char* name, const char* text, PasteForm form, int skipped = 0) {
        QTest::newRow(name) << QByteArray(text) << int(form) << skipped;
    };
    row("xxd",
        "00000000: 4500 0021 0000 4000 4011 3cca 7f00 0001  E..!..@.@.<.....\n"
        "00000010: 7f00 0001 1f40 22b8 000d 7c07 6865 6c6c  .....@\"...|.hell\n"
        "00000020: 6f                                       o\n",
        PasteForm::Dump);
    row("hexdump -C",
        "00000000  45 00 00 21 00 00 40 00  40 11 3c ca 7f 00 00 01  |E..!..@.@.<.....|\n"
        "00000010  7f 00 00 01 1f 40 22 b8  00 0d 7c 07 68 65 6c 6c  |.....@\"...|.hell|\n"
        "00000020  6f                                                |o|\n00000021\n",
        PasteForm::Dump);
    row("od -A x -t x1z",
        "000000 45 00 00 21 00 00 40 00 40 11 3c ca 7f 00 00 01  >E..!..@.@.<.....<\n"
        "000010 7f 00 00 01 1f 40 22 b8 00 0d 7c 07 68 65 6c 6c  >.....@\"...|.hell<\n"
        "000020 6f                                               >o<\n000021\n",
        PasteForm::Dump);
    row("od -t x1, in octal",
        "0000000 45 00 00 21 00 00 40 00 40 11 3c ca 7f 00 00 01\n"
        "0000020 7f 00 00 01 1f 40 22 b8 00 0d 7c 07 68 65 6c 6c\n0000040 6f\n0000041\n",
        PasteForm::Dump);
    row("od -A d -t x1, in decimal",
        "0000000 45 00 00 21 00 00 40 00 40 11 3c ca 7f 00 00 01\n"
        "0000016 7f 00 00 01 1f 40 22 b8 00 0d 7c 07 68 65 6c 6c\n0000032 6f\n0000033\n",
        PasteForm::Dump);
    row("hexdump, in words of a little-endian machine",
        "0000000 0045 2100 0000 0040 1140 ca3c 007f 0100\n"
        "0000010 007f 0100 401f b822 0d00 077c 6568 6c6c\n0000020 006f                                   "
        "\n0000021\n",
        PasteForm::Dump);
    row("scapy's hexdump",
        "0000  45 00 00 21 00 00 40 00 40 11 3C CA 7F 00 00 01  E..!..@.@.<.....\n"
        "0010  7F 00 00 01 1F 40 22 B8 00 0D 7C 07 68 65 6C 6C  .....@\"...|.hell\n"
        "0020  6F                                               o\n",
        PasteForm::Dump);
    row("Wireshark and tshark -x",
        "0000  45 00 00 21 00 00 40 00 40 11 3c ca 7f 00 00 01   E..!..@.@.<.....\n"
        "0010  7f 00 00 01 1f 40 22 b8 00 0d 7c 07 68 65 6c 6c   .....@\"...|.hell\n"
        "0020  6f                                                o\n",
        PasteForm::Dump);
    row("Wireshark, hex dump without text",
        "0000   45 00 00 21 00 00 40 00 40 11 3c ca 7f 00 00 01\n"
        "0010   7f 00 00 01 1f 40 22 b8 00 0d 7c 07 68 65 6c 6c\n0020   6f\n",
        PasteForm::Dump);
    row("Wireshark with its newer dots",
        "0000   45 00 00 21 00 00 40 00 40 11 3c ca 7f 00 00 01   E··!··@·@·<·····\n"
        "0010   7f 00 00 01 1f 40 22 b8 00 0d 7c 07 68 65 6c 6c   ·····@\"···|·hell\n0020   6f         o\n",
        PasteForm::Dump);
    row("tcpdump -x",
        "16:52:16.544432 IP 127.0.0.1.8000 > 127.0.0.1.8888: UDP, length 5\n"
        "\t0x0000:  4500 0021 0000 4000 4011 3cca 7f00 0001\n\t0x0010:  7f00 0001 1f40 22b8 000d 7c07 6865 "
        "6c6c\n"
        "\t0x0020:  6f\n",
        PasteForm::Dump, 1);
    row("tcpdump -X",
        "16:52:16.544432 IP 127.0.0.1.8000 > 127.0.0.1.8888: UDP, length 5\n"
        "\t0x0000:  4500 0021 0000 4000 4011 3cca 7f00 0001  E..!..@.@.<.....\n"
        "\t0x0010:  7f00 0001 1f40 22b8 000d 7c07 6865 6c6c  .....@\"...|.hell\n"
        "\t0x0020:  6f                                       o\n",
        PasteForm::Dump, 1);
    row("a dump with comments and DOS line ends",
        "# my packet\r\n\r\n0000  45 00 00 21 00 00 40 00 40 11 3c ca 7f 00 00 01  E..!\r\n"
        "see below\r\n0010  7f 00 00 01 1f 40 22 b8 00 0d 7c 07 68 65 6c 6c 6f\r\n",
        PasteForm::Dump, 2);
    row("one line",
        "0000   45 00 00 21 00 00 40 00 40 11 3c ca 7f 00 00 01 7f 00 00 01 1f 40 22 b8 00 0d 7c 07 68 65 6c "
        "6c 6f",
        PasteForm::Dump);
    row("a hex stream", datagram, PasteForm::Stream);
    row("xxd -p", "450000210000400040113cca7f0000017f0000011f4022b8000d7c076865\n6c6c6f\n",
        PasteForm::Stream);
    row("words of four digits",
        "4500 0021 0000 4000 4011 3cca 7f00 0001\n7f00 0001 1f40 22b8 000d 7c07 6865 6c6c 6f",
        PasteForm::Stream);
    row("with words around it",
        "This is the packet that I have seen:\n45:00:00:21:00:00:40:00:40:11:3C:CA # IPv4\n"
        "7f-00-00-01-7f-00-00-01 // addresses\n0x1f40 0x22b8 /* ports */ 000d7c07, 68 65 6c 6c 6f\nThanks!\n",
        PasteForm::Stream, 2);
    row("bytes.fromhex",
        "packet = bytes.fromhex(\"45000021 00004000\"\n  '40113cca 7f000001 7f000001 1f4022b8 000d7c07 "
        "68656c6c6f')",
        PasteForm::Stream);
    row("escapes alone",
        R"(\x45\x00\x00\x21\x00\x00\x40\x00\x40\x11\x3c\xca\x7f\x00\x00\x01\x7f\x00\x00\x01\x1f\x40\x22\xb8\x00\x0d\x7c\x07\x68\x65\x6c\x6c\x6f)",
        PasteForm::Stream);
    row("Python's repr",
        R"(b'E\x00\x00!\x00\x00@\x00@\x11<\xca\x7f\x00\x00\x01\x7f\x00\x00\x01\x1f@"\xb8\x00\r|\x07hello')",
        PasteForm::Literal);
    row("Wireshark, escaped string",
        "\"\\x45\\x00\\x00\\x21\\x00\\x00\\x40\\x00\\x40\\x11\\x3c\\xca\\x7f\\x00\\x00\\x01\" \\\n"
        "\"\\x7f\\x00\\x00\\x01\\x1f\\x40\\x22\\xb8\\x00\\x0d\\x7c\\x07\\x68\\x65\\x6c\\x6c\" "
        "\\\n\"\\x6f\"\n",
        PasteForm::Literal);
    row("C string",
        R"(const char p[] = "E\0\0!\0\0@\0@\21<\312\x7f\0\0\1\x7f\0\0\1\x1f@\"\270\0\r|\7hello";)",
        PasteForm::Literal);
    row("Wireshark, C array",
        "/* Frame (33 bytes) */\nstatic const unsigned char pkt1[33] = {\n"
        "0x45, 0x00, 0x00, 0x21, 0x00, 0x00, 0x40, 0x00, /* E..!..@. */\n"
        "0x40, 0x11, 0x3c, 0xca, 0x7f, 0x00, 0x00, 0x01, /* @.<..... */\n"
        "0x7f, 0x00, 0x00, 0x01, 0x1f, 0x40, 0x22, 0xb8, /* .....@\". */\n"
        "0x00, 0x0d, 0x7c, 0x07, 0x68, 0x65, 0x6c, 0x6c, /* ..|.hell */\n0x6f  /* o */\n};\n",
        PasteForm::Array);
    row("xxd -i",
        "  0x45, 0x00, 0x00, 0x21, 0x00, 0x00, 0x40, 0x00, 0x40, 0x11, 0x3c, 0xca,\n"
        "  0x7f, 0x00, 0x00, 0x01, 0x7f, 0x00, 0x00, 0x01, 0x1f, 0x40, 0x22, 0xb8,\n"
        "  0x00, 0x0d, 0x7c, 0x07, 0x68, 0x65, 0x6c, 0x6c, 0x6f\n",
        PasteForm::Stream);
    row("a list of Python",
        "[0x45, 0, 0, 33, 0, 0, 64, 0, 64, 17, 60, 202, 127, 0, 0, 1, 127, 0, 0, 1, 31, 64, 34, 184, 0, 13, "
        "124, 7, "
        "104, 101, 108, 108, 111]",
        PasteForm::Array);
}

void TestHexPaste::readsWhatProgramsPrint()
{
    QFETCH(QByteArray, text);
    QFETCH(int, form);
    QFETCH(int, skipped);
    const auto read = readPaste(text.toStdString());
    QVERIFY2(read, read ? "" : read.error().detail.c_str());
    QCOMPARE(hex(read->bytes), QByteArray(datagram));
    QCOMPARE(int(read->form), form);
    QCOMPARE(int(read->skippedLines), skipped);
    QCOMPARE(read->morePackets, std::size_t {0});
}

void TestHexPaste::repeatedLinesAreFilledIn()
{
    // hexdump -C of 'a', 64 zeros and 'b'
    const auto read
        = readPaste("00000000  61 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00  |a...............|\n"
                    "00000010  00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00  |................|\n*\n"
                    "00000040  00 62                                             |.b|\n00000042\n");
    QVERIFY(read);
    Bytes wanted(66);
    wanted[0] = 'a';
    wanted[65] = 'b';
    QCOMPARE(read->bytes, wanted);
}

void TestHexPaste::onlyTheFirstPacketIsTaken()
{
    const auto read
        = readPaste("12:00:00 IP a > b\n\t0x0000:  4500 0021\n\t0x0004:  0000\n"
                    "12:00:01 IP a > b\n\t0x0000:  6000 0021\n12:00:02 IP a > b\n\t0x0000:  6000 0021\n");
    QVERIFY(read);
    QCOMPARE(hex(read->bytes), "450000210000");
    QCOMPARE(read->morePackets, std::size_t {2});
    QCOMPARE(read->skippedLines, std::size_t {3});
}

void TestHexPaste::anAsciiColumnThatLooksLikeHexIsNoHex()
{
    // "abcd ef" and "12 34 5"
    const auto last = readPaste("00000000: 6162 6364 2065 66                        abcd ef\n");
    QVERIFY(last);
    QCOMPARE(hex(last->bytes), "61626364206566");
    const auto digits = readPaste("0000  31 32 20 33 34 20 35                              12 34 5\n");
    QVERIFY(digits);
    QCOMPARE(hex(digits->bytes), "31322033342035");
    const auto space = readPaste("0000  20 61 62 20                                        ab\n");
    QVERIFY(space);
    QCOMPARE(hex(space->bytes), "20616220");
}

void TestHexPaste::saysWhereTheTextIsWrong_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("line");
    QTest::addColumn<QByteArray>("detail");
    const auto row = [](const char* text, ErrorCode code, int line, const char* detail = "") {
        QTest::newRow(text) << QByteArray(text) << int(code) << line << QByteArray(detail);
    };
    row("", ErrorCode::NoBytes, 0);
    row(" \n\t\n", ErrorCode::NoBytes, 0);
    row("Nothing to see here.", ErrorCode::NoBytes, 0);
    row("45 00\n00 2x", ErrorCode::BadDumpLine, 2, "2x");
    row("45 00\n00 2", ErrorCode::BadDumpLine, 2, "2");
    row("0000  45 00 00 21\n0008  00 00", ErrorCode::DumpGap, 2);
    row("0000  45 00 zz 21\n0004  00 00", ErrorCode::BadDumpLine, 1, "zz");
    row("0000: 45 00\n0002: 00 2x", ErrorCode::BadDumpLine, 2, "2x");
    row("0000  45 00 00 21\n0002  00 00", ErrorCode::DumpGap, 2);
    row("{ 0x45, 0x100 }", ErrorCode::BadDumpLine, 1, "0x100");
    row("{\n0x45,\nfoo }", ErrorCode::BadDumpLine, 3, "foo");
    row("b'\\x45\n\\x4'", ErrorCode::BadDumpLine, 2, "\\x4'");
}

void TestHexPaste::saysWhereTheTextIsWrong()
{
    QFETCH(QByteArray, text);
    QFETCH(int, code);
    QFETCH(int, line);
    QFETCH(QByteArray, detail);
    const auto read = readPaste(text.toStdString());
    QVERIFY(!read);
    QCOMPARE(int(read.error().code), code);
    QCOMPARE(int(read.error().position), line);
    QCOMPARE(QByteArray::fromStdString(read.error().detail), detail);
    QCOMPARE(readPaste(std::string(mostPaste + 1, ' ')).error().code, ErrorCode::TextTooLong);
}

void TestHexPaste::takesEthernetAway()
{
    const std::string ethernet = "020000000001020000000002";
    const auto raw = stripLink(*parseHex(datagram));
    QCOMPARE(hex(raw->bytes), QByteArray(datagram));
    QCOMPARE(raw->linkHeader, std::size_t {0});
    // A frame has 60 bytes at least: 13 of padding.
    const auto framed = stripLink(*parseHex(ethernet + "0800" + datagram + std::string(26, '0')));
    QCOMPARE(hex(framed->bytes), QByteArray(datagram));
    QCOMPARE(framed->linkHeader, std::size_t {14});
    QCOMPARE(framed->trailer, std::size_t {13});
    const auto tagged = stripLink(*parseHex(ethernet + "88a80001" + "81000002" + "0800" + datagram));
    QCOMPARE(hex(tagged->bytes), QByteArray(datagram));
    QCOMPARE(tagged->linkHeader, std::size_t {22});
}

void TestHexPaste::refusesWhatIsNoIp()
{
    const std::string ethernet = "020000000001020000000002";
    QCOMPARE(stripLink(*parseHex(ethernet + "08060001")).error(),
        (Error {.code = ErrorCode::NotIp, .detail = "arp"}));
    QCOMPARE(stripLink(*parseHex(ethernet + "88cc0001")).error(),
        (Error {.code = ErrorCode::NotIp, .detail = "0x88cc"}));
    QCOMPARE(stripLink(*parseHex(ethernet + "8100")).error().code, ErrorCode::NotIp);
    QCOMPARE(stripLink({}).error().code, ErrorCode::NotIp);
    QCOMPARE(stripLink(*parseHex("00")).error().code, ErrorCode::NotIp);
}

QTEST_GUILESS_MAIN(TestHexPaste)
#include "tst_hexpaste.moc"
