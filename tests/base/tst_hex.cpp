// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hex.h"

#include <QtTest/QtTest>

using namespace socketscope;

class TestHex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatPeopleWrite_data();
    void readsWhatPeopleWrite();
    void pointsAtTheFirstBadDigit_data();
    void pointsAtTheFirstBadDigit();
    void writesLowerCaseWithoutSeparators();
};

void TestHex::readsWhatPeopleWrite_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray("") << QByteArray();
    QTest::newRow("plain") << QByteArray("68656c6c6f") << QByteArray("hello");
    QTest::newRow("spaces and capitals") << QByteArray(" 68 65\t6C\n6c 6F ") << QByteArray("hello");
    QTest::newRow("colons as in a MAC address") << QByteArray("00:ff:10") << QByteArray("\x00\xff\x10", 3);
    QTest::newRow("a C array") << QByteArray("0x68, 0x69,") << QByteArray("hi");
    QTest::newRow("a Python literal") << QByteArray("\\x68\\x69") << QByteArray("hi");
    QTest::newRow("dashes, semicolons, underscores") << QByteArray("68-69;6a_6b") << QByteArray("hijk");
}

void TestHex::readsWhatPeopleWrite()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, bytes);
    const auto read = parseHex({text.constData(), static_cast<std::size_t>(text.size())});
    QVERIFY(read.has_value());
    QCOMPARE(
        QByteArray(reinterpret_cast<const char*>(read->data()), static_cast<qsizetype>(read->size())), bytes);
}

void TestHex::pointsAtTheFirstBadDigit_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("position");
    QTest::newRow("a letter beyond f") << QByteArray("68 6g") << int(ErrorCode::BadHexDigit) << 4;
    QTest::newRow("one digit at the end") << QByteArray("68 6") << int(ErrorCode::OddHexDigits) << 3;
    QTest::newRow("one digit between separators") << QByteArray("6 8") << int(ErrorCode::OddHexDigits) << 0;
    QTest::newRow("a prefix alone") << QByteArray("0x") << int(ErrorCode::OddHexDigits) << 1;
    QTest::newRow("not hex at all") << QByteArray("hello") << int(ErrorCode::BadHexDigit) << 0;
    QTest::newRow("a byte above ASCII") << QByteArray("\xc3\xa9") << int(ErrorCode::BadHexDigit) << 0;
}

void TestHex::pointsAtTheFirstBadDigit()
{
    QFETCH(QByteArray, text);
    QFETCH(int, code);
    QFETCH(int, position);
    const auto read = parseHex({text.constData(), static_cast<std::size_t>(text.size())});
    QVERIFY(!read.has_value());
    QCOMPARE(int(read.error().code), code);
    QCOMPARE(int(read.error().position), position);
}

void TestHex::writesLowerCaseWithoutSeparators()
{
    const Bytes bytes {0x00, 0xAB, 0xff};
    QCOMPARE(toHex(bytes), std::string("00abff"));
}

QTEST_GUILESS_MAIN(TestHex)
#include "tst_hex.moc"
