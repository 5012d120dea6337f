// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/logtext.h"

#include <QtGui/QStandardItemModel>
#include <QtTest/QtTest>

using namespace socketscope;

class TestLogText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void disarmsFormulas_data();
    void disarmsFormulas();
    void writesCsvAndText();
};

void TestLogText::disarmsFormulas_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("field");
    const auto row = [](const char* text, const char* field) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(field);
    };
    row("hello", "hello");
    row("", "");
    row("=1+1", "'=1+1");
    row("+1", "'+1");
    row("-1 ECONNREFUSED", "'-1 ECONNREFUSED");
    row("@SUM(A1)", "'@SUM(A1)");
    row("\tx", "'\tx");
    row("\rx", "\"'\rx\"");
    row("a,b", "\"a,b\"");
    row("say \"hi\"", "\"say \"\"hi\"\"\"");
    row("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
    row("two\nlines", "\"two\nlines\"");
}

void TestLogText::disarmsFormulas()
{
    QFETCH(QString, text);
    QFETCH(QString, field);
    QCOMPARE(ui::csvField(text), field);
}

void TestLogText::writesCsvAndText()
{
    QStandardItemModel model(2, 2);
    model.setHorizontalHeaderLabels({QStringLiteral("Time"), QStringLiteral("Meaning")});
    model.setItem(0, 0, new QStandardItem(QStringLiteral("0.1")));
    model.setItem(0, 1, new QStandardItem(QStringLiteral("sent")));
    model.setItem(1, 0, new QStandardItem(QStringLiteral("10.25")));
    model.setItem(1, 1, new QStandardItem(QStringLiteral("a, b")));
    QCOMPARE(ui::rowsAsCsv(model, {0, 1}), QStringLiteral("Time,Meaning\r\n0.1,sent\r\n10.25,\"a, b\"\r\n"));
    QCOMPARE(ui::rowsAsText(model, {0, 1}), QStringLiteral("0.1    sent\n10.25  a, b\n"));
}

QTEST_GUILESS_MAIN(TestLogText)
#include "tst_logtext.moc"
