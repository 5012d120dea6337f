// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/recent.h"

#include <QtCore/QDir>
#include <QtCore/QLocale>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace socketscope::ui;
using namespace Qt::StringLiterals;

namespace {
const QDateTime noon(QDate(2026, 11, 22), QTime(12, 0));
}

class TestRecent : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theNewestStandsFirstAndOnce();
    void theListEndsAtItsCapacity();
    void filesSurviveTheSettings();
    void relativePathsBecomeAbsolute();
    void entriesWithoutSenseAreLeftOut();
    void aHugeCountDoesNotHang();
    void removingAndClearingTell();
    void timesAreSaidAsPeopleSayThem();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
};

void TestRecent::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_folder->filePath(u"s.ini"_s), QSettings::IniFormat);
}

void TestRecent::theNewestStandsFirstAndOnce()
{
    Recent recent(*m_settings);
    recent.add(u"/a"_s, noon);
    recent.add(u"/b"_s, noon.addSecs(1));
    recent.add(u"/a"_s, noon.addSecs(2));
    QCOMPARE(recent.files(), (QList<RecentFile> {{u"/a"_s, noon.addSecs(2)}, {u"/b"_s, noon.addSecs(1)}}));
}

void TestRecent::theListEndsAtItsCapacity()
{
    Recent recent(*m_settings);
    for (int i = 0; i < 30; ++i)
        recent.add(u"/f%1"_s.arg(i), noon);
    QCOMPARE(recent.files().size(), Recent::capacity);
    QCOMPARE(recent.files().first().path, u"/f29"_s);
}

void TestRecent::filesSurviveTheSettings()
{
    const QString name = u"/home of/Ünï \"quote\" %41;[x]=\\n.sockscope"_s;
    Recent(*m_settings).add(name, noon);
    m_settings->sync();
    QSettings again(m_settings->fileName(), QSettings::IniFormat);
    const Recent recent(again);
    QCOMPARE(recent.files(), (QList<RecentFile> {{name, noon}}));
}

void TestRecent::relativePathsBecomeAbsolute()
{
    Recent recent(*m_settings);
    recent.add(u"x/../y.sockscope"_s, noon);
    QCOMPARE(recent.files().first().path, QDir::current().filePath(u"y.sockscope"_s));
}

void TestRecent::entriesWithoutSenseAreLeftOut()
{
    m_settings->setValue(u"recent/size"_s, 4);
    m_settings->setValue(u"recent/1/path"_s, u"relative"_s);
    m_settings->setValue(u"recent/1/used"_s, noon.toString(Qt::ISODate));
    m_settings->setValue(u"recent/2/path"_s, u"/no/date"_s);
    m_settings->setValue(u"recent/2/used"_s, u"someday"_s);
    m_settings->setValue(u"recent/4/path"_s, u"/good"_s);
    m_settings->setValue(u"recent/4/used"_s, noon.toString(Qt::ISODate));
    const Recent recent(*m_settings);
    QCOMPARE(recent.files(), (QList<RecentFile> {{u"/good"_s, noon}}));
}

void TestRecent::aHugeCountDoesNotHang()
{
    m_settings->setValue(u"recent/size"_s, 2'000'000'000);
    m_settings->setValue(u"recent/1/path"_s, u"/good"_s);
    m_settings->setValue(u"recent/1/used"_s, noon.toString(Qt::ISODate));
    QCOMPARE(Recent(*m_settings).files().size(), 1);
    m_settings->setValue(u"recent/size"_s, -5);
    QCOMPARE(Recent(*m_settings).files().size(), 0);
}

void TestRecent::removingAndClearingTell()
{
    Recent recent(*m_settings);
    QSignalSpy changed(&recent, &Recent::changed);
    recent.add(u"/a"_s, noon);
    recent.add(u"/b"_s, noon);
    recent.remove(u"/a"_s);
    QCOMPARE(recent.files().size(), 1);
    recent.clear();
    QCOMPARE(changed.count(), 4);
    QCOMPARE(Recent(*m_settings).files().size(), 0);
}

void TestRecent::timesAreSaidAsPeopleSayThem()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QCOMPARE(whenText(QDateTime(QDate(2026, 11, 22), QTime(9, 5)), noon), u"09:05"_s);
    QCOMPARE(whenText(QDateTime(QDate(2026, 11, 21), QTime(23, 59)), noon), u"yesterday 23:59"_s);
    QCOMPARE(whenText(QDateTime(QDate(2026, 11, 20), QTime(9, 5)), noon), u"20/11/2026"_s);
    QLocale::setDefault(QLocale::c());
    QCOMPARE(whenText(QDateTime(QDate(2026, 11, 22), QTime(9, 5, 7)), noon), u"09:05"_s);
}

QTEST_GUILESS_MAIN(TestRecent)
#include "tst_recent.moc"
