// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/paste/pastedialog.h"

#include "core/base/hex.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

using namespace socketscope;

class TestPaste : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFormBecomesThePacket_data();
    void everyFormBecomesThePacket();
    void saysWhatWasLeftOut();
    void rubbishIsASentenceWithItsLine();
    void theDialogSaysWhatStandsThere();
    void theDialogGivesWhatWasRead();
};

namespace {

constexpr auto datagram = "450000210000400040113cca7f0000017f0000011f4022b8000d7c0768656c6c6f";
constexpr auto ethernet = "000000000000000000000000 0800 ";

} // namespace

/// As xxd, tcpdump, C, Python and a stream of digits have the document's datagram.
void TestPaste::everyFormBecomesThePacket_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, const char* text, const char* words) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(words);
    };
    row("stream", datagram, "33 bytes of hex digits: IPv4, UDP, 5 bytes of payload.");
    row("xxd",
        "00000000: 4500 0021 0000 4000 4011 3cca 7f00 0001  E..!..@.@.<.....\n"
        "00000010: 7f00 0001 1f40 22b8 000d 7c07 6865 6c6c  .....@\"...|.hell\n"
        "00000020: 6f                                       o\n",
        "33 bytes of a hex dump with offsets: IPv4, UDP, 5 bytes of payload.");
    row("tcpdump -xx",
        "12:00:00.000000 IP localhost.8000 > localhost.8888: UDP, length 5\n"
        "\t0x0000:  0000 0000 0000 0000 0000 0000 0800 4500\n"
        "\t0x0010:  0021 0000 4000 4011 3cca 7f00 0001 7f00\n"
        "\t0x0020:  0001 1f40 22b8 000d 7c07 6865 6c6c 6f\n",
        "The 14 bytes in front of the IP header were left out");
    row("C array",
        "{ 0x45, 0x00, 0x00, 0x21, 0, 0, 64, 0, 64, 17, 0x3c, 0xca, 127, 0, 0, 1, 127, 0, 0, 1,\n"
        "  0x1f, 0x40, 0x22, 0xb8, 0, 13, 0x7c, 0x07, 0x68, 0x65, 0x6c, 0x6c, 0x6f }",
        "33 bytes of an array in C");
    row("Python bytes",
        "b'E\\x00\\x00!\\x00\\x00@\\x00@\\x11<\\xca\\x7f\\x00\\x00\\x01\\x7f\\x00\\x00\\x01\\x1f@\"\\xb8\\x00"
        "\\r|\\x07hello'",
        "33 bytes of a string in C or Python");
}

void TestPaste::everyFormBecomesThePacket()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    const auto pasted = ui::packetOfText(text);
    QVERIFY2(pasted, pasted ? "" : pasted.error().detail.c_str());
    QCOMPARE(QString::fromStdString(toHex(pasted->packet.serialize())), QString(datagram));
    QVERIFY2(pasted->words.contains(words), qPrintable(pasted->words));
}

void TestPaste::saysWhatWasLeftOut()
{
    const auto framed = ui::packetOfText(QString(ethernet) + datagram + QString("00").repeated(13));
    QVERIFY(framed);
    QCOMPARE(QString::fromStdString(toHex(framed->packet.serialize())), QString(datagram));
    QVERIFY2(framed->words.contains("13 bytes behind the packet"), qPrintable(framed->words));
}

void TestPaste::rubbishIsASentenceWithItsLine()
{
    QVERIFY(!ui::packetOfText("see you at the meeting"));
    const auto gap = ui::packetOfText("0000: 45 00 00 21 00 00 40 00 40 11 3c ca 7f 00 00 01\n"
                                      "0040: 7f 00 00 01 1f 40 22 b8 00 0d 7c 07 68 65 6c 6c\n");
    QVERIFY(!gap);
    QCOMPARE(gap.error().code, ErrorCode::DumpGap);
    QCOMPARE(gap.error().position, std::size_t {2});
    const auto arp = ui::packetOfText(
        QString("ffffffffffff020000000001 0806 0001080006040001") + QString("00").repeated(20));
    QVERIFY(!arp);
    QCOMPARE(arp.error().code, ErrorCode::NotIp);
}

void TestPaste::theDialogSaysWhatStandsThere()
{
    ui::PasteDialog dialog({});
    auto* text = dialog.findChild<QPlainTextEdit*>("pasteText");
    auto* use = dialog.findChild<QPushButton*>("pasteUse");
    QVERIFY(!use->isEnabled());
    QVERIFY(dialog.words().isEmpty());
    text->setPlainText(datagram);
    QTRY_VERIFY(use->isEnabled());
    QVERIFY(dialog.words().contains("IPv4, UDP"));
    text->setPlainText("0000: 45 00 zz");
    QTRY_VERIFY(!use->isEnabled());
    QVERIFY2(dialog.words().contains("Line 1"), qPrintable(dialog.words()));
}

void TestPaste::theDialogGivesWhatWasRead()
{
    auto* dialog = new ui::PasteDialog(QString::fromLatin1(datagram));
    QByteArray given;
    connect(dialog, &ui::PasteDialog::chosen, this,
        [&given](const ui::PastedPacket& pasted) { given = toHex(pasted.packet.serialize()).c_str(); });
    dialog->open();
    dialog->findChild<QPushButton*>("pasteUse")->click();
    QCOMPARE(given, QByteArray(datagram));
    delete dialog;
}

QTEST_MAIN(TestPaste)
#include "tst_paste.moc"
