// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/facts.h"
#include "core/journal/sessionsave.h"
#include "core/journal/sessionwriter.h"
#include "tests/journal/sessionfolder.h"
#include "tests/journal/smallsession.h"

#include <QtCore/QFile>
#include <QtTest/QtTest>

#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

using namespace socketscope;
using namespace socketscope::journal;
using namespace socketscope::journal::test;
using namespace Qt::StringLiterals;

class TestDamagedFile : public QObject, private SessionFolder {
    Q_OBJECT

private Q_SLOTS:
    void init() { renew(); }
    void opensAFileCutAtAnyByte();
    void opensUpToADamagedLine_data();
    void opensUpToADamagedLine();
    void renumbersAFileWithAGap();
    void makesUpActorsThatTheFileDoesNotCreate();
    void refusesWhatIsNoSession_data();
    void refusesWhatIsNoSession();
    void refusesFoldersPipesAndMissingFiles();
};

void TestDamagedFile::opensAFileCutAtAnyByte()
{
    Journal journal;
    fillSmall(journal);
    QVERIFY((*SessionWriter::toFile(journal, header, path().toStdString()))->finish());
    const QByteArray whole = read(path());
    const std::string lines = contents(journal);
    for (qsizetype length = whole.size() - 1; length >= 0; --length) {
        QVERIFY(QFile::resize(path(), length));
        const auto opened = open();
        if (length < 31) { // {"format":"socketscope-session"
            QVERIFY(!opened && opened.error().code == ErrorCode::NotASession);
            continue;
        }
        QVERIFY2(opened, std::to_string(length).c_str());
        // A line is whole when only its line break is missing.
        const QByteArray kept = whole.first(length);
        const bool beforeBreak = whole.at(length) == '\n';
        const bool cut = !kept.endsWith('\n') && !beforeBreak;
        const qsizetype readable = std::max<qsizetype>(0, kept.count('\n') + (beforeBreak ? 1 : 0) - 1);
        QCOMPARE(opened->cut.has_value(), cut);
        QCOMPARE(opened->journal->size(), static_cast<Seq>(readable + (cut ? 1 : 0)));
        const QByteArray got
            = QByteArray::fromStdString(contents(*opened->journal)).split('\n').first(readable).join('\n');
        QVERIFY(lines.starts_with(got.toStdString()));
        QCOMPARE(got.count('{') > 0, readable > 0);
        if (!cut)
            continue;
        QVERIFY(opened->cut->code == ErrorCode::CutSession);
        QCOMPARE(opened->cut->amount, static_cast<std::int64_t>(readable));
        const JournalView view(*opened->journal);
        QVERIFY(view.at(view.size()).note() == NoteCode::RecordingCut);
    }
}

