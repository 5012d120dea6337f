// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/options.h"

#include <QtCore/QDir>
#include <QtTest/QTest>

using namespace socketscope::app;
using namespace Qt::StringLiterals;

class TestOptions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingOpensTheWindow();
    void aSceneIsRun();
    void aFileBecomesAbsolute();
    void whatMakesNoSenseIsRefused_data();
    void whatMakesNoSenseIsRefused();
    void helpAndVersionArePrinted();
    void textIsRecognisedBeforeADisplayIsNeeded();
};

void TestOptions::nothingOpensTheWindow()
{
    const CommandLine line = readCommandLine({u"socketscope"_s}, u"1.2"_s);
    QVERIFY(line.options);
    QVERIFY(line.options->scene.isEmpty());
    QVERIFY(line.options->file.isEmpty());
}

void TestOptions::aSceneIsRun()
{
    const CommandLine line = readCommandLine({u"socketscope"_s, u"--run"_s, u"udp-hello"_s}, u"1.2"_s);
    QVERIFY(line.options);
    QCOMPARE(line.options->scene, u"udp-hello"_s);
}

void TestOptions::aFileBecomesAbsolute()
{
    const CommandLine line = readCommandLine({u"socketscope"_s, u"a.sockscope"_s}, u"1.2"_s);
    QVERIFY(line.options);
    QCOMPARE(line.options->file, QDir::current().absoluteFilePath(u"a.sockscope"_s));
}

void TestOptions::whatMakesNoSenseIsRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown option") << QStringList {u"--fly"_s};
    QTest::newRow("scene without a name") << QStringList {u"--run"_s};
    QTest::newRow("two files") << QStringList {u"a"_s, u"b"_s};
    QTest::newRow("scene and file") << QStringList {u"--run"_s, u"udp-hello"_s, u"a"_s};
}

void TestOptions::whatMakesNoSenseIsRefused()
{
    QFETCH(QStringList, arguments);
    const CommandLine line = readCommandLine(QStringList {u"socketscope"_s} + arguments, u"1.2"_s);
    QVERIFY(!line.options);
    QVERIFY(line.wrongUsage);
    QVERIFY2(line.text.endsWith(u".\n"_s) && !line.text.contains(u".."_s), qPrintable(line.text));
}

void TestOptions::helpAndVersionArePrinted()
{
    const CommandLine version = readCommandLine({u"socketscope"_s, u"--version"_s}, u"1.2"_s);
    QVERIFY(!version.options && !version.wrongUsage);
    QCOMPARE(version.text, u"socketscope 1.2\n"_s);
    const CommandLine help = readCommandLine({u"socketscope"_s, u"--help"_s}, u"1.2"_s);
    QVERIFY(!help.options && !help.wrongUsage);
    QVERIFY(help.text.contains(u"--run"_s));
}

void TestOptions::textIsRecognisedBeforeADisplayIsNeeded()
{
    QVERIFY(asksForText({u"socketscope"_s, u"-v"_s}));
    QVERIFY(asksForText({u"socketscope"_s, u"--help"_s}));
    QVERIFY(!asksForText({u"socketscope"_s, u"--run"_s, u"udp-hello"_s}));
}

QTEST_GUILESS_MAIN(TestOptions)
#include "tst_options.moc"
