// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/autosave.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace socketscope::ui;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now(QDate(2026, 11, 22), QTime(14, 2, 11));

void write(const QString& path)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{}\n");
}

/// Starts a process that holds an autosave; returns its path.
QString startHolder(QProcess& holder, const QString& folder)
{
    holder.start(QStringLiteral(AUTOSAVE_HOLDER), {folder});
    if (!holder.waitForStarted() || !holder.waitForReadyRead())
        return {};
    return QString::fromLocal8Bit(holder.readLine()).trimmed();
}

} // namespace

class TestAutosave : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void namesSayWhatAndWhen();
    void twoSessionsInOneSecondGetTwoNames();
    void stemsAreSafeInAnyFolder_data();
    void stemsAreSafeInAnyFolder();
    void aFolderThatCannotBeMadeGivesNoClaim();
    void aSessionThatIsOpenIsNotLeftBehind();
    void aSessionThatWasClosedIsNotLeftBehind();
    void aSessionOfALivingProcessIsNotLeftBehind();
    void aSessionOfAKilledProcessIsLeftBehindOnce();
    void aTornLockIsLeftBehindOnceItIsOld();
    void pruningSparesTheNewestAndWhatIsNotClosed();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestAutosave::namesSayWhatAndWhen()
{
    const AutosaveFolder folder(m_folder->filePath(u"a/b"_s));
    const auto claim = folder.claim(u"UDP hello"_s, now);
    QVERIFY(claim);
    QCOMPARE(claim->path(), m_folder->filePath(u"a/b/udp-hello_2026-11-22_14-02-11.sockscope"_s));
    const QFile::Permissions others
        = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(m_folder->filePath(u"a/b"_s)) & others));
}

void TestAutosave::twoSessionsInOneSecondGetTwoNames()
{
    const AutosaveFolder folder(m_folder->path());
    const auto one = folder.claim(u"x"_s, now);
    const auto two = folder.claim(u"x"_s, now);
    QVERIFY(one && two);
    QCOMPARE(two->path(), m_folder->filePath(u"x_2026-11-22_14-02-11-2.sockscope"_s));
}

void TestAutosave::stemsAreSafeInAnyFolder_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("stem");
    QTest::newRow("title") << u"TCP, out of order"_s << u"tcp-out-of-order"_s;
    QTest::newRow("path") << u"../../etc/passwd"_s << u"etc-passwd"_s;
    QTest::newRow("nothing") << QString() << u"session"_s;
    QTest::newRow("only signs") << u"///"_s << u"session"_s;
    QTest::newRow("other scripts") << u"сеть 7"_s << u"7"_s;
    QTest::newRow("long") << QString(300, u'a') << QString(40, u'a');
}

void TestAutosave::stemsAreSafeInAnyFolder()
{
    QFETCH(QString, name);
    QTEST(autosaveStem(name), "stem");
}

void TestAutosave::aFolderThatCannotBeMadeGivesNoClaim()
{
    const QString file = m_folder->filePath(u"file"_s);
    write(file);
    QVERIFY(!AutosaveFolder(file + u"/below"_s).claim(u"x"_s, now));
}

void TestAutosave::aSessionThatIsOpenIsNotLeftBehind()
{
    const AutosaveFolder folder(m_folder->path());
    const auto claim = folder.claim(u"x"_s, now);
    write(claim->path());
    QVERIFY(folder.leftBehind().isEmpty());
}

void TestAutosave::aSessionThatWasClosedIsNotLeftBehind()
{
    const AutosaveFolder folder(m_folder->path());
    auto claim = folder.claim(u"x"_s, now);
    const QString path = claim->path();
    write(path);
    claim.reset();
    QVERIFY(folder.leftBehind().isEmpty());
    QVERIFY(QFile::exists(path));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1); // no lock stays
}

void TestAutosave::aSessionOfALivingProcessIsNotLeftBehind()
{
    QProcess holder;
    const QString path = startHolder(holder, m_folder->path());
    QVERIFY(QFile::exists(path));
    const AutosaveFolder folder(m_folder->path());
    QVERIFY(folder.leftBehind().isEmpty());
    holder.closeWriteChannel();
    QVERIFY(holder.waitForFinished());
    QCOMPARE(holder.exitCode(), 0);
    QVERIFY(folder.leftBehind().isEmpty()); // it closed it
}

void TestAutosave::aSessionOfAKilledProcessIsLeftBehindOnce()
{
    QProcess holder;
    const QString path = startHolder(holder, m_folder->path());
    holder.kill();
    QVERIFY(holder.waitForFinished());
    const AutosaveFolder folder(m_folder->path());
    {
        const QList<LeftSession> left = folder.leftBehind();
        QCOMPARE(left.size(), 1);
        QCOMPARE(left.first().path, path);
        QVERIFY(folder.leftBehind().isEmpty()); // another window is not offered it meanwhile
    }
    QVERIFY(folder.leftBehind().isEmpty());
    QVERIFY(QFile::exists(path));
}

void TestAutosave::aTornLockIsLeftBehindOnceItIsOld()
{
    const QString path = m_folder->filePath(u"x.sockscope"_s);
    write(path);
    QFile lock(path + u".lock"_s);
    QVERIFY(lock.open(QIODevice::WriteOnly));
    const AutosaveFolder folder(m_folder->path());
    QVERIFY(folder.leftBehind().isEmpty()); // perhaps its owner is just writing it
    QVERIFY(lock.setFileTime(QDateTime::currentDateTime().addSecs(-60), QFileDevice::FileModificationTime));
    lock.close();
    QCOMPARE(folder.leftBehind().size(), 1);
}

void TestAutosave::pruningSparesTheNewestAndWhatIsNotClosed()
{
    const AutosaveFolder folder(m_folder->path());
    for (int age = 0; age < 5; ++age) {
        const QString path = m_folder->filePath(u"s%1.sockscope"_s.arg(age));
        write(path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(now.addSecs(-age), QFileDevice::FileModificationTime));
    }
    write(m_folder->filePath(u"s4.sockscope.lock"_s));
    folder.prune(2);
    QCOMPARE(QDir(m_folder->path()).entryList({u"*.sockscope"_s}, QDir::Files, QDir::Name),
        (QStringList {u"s0.sockscope"_s, u"s1.sockscope"_s, u"s4.sockscope"_s}));
}

QTEST_GUILESS_MAIN(TestAutosave)
#include "tst_autosave.moc"
