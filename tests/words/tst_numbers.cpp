// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/numbers.h"
#include "ui/words/plaintext.h"

#include <QtTest/QtTest>

using namespace socketscope;

class TestNumbers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void groupsLongNumbers();
    void writesTimes_data();
    void writesTimes();
    void writesDurations_data();
    void writesDurations();
    void makesInvisibleCharactersVisible_data();
    void makesInvisibleCharactersVisible();
    void leavesWritingAlone();
};

void TestNumbers::groupsLongNumbers()
{
    QCOMPARE(ui::countText(0), QStringLiteral("0"));
    QCOMPARE(ui::countText(1024), QStringLiteral("1024"));
    QCOMPARE(ui::countText(65507), QStringLiteral("65,507"));
    QCOMPARE(ui::countText(-1234567), QStringLiteral("-1,234,567"));
    QCOMPARE(ui::countText(-123456), QStringLiteral("-123,456"));
    QCOMPARE(ui::bytesText(1), QStringLiteral("1 byte"));
    QCOMPARE(ui::bytesText(0), QStringLiteral("0 bytes"));
    QCOMPARE(ui::sizeText(1448), QStringLiteral("1,448 B"));
    QCOMPARE(ui::sizeText(5), QStringLiteral("5 B"));
}

void TestNumbers::writesTimes_data()
{
    QTest::addColumn<qint64>("ns");
    QTest::addColumn<QString>("text");
    QTest::newRow("start") << qint64(0) << QStringLiteral("0.000");
    QTest::newRow("never rounded up") << qint64(412'999'999) << QStringLiteral("0.412");
    QTest::newRow("seconds") << qint64(59'999'000'000) << QStringLiteral("59.999");
    QTest::newRow("minute") << qint64(62'412'000'000) << QStringLiteral("1:02.412");
    QTest::newRow("hour") << qint64(3'723'004'000'000) << QStringLiteral("1:02:03.004");
    QTest::newRow("before the start") << qint64(-1'500'000'000) << QStringLiteral("-1.500");
}

void TestNumbers::writesTimes()
{
    QFETCH(qint64, ns);
    QFETCH(QString, text);
    QCOMPARE(ui::timeText(instantAt(ns)), text);
}

void TestNumbers::writesDurations_data()
{
    QTest::addColumn<qint64>("ns");
    QTest::addColumn<QString>("text");
    const auto row
        = [](qint64 ns, const char* text) { QTest::newRow(text) << ns << QString::fromUtf8(text); };
    row(-5, "0 ns");
    row(999, "999 ns");
    row(140'000, "140 µs");
    row(999'499, "999 µs");
    row(999'500, "1 ms");
    row(1'340'000, "1.3 ms");
    row(9'949'999, "9.9 ms");
    row(9'960'000, "10 ms");
    row(27'200'000, "27 ms");
    row(999'600'000, "1 s");
    row(1'250'000'000, "1.3 s");
    row(59'600'000'000, "1 min 0 s");
    row(125'000'000'000, "2 min 5 s");
    row(3'720'000'000'000, "1 h 2 min");
}

void TestNumbers::writesDurations()
{
    QFETCH(qint64, ns);
    QFETCH(QString, text);
    QCOMPARE(ui::durationText(Duration(ns)), text);
}

void TestNumbers::makesInvisibleCharactersVisible_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("line ends") << QStringLiteral("a\r\nb\tc") << QStringLiteral("a\\r\\nb\\tc");
    QTest::newRow("terminal escape") << QStringLiteral("\x1b[31mred") << QStringLiteral("\\x1b[31mred");
    QTest::newRow("nul") << QString(QChar(0)) << QStringLiteral("\\x00");
    QTest::newRow("c1") << QString(QChar(0x9b)) << QStringLiteral("\\x9b");
    QTest::newRow("right to left override") << QString(QChar(0x202e)) << QStringLiteral("\\u202e");
    QTest::newRow("isolate") << QString(QChar(0x2066)) << QStringLiteral("\\u2066");
    QTest::newRow("zero width space") << QString(QChar(0x200b)) << QStringLiteral("\\u200b");
    QTest::newRow("byte order mark") << QString(QChar(0xfeff)) << QStringLiteral("\\ufeff");
    QTest::newRow("soft hyphen") << QString(QChar(0xad)) << QStringLiteral("\\xad");
    QTest::newRow("line separator") << QString(QChar(0x2028)) << QStringLiteral("\\u2028");
    QTest::newRow("hangul filler") << QString(QChar(0x3164)) << QStringLiteral("\\u3164");
    QTest::newRow("half a surrogate pair") << QString(QChar(0xd800)) << QStringLiteral("\\ud800");
    const char32_t tag = 0xe0041;
    QTest::newRow("tag character") << QString::fromUcs4(&tag, 1) << QStringLiteral("\\U000e0041");
}

void TestNumbers::makesInvisibleCharactersVisible()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(ui::harmless(text), shown);
}

void TestNumbers::leavesWritingAlone()
{
    for (const QString& text : {QStringLiteral("hello, <b>world</b> & co."),
             QStringLiteral("Grüße, שלום, こんにちは, 👋"), QStringLiteral("C:\\new")})
        QCOMPARE(ui::harmless(text), text);
    QCOMPARE(ui::harmless(std::string_view("caf\xc3\xa9")), QStringLiteral("café"));
    QCOMPARE(ui::harmless(std::string_view("\xff")), QString(QChar(0xfffd)));
}

QTEST_GUILESS_MAIN(TestNumbers)
#include "tst_numbers.moc"
