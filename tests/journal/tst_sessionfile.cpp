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

class TestSessionFile : public QObject, private SessionFolder {
    Q_OBJECT

private Q_SLOTS:
    void init() { renew(); }
    void recordsWhatTheJournalHolds();
    void recordsWhileTheJournalGrows();
    void recordsForItsOwnerOnly();
    void readsBackWhatItRecorded();
    void savesAsTheSameFile();
    void printsToADescriptorThatStaysOpen();
    void keepsAnOlderFileUntilItIsDone();
    void refusesAFileThatIsBeingRecorded();
    void namesWhatCannotBeWritten();
    void readsBackEvictedChunks();
    void keepsALongSessionInItsFile();
};

void TestSessionFile::recordsWhatTheJournalHolds()
{
    Journal journal;
    fillSmall(journal);
    auto writer = SessionWriter::toFile(journal, header, path().toStdString());
    QVERIFY(writer);
    QVERIFY((*writer)->finish());
    QCOMPARE((*writer)->status().written, Seq(5));
    QCOMPARE(read(path()),
        QByteArray(
            R"({"format":"socketscope-session","version":1,"start":"2026-03-01T12:00:00Z","host":"lab-7","scene":"udp-hello","title":"UDP hello","program":"0.1.0"}
{"seq":1,"at":1,"actor":"server","event":"state","call":null,"result":null,"error":null,"peer":null,"bytes":null,"cause":null,"state":"created","role":"udp-server","engine":"bsd","parent":null,"number":null}
{"seq":2,"at":2,"actor":"server","event":"call","call":"recvfrom","result":null,"error":null,"peer":null,"bytes":null,"cause":null,"argument":1024,"step":3}
{"seq":3,"at":3,"actor":"server","event":"return","call":"recvfrom","result":5,"error":null,"peer":"127.0.0.1:8000","bytes":"aGVsIm8=","cause":2,"step":3,"blocked":true}
{"seq":4,"at":4,"actor":"server","event":"message","call":null,"result":null,"error":null,"peer":null,"bytes":"aGVsIm8=","cause":3,"direction":"in"}
{"seq":5,"at":5,"actor":"server","event":"failure","call":null,"result":null,"error":"EADDRINUSE","peer":null,"bytes":null,"cause":null,"failure":"address-in-use","facts":{"actor":"server","holder":"journal"}}
)"));
}

void TestSessionFile::recordsWhileTheJournalGrows()
{
    Journal journal;
    auto writer = SessionWriter::toFile(journal, header, path().toStdString());
    QVERIFY(writer);
    for (int i = 1; i <= 3; ++i) {
        journal.append({.argument = i});
        QVERIFY((*writer)->flush());
        QCOMPARE(read(path()).count('\n'), 1 + i);
    }
}

void TestSessionFile::recordsForItsOwnerOnly()
{
    Journal journal;
    auto writer = SessionWriter::toFile(journal, header, path().toStdString());
    QVERIFY(writer);
    struct stat about { };
    QCOMPARE(::stat(path().toLocal8Bit().constData(), &about), 0);
    QCOMPARE(about.st_mode & 0777U, 0600U);
}

void TestSessionFile::readsBackWhatItRecorded()
{
    Journal journal;
    fillSmall(journal);
    const ActorId connection = journal.addActor(
        {.name = "server#7", .role = ActorRole::TcpConnection, .parent = 1, .number = 7, .byQt = true},
        instantAt(9));
    QVERIFY((*SessionWriter::toFile(journal, header, path().toStdString()))->finish());
    const auto opened = open();
    QVERIFY(opened);
    QVERIFY(!opened->cut);
    QVERIFY(opened->header == header);
    QCOMPARE(contents(*opened->journal), contents(journal));
    const JournalView view(*opened->journal);
    const ActorInfo& info = view.actor(connection);
    QCOMPARE(info.name, std::string("server#7"));
    QVERIFY(info.role == ActorRole::TcpConnection && info.parent == 1 && info.number == 7 && info.byQt);
}

void TestSessionFile::savesAsTheSameFile()
{
    Journal journal;
    fillSmall(journal);
    QVERIFY((*SessionWriter::toFile(journal, header, path().toStdString()))->finish());
    const QString other = path(u"b.sockscope"_s);
    QFile older(other);
    QVERIFY(older.open(QIODevice::WriteOnly) && older.write("older") == 5);
    older.close();
    QVERIFY(saveSessionAs(journal, header, other.toStdString()));
    QCOMPARE(read(other), read(path()));
    QCOMPARE(QDir(path({})).entryList(QDir::Files | QDir::Hidden).size(), 2);
}

void TestSessionFile::printsToADescriptorThatStaysOpen()
{
    int ends[2];
    QCOMPARE(::pipe(ends), 0);
    Journal journal;
    fillSmall(journal);
    QVERIFY(SessionWriter::toDescriptor(journal, header, ends[1])->finish());
    QCOMPARE(::write(ends[1], "!", 1), ssize_t(1));
    char text[4096];
    const ssize_t count = ::read(ends[0], text, sizeof text);
    const QByteArray printed(text, count);
    QCOMPARE(printed.count('\n'), 6);
    QVERIFY(printed.endsWith("}\n!"));
    ::close(ends[0]);
    // Nobody reads any more: an error, and not the end of the program.
    const auto writer = SessionWriter::toDescriptor(journal, header, ends[1]);
    const auto finished = writer->finish();
    QVERIFY(!finished);
    QCOMPARE(finished.error().systemError, EPIPE);
    ::close(ends[1]);
}

void TestSessionFile::keepsAnOlderFileUntilItIsDone()
{
    write("older");
    Journal journal;
    auto writer = SessionWriter::toFile(journal, header, path().toStdString());
    QVERIFY(writer);
    QCOMPARE(read(path(u"a.sockscope.bak"_s)), QByteArray("older"));
    QVERIFY((*writer)->finish());
    QVERIFY(read(path()).startsWith("{\"format\""));
    QVERIFY(!QFile::exists(path(u"a.sockscope.bak"_s)));
}

void TestSessionFile::refusesAFileThatIsBeingRecorded()
{
    Journal journal;
    auto writer = SessionWriter::toFile(journal, header, path().toStdString());
    QVERIFY(writer);
    Journal other;
    const auto second = SessionWriter::toFile(other, header, path().toStdString());
    QVERIFY(!second);
    QVERIFY(second.error().code == ErrorCode::FileUnwritable);
    QVERIFY((*writer)->finish());
    QVERIFY(SessionWriter::toFile(other, header, path().toStdString()));
}

void TestSessionFile::namesWhatCannotBeWritten()
{
    Journal journal;
    const auto full = SessionWriter::toFile(journal, header, "/dev/full");
    QVERIFY(!full);
    QVERIFY(
        full.error() == (Error {.code = ErrorCode::DiskFull, .detail = "/dev/full", .systemError = ENOSPC}));
    const auto saved = saveSessionAs(journal, header, "/dev/full");
    QVERIFY(!saved && saved.error().code == ErrorCode::DiskFull);
    struct stat about { };
    QVERIFY(::stat("/dev/full", &about) == 0 && S_ISCHR(about.st_mode));
    const std::string nowhere = path(u"no/where"_s).toStdString();
    const auto missing = SessionWriter::toFile(journal, header, nowhere);
    QVERIFY(!missing);
    QVERIFY(missing.error()
        == (Error {.code = ErrorCode::FileUnwritable, .detail = nowhere, .systemError = ENOENT}));
    QVERIFY(!saveSessionAs(journal, header, nowhere));
}

void TestSessionFile::readsBackEvictedChunks()
{
    Journal journal({.memoryBudget = 1});
    auto writer = SessionWriter::toFile(journal, header, path().toStdString());
    QVERIFY(writer);
    const ActorId actor = journal.addActor({.name = "client", .role = ActorRole::UdpClient}, {});
    constexpr Seq count = 8 * Chunk::capacity;
    while (journal.size() < count) {
        const Seq next = journal.size() + 1;
        journal.append({.at = instantAt(static_cast<std::int64_t>(next)),
                           .cause = next - 1,
                           .result = static_cast<std::int32_t>(next),
                           .actor = actor,
                           .kind = EventKind::Return,
                           .call = CallName::Send},
            toBytes(std::to_string(next)));
    }
    QVERIFY((*writer)->flush());
    QVERIFY((*writer)->flush());
    QVERIFY(journal.memoryUsed() < 4 * sizeof(Chunk));
    const JournalView view(journal);
    for (Seq seq = 2; seq <= count; ++seq) {
        const Event& event = view.at(seq);
        QVERIFY(event.seq == seq && event.cause == seq - 1 && event.result == static_cast<std::int32_t>(seq)
            && event.actor == actor);
        QCOMPARE(std::string(event.bytes.view().begin(), event.bytes.view().end()), std::to_string(seq));
    }
    QVERIFY((*writer)->finish());
    QCOMPARE(JournalView(journal).at(100).result, 100); // also once the file is closed
}

void TestSessionFile::keepsALongSessionInItsFile()
{
    {
        Journal journal;
        journal.addActor({.name = "client"}, {});
        while (journal.size() < 10 * Chunk::capacity)
            journal.append(
                {.actor = 1, .kind = EventKind::Message}, toBytes(std::to_string(journal.size() + 1)));
        QVERIFY((*SessionWriter::toFile(journal, header, path().toStdString()))->finish());
    }
    const auto opened = open({.memoryBudget = 1});
    QVERIFY(opened && !opened->cut);
    QVERIFY(opened->journal->memoryUsed() < 4 * sizeof(Chunk));
    const JournalView view(*opened->journal);
    for (Seq seq = 2; seq <= view.size(); ++seq)
        QCOMPARE(std::string(view.at(seq).bytes.view().begin(), view.at(seq).bytes.view().end()),
            std::to_string(seq));
}

QTEST_GUILESS_MAIN(TestSessionFile)
#include "tst_sessionfile.moc"