void TestDamagedFile::opensUpToADamagedLine_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("events");
    const auto row = [](const char* name, const QByteArray& line, ErrorCode code) {
        QTest::newRow(name) << line << static_cast<int>(code) << 2;
    };
    row("nonsense", "nonsense\n", ErrorCode::DamagedLine);
    row("an empty line", "\n", ErrorCode::DamagedLine);
    row("zeros after a loss of power", QByteArray(5000, '\0'), ErrorCode::CutSession);
    row("deep", QByteArray(100'000, '[') + '\n', ErrorCode::TooDeep);
    row("a number that goes back",
        R"({"seq":2,"at":0,"actor":"a","event":"note"})"
        "\n",
        ErrorCode::WrongType);
    row("a second header",
        R"({"format":"socketscope-session","version":1})"
        "\n",
        ErrorCode::MissingKey);
    row("a line of 65 MiB", QByteArray(65 << 20, ' '), ErrorCode::LineTooLong);
}

void TestDamagedFile::opensUpToADamagedLine()
{
    QFETCH(QByteArray, line);
    QFETCH(int, code);
    QFETCH(int, events);
    write(R"({"format":"socketscope-session","version":1})"
          "\n"
          R"({"seq":1,"at":0,"actor":"a","event":"note"})"
          "\n"
          R"({"seq":2,"at":0,"actor":"a","event":"note"})"
          "\n"
        + line);
    const auto opened = open();
    QVERIFY(opened);
    QVERIFY(opened->cut);
    QCOMPARE(static_cast<int>(opened->cut->code), code);
    QCOMPARE(opened->cut->amount, std::int64_t(events));
    QCOMPARE(opened->cut->position, std::size_t(4));
    QCOMPARE(opened->journal->size(), Seq(3));
}

void TestDamagedFile::renumbersAFileWithAGap()
{
    write(R"({"format":"socketscope-session","version":1})"
          "\n"
          R"({"seq":5,"at":0,"actor":"a","event":"call","call":"bind"})"
          "\n"
          R"({"seq":9,"at":0,"actor":"a","event":"return","call":"bind","result":0,"cause":5})"
          "\n"
          R"({"seq":10,"at":0,"actor":"a","event":"note","cause":7})"
          "\n");
    const auto opened = open();
    QVERIFY(opened && !opened->cut);
    const JournalView view(*opened->journal);
    QCOMPARE(view.size(), Seq(3));
    QCOMPARE(view.at(2).seq, Seq(2));
    QCOMPARE(view.at(2).cause, Seq(1));
    QCOMPARE(view.at(3).cause, Seq(0)); // the file misses it
}

void TestDamagedFile::makesUpActorsThatTheFileDoesNotCreate()
{
    write(R"({"format":"socketscope-session","version":1})"
          "\n"
          R"({"seq":1,"at":0,"actor":"s","event":"call","call":"accept"})"
          "\n"
          R"({"seq":2,"at":0,"actor":"s#3","event":"note"})"
          "\n"
          R"({"seq":3,"at":0,"actor":"s","event":"state","state":"created","role":"udp-client"})"
          "\n");
    const auto opened = open();
    QVERIFY(opened && !opened->cut);
    const JournalView view(*opened->journal);
    QCOMPARE(view.actorCount(), 3U);
    QVERIFY(view.actor(1).role == ActorRole::TcpServer);
    QVERIFY(view.actor(2).role == ActorRole::TcpConnection && view.actor(2).parent == 1);
    QCOMPARE(view.at(3).actor, ActorId(1));
}

void TestDamagedFile::refusesWhatIsNoSession_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    QTest::newRow("nothing") << QByteArray() << static_cast<int>(ErrorCode::NotASession);
    QTest::newRow("prose") << QByteArray("Dear diary,\n") << static_cast<int>(ErrorCode::NotASession);
    QTest::newRow("binary") << QByteArray(1 << 20, '\x80') << static_cast<int>(ErrorCode::NotASession);
    QTest::newRow("deep") << QByteArray(1000, '[') << static_cast<int>(ErrorCode::TooDeep);
    QTest::newRow("version 7") << QByteArray("{\"format\":\"socketscope-session\",\"version\":7}\n")
                               << static_cast<int>(ErrorCode::NewerVersion);
}

void TestDamagedFile::refusesWhatIsNoSession()
{
    QFETCH(QByteArray, text);
    QFETCH(int, code);
    write(text);
    const auto opened = open();
    QVERIFY(!opened);
    QCOMPARE(static_cast<int>(opened.error().code), code);
    QCOMPARE(opened.error().detail, path().toStdString());
    if (opened.error().code == ErrorCode::NewerVersion)
        QCOMPARE(opened.error().amount, std::int64_t(7));
}

void TestDamagedFile::refusesFoldersPipesAndMissingFiles()
{
    QVERIFY(openSession(path({}).toStdString()).error().code == ErrorCode::FileUnreadable);
    QVERIFY(open().error().code == ErrorCode::FileMissing);
    QCOMPARE(::mkfifo(path().toLocal8Bit().constData(), 0600), 0);
    QVERIFY(open().error().code == ErrorCode::FileUnreadable);
}

QTEST_GUILESS_MAIN(TestDamagedFile)
#include "tst_damagedfile.moc"
