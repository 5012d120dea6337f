// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/hexcopy.h"

#include <QtTest/QtTest>

using namespace socketscope;

class TestHexCopy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesBytesForOtherPrograms();
    void breaksLongArrays();
    void textKeepsLinesAndNothingElseInvisible();
};

void TestHexCopy::writesBytesForOtherPrograms()
{
    const Bytes bytes {'h', 'i', '\'', '\\', '\r', '\n', '\t', 0x00, 0xff};
    QCOMPARE(ui::bytesAsHex(bytes), QStringLiteral("68 69 27 5c 0d 0a 09 00 ff"));
    QCOMPARE(ui::bytesAsC(bytes),
        QStringLiteral(
            "const unsigned char data[] = {0x68, 0x69, 0x27, 0x5c, 0x0d, 0x0a, 0x09, 0x00, 0xff};"));
    QCOMPARE(ui::bytesAsPython(bytes), QStringLiteral("b'hi\\'\\\\\\r\\n\\t\\x00\\xff'"));
    QCOMPARE(ui::bytesAsPython({}), QStringLiteral("b''"));
    QCOMPARE(ui::bytesAsHex({}), QString());
}

void TestHexCopy::breaksLongArrays()
{
    const QString text = ui::bytesAsC(Bytes(17, 0xab));
    QCOMPARE(text.count(u'\n'), 3);
    QCOMPARE(text.count(QStringLiteral("0xab")), 17);
    QVERIFY(text.endsWith(QStringLiteral("0xab\n};")));
}

void TestHexCopy::textKeepsLinesAndNothingElseInvisible()
{
    QCOMPARE(ui::bytesAsText(toBytes("a\r\nb\tc\n")), QStringLiteral("a\nb\tc\n"));
    QCOMPARE(ui::bytesAsText(toBytes("\x1b[2J\xe2\x80\xae"
                                     "caf\xc3\xa9\xff")),
        QStringLiteral("\\x1b[2J\\u202ecafé\uFFFD"));
}

QTEST_GUILESS_MAIN(TestHexCopy)
#include "tst_hexcopy.moc"
