// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/errorwords.h"

#include <QtTest/QtTest>

#include <cerrno>

using namespace socketscope;

class TestErrors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasASentenceAndAnAction_data();
    void everyCodeHasASentenceAndAnAction();
    void namesTheFile();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void offendingTextStaysHarmless();
};

void TestErrors::everyCodeHasASentenceAndAnAction_data()
{
    QTest::addColumn<int>("code");
    for (int code = 0; code <= int(ErrorCode::Unsupported); ++code)
        QTest::addRow("%d", code) << code;
}

void TestErrors::everyCodeHasASentenceAndAnAction()
{
    QFETCH(int, code);
    for (const char* detail : {"", "thing"}) {
        const QString text = ui::sentence({static_cast<ErrorCode>(code), detail, 12345, 6, EACCES});
        QVERIFY2(text.count(QStringLiteral(". ")) >= 1 && text.endsWith(u'.'), qPrintable(text));
        QVERIFY2(!text.contains(QRegularExpression(QStringLiteral("%\\d|  |\\.\\."))), qPrintable(text));
        QVERIFY2(!text.contains(QStringLiteral("no words for")), qPrintable(text));
    }
}

void TestErrors::namesTheFile()
{
    const auto said = [](const Error& error) { return ui::sentenceInFile(error, "a\n.json"); };
    QCOMPARE(said({.code = ErrorCode::NotATopology, .amount = 3}),
        "“a\\n.json” stops being JSON in line 3. Look there for a missing comma, quote or bracket.");
    QCOMPARE(said({.code = ErrorCode::NotATemplate, .amount = 3}),
        "“a\\n.json” stops being JSON in line 3. Look there for a missing comma, quote or bracket.");
    QCOMPARE(said({.code = ErrorCode::OutOfRange, .detail = "seed"}),
        "“a\\n.json”: The value of “seed” in the file is not one that it can have. Compare it with a network "
        "of "
        "this program.");
    QVERIFY(said({.code = ErrorCode::OutOfRange, .detail = "routers.0.name"})
                .contains("letters, digits and hyphens"));
    QVERIFY(said({.code = ErrorCode::OutOfRange, .detail = "hosts.a.addresses.0.name"})
                .contains("control characters"));
    // Whatever is wrong, the file is named, and once.
    for (int code = 0; code <= int(ErrorCode::Unsupported); ++code) {
        const auto which = static_cast<ErrorCode>(code);
        const bool inDetail = which == ErrorCode::FileMissing || which == ErrorCode::FileUnreadable;
        const QString text = said({.code = which, .detail = inDetail ? "a\n.json" : "thing"});
        QVERIFY2(text.count("“a\\n.json”") == 1, qPrintable(text));
    }
}

