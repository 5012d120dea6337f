// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/settings.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace socketscope::ui;
using namespace Qt::StringLiterals;

class TestSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMissingFileIsNoDamage();
    void aGoodFileIsRead();
    void damageIsSetAsideAndForgotten_data();
    void damageIsSetAsideAndForgotten();
    void anUnknownSchemeIsTheSystems();
    void schemesSurviveTheFile();
};

void TestSettings::aMissingFileIsNoDamage()
{
    const QTemporaryDir folder;
    const OpenedSettings opened = openSettings(folder.filePath(u"none.ini"_s));
    QVERIFY(opened.settings);
    QVERIFY(opened.setAside.isEmpty());
}

void TestSettings::aGoodFileIsRead()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"s.ini"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[window]\ntheme=dark\n");
    file.close();
    const OpenedSettings opened = openSettings(path);
    QVERIFY(opened.setAside.isEmpty());
    QCOMPARE(readScheme(*opened.settings), Scheme::Dark);
}

void TestSettings::damageIsSetAsideAndForgotten_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("not an INI file") << QByteArray("%PDF-1.7 this line assigns nothing\n");
    QTest::newRow("zeros of a crash") << QByteArray(4096, '\0');
    QTest::newRow("torn in the middle") << QByteArray("[window]\ntheme=dark\n") + QByteArray(512, '\0');
}

void TestSettings::damageIsSetAsideAndForgotten()
{
    QFETCH(QByteArray, content);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"s.ini"_s);
    for (const QString& name : {path, path + u".bad"_s}) { // an older .bad must not be in the way
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    OpenedSettings opened = openSettings(path);
    QCOMPARE(opened.setAside, path + u".bad"_s);
    QVERIFY(opened.settings->allKeys().isEmpty());
    QFile bad(opened.setAside);
    QVERIFY(bad.open(QIODevice::ReadOnly));
    QCOMPARE(bad.readAll(), content);
    writeScheme(*opened.settings, Scheme::Light);
    opened.settings->sync();
    QCOMPARE(opened.settings->status(), QSettings::NoError);
    opened.settings.reset();
    const OpenedSettings again = openSettings(path);
    QVERIFY(again.setAside.isEmpty());
    QCOMPARE(readScheme(*again.settings), Scheme::Light);
}

void TestSettings::anUnknownSchemeIsTheSystems()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    settings.setValue(u"window/theme"_s, u"sepia"_s);
    QCOMPARE(readScheme(settings), Scheme::System);
}

void TestSettings::schemesSurviveTheFile()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    for (const Scheme scheme : {Scheme::Dark, Scheme::Light, Scheme::System}) {
        writeScheme(settings, scheme);
        QCOMPARE(readScheme(settings), scheme);
    }
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