void TestErrors::saysWhatIsWrong_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<qint64>("amount");
    QTest::addColumn<int>("position");
    QTest::addColumn<int>("systemError");
    QTest::addColumn<QString>("text");
    const auto row = [](ErrorCode code, const char* detail, qint64 amount, int position, int systemError,
                         const char* text) {
        QTest::newRow(text) << int(code) << QString::fromUtf8(detail) << amount << position << systemError
                            << QString::fromUtf8(text);
    };
    row(ErrorCode::PortOutOfRange, "65536", 0, 0, 0,
        "“65536” is not a port: ports go from 0 to 65535. Choose one in that range; 0 lets the system "
        "choose.");
    row(ErrorCode::MissingPort, "[::1]", 0, 0, 0,
        "“[::1]” has no port after it. Write it like 127.0.0.1:8000, [::1]:8000 or localhost:8000.");
    // The third character is at index 2.
    row(ErrorCode::BadHexDigit, "", 0, 2, 0,
        "Character 3 of the hex text is not a hex digit. Use 0 to 9 and a to f, two for each byte.");
    row(ErrorCode::OddHexDigits, "", 0, 0, 0,
        "The hex digit at character 1 has no partner: each byte takes two. Write small bytes with a leading "
        "zero, such as 0a.");
    row(ErrorCode::DatagramTooLarge, "", 65508, 0, 0,
        "65,508 bytes do not fit into one datagram: UDP over IPv4 carries at most 65,507 bytes. Send less at "
        "a time, or use TCP.");
    row(ErrorCode::FileUnreadable, "/x", 0, 0, EACCES,
        "The file “/x” cannot be read (EACCES). Check that it is a file and that you may read it.");
    row(ErrorCode::CutSession, "", 1, 0, 0,
        "The session file is cut off in the middle of a line; the 1 event before that is shown. Save a copy "
        "to keep what is left.");
    row(ErrorCode::DamagedLine, "", 0, 12345, 0,
        "Line 12,345 of the file is damaged; what stands before it is complete. Look at that line in a text "
        "editor.");
    row(ErrorCode::NewerVersion, "", 2, 0, 0,
        "The file is of version 2, which is newer than this program knows. Open it with a newer version of "
        "Socketscope.");
    row(ErrorCode::UnknownCall, "recieve", 0, 0, 0,
        "The scene asks for a call “recieve”, which does not exist here. Use the BSD name of a call, such as "
        "recvfrom.");
    row(ErrorCode::Truncated, "ipv4", 20, 12, 0,
        "The bytes end too early: “ipv4” takes 20 bytes, and there are 12. Look at where the bytes were cut "
        "off.");
    row(ErrorCode::BadLength, "total_length", 7, 0, 0,
        "“total_length” cannot be 7 here. Compare it with the bytes that are there.");
    row(ErrorCode::DamagedCapture, "", 0, 12345, 0,
        "The capture is damaged at byte 12,345; what stands before it is complete. Capture again, if the "
        "rest matters.");
    row(ErrorCode::ValueTooLarge, "ipv4.ttl", 255, 0, 0,
        "The value does not fit into “ipv4.ttl”, which holds at most 255. Choose a smaller one.");
    row(ErrorCode::UnevenOptions, "ipv4.options", 1, 0, 0,
        "“ipv4.options” would have 1 byte, but a header's length counts in whole words. Add zeros at the "
        "end, "
        "or set the header's length first.");
    row(ErrorCode::PacketTooLarge, "", 65536, 0, 0,
        "The packet would have 65,536 bytes, and an IP packet has at most 65,535. Use a shorter payload.");
    // Of IPv6, 40 bytes come before what is counted.
    row(ErrorCode::PacketTooLarge, "", 65576, 65575, 0,
        "The packet would have 65,576 bytes, and an IP packet has at most 65,575. Use a shorter payload.");
    row(ErrorCode::PacketTooLarge, "raw", 3028, 1500, 0,
        "The packet would have 3028 bytes, and the link carries at most 1500 bytes at once. Use a shorter "
        "payload, or set ipv4.dont_fragment to 0, so that the system may cut the packet into fragments.");
    row(ErrorCode::PacketTooLarge, "link", 3028, 1500, 0,
        "The packet would have 3028 bytes, and the link carries at most 1500 bytes at once. Use a shorter "
        "payload: by “link” the system cuts nothing into fragments. By raw or datagram it does, unless "
        "ipv4.dont_fragment is 1.");
    row(ErrorCode::BadDumpLine, "zz", 0, 3, 0,
        "Line 3 has “zz” where a byte should be. Write two hex digits for each byte.");
    row(ErrorCode::DumpGap, "", 16, 2, 0,
        "The offset in line 2 does not fit: 16 bytes stand before it. Check whether a line is missing.");
    row(ErrorCode::NotIp, "arp", 0, 0, 0,
        "These bytes are a frame of type arp and no IP packet. Take bytes from the IP header on, or a frame "
        "that carries one.");
    row(ErrorCode::ForgedSource, "10.9.8.7", 0, 0, 0,
        "The source “10.9.8.7” is none of this computer's addresses, and the packet would leave it. Confirm "
        "that this "
        "is meant, or send it into a practice network.");
    row(ErrorCode::ForgedSource, "127.0.0.1", 0, 0, 0,
        "The source “127.0.0.1” is a loopback address, which means nothing on any other computer, and the "
        "packet would leave this one. Write this computer's own address as the source, or confirm "
        "that this is meant.");
    row(ErrorCode::ForgedSource, "::1", 0, 0, 0,
        "The source “::1” is a loopback address, which means nothing on any other computer, and the packet "
        "would leave this one. Write this computer's own address as the source, or confirm that this is "
        "meant.");
    row(ErrorCode::FieldOfOtherFamily, "::1", 4, 0, 0,
        "“::1” is an IPv6 address, and the field holds an IPv4 one. Write one like 127.0.0.1.");
    row(ErrorCode::FieldOfOtherFamily, "127.0.0.1", 6, 0, 0,
        "“127.0.0.1” is an IPv4 address, and the field holds an IPv6 one. Write one like ::1.");
    row(ErrorCode::OutOfRange, "size", 27, 28, 0, "size cannot be 27. Choose one from 28 to 65535 bytes.");
    row(ErrorCode::OutOfRange, "port", 65500, 65280, 0,
        "port cannot be 65500. Choose one from 1 to 65280: each probe takes the next.");
    row(ErrorCode::OutOfRange, "queries", 11, 0, 0, "queries cannot be 11. Choose one from 1 to 10.");
    row(ErrorCode::OutOfRange, "interval", 9'000'000, 0, 0,
        "interval cannot be 0.009 s. Choose 0.01 to 86400 seconds.");
    row(ErrorCode::OtherFamily, "fd99::4:7", 4, 0, 0,
        "“fd99::4:7” is an IPv6 address, and IPv4 was asked for. Allow either family.");
    row(ErrorCode::OtherFamily, "server.practice", 6, 0, 0,
        "“server.practice” has no IPv6 address. Allow either family.");
    row(ErrorCode::NotOneHost, "224.0.0.1", 0, 0, 0,
        "“224.0.0.1” is an address of many hosts, and a trace goes to one. Trace the address of one host.");
    row(ErrorCode::NotOneHost, "::", 0, 0, 0,
        "“::” is the address of no host: programs write it where any address will do. Trace the address of "
        "one host.");
    row(ErrorCode::NoZone, "fe80::1", 0, 0, 0,
        "“fe80::1” may be on each link of this computer, and nothing says on which. Write the interface "
        "behind it, as in fe80::1%eth0.");
    row(ErrorCode::WayAndProtocol, "udp", 0, 0, 0,
        "The way that was chosen sends UDP only. Choose another protocol, or the best way there is.");
    row(ErrorCode::WayAndProtocol, "ping", 0, 0, 0,
        "The way that was chosen sends ICMP only. Choose another protocol, or the best way there is.");
    row(ErrorCode::NotThisWay, "paris", 0, 0, 0,
        "paris needs raw packets, which the way that was chosen cannot send. Choose the best way there is: "
        "this program may send raw packets here.");
    row(ErrorCode::SystemCall, "bind", 0, 0, EADDRINUSE,
        "bind failed with EADDRINUSE, which the system calls “Address already in use”. Change what was asked "
        "for, then try again.");
}

void TestErrors::saysWhatIsWrong()
{
    QFETCH(int, code);
    QFETCH(QString, detail);
    QFETCH(qint64, amount);
    QFETCH(int, position);
    QFETCH(int, systemError);
    QFETCH(QString, text);
    QCOMPARE(ui::sentence({static_cast<ErrorCode>(code), detail.toStdString(), amount, std::size_t(position),
                 systemError}),
        text);
}

void TestErrors::offendingTextStaysHarmless()
{
    const QString text = ui::sentence({ErrorCode::BadAddress, "%1\x1b[2J\xe2\x80\xae<b>%2"});
    QVERIFY2(text.startsWith(QStringLiteral("“%1\\x1b[2J\\u202e<b>%2” is neither")), qPrintable(text));
}

QTEST_GUILESS_MAIN(TestErrors)
#include "tst_errors.moc"
