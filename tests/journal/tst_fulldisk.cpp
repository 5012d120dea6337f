// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/sessionreader.h"
#include "core/journal/sessionsave.h"
#include "core/journal/sessionwriter.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <cerrno>
#include <chrono>
#include <mutex>
#include <sys/resource.h>

using namespace socketscope;
using namespace socketscope::journal;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// A disk of that size: files cannot grow beyond, and writes come back short at the border.
class SmallDisk {
public:
    explicit SmallDisk(rlim_t bytes)
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        setSize(bytes);
    }
    ~SmallDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    void setSize(rlim_t bytes) const
    {
        const rlimit limit {.rlim_cur = bytes, .rlim_max = m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    void makeSpace() const { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before {};
};

const SessionHeader header {.start = "2026-03-01T12:00:00Z"};

void fill(Journal& journal, Seq until, Duration apart = 1us)
{
    while (journal.size() < until) {
        const Seq next = journal.size() + 1;
        journal.append({.at = Instant(next * apart), .result = static_cast<std::int32_t>(next), .kind = EventKind::Message}, toBytes(std::to_string(next)));
    }
}

QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestFullDisk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void goesOnOnceThereIsSpace();
    void saysSoAndKeepsTheOlderFile();
    void leavesWholeLinesWhereItGivesUp();
    void leavesNothingWhereNotEvenTheHeaderFits();
    void saysWhatIsMissingWhenMemoryRanOutToo();
    void savingAsHarmsNoOlderFile();

private:
    [[nodiscard]] QString path(const QString& name = u"a.sockscope"_s) const { return m_folder->filePath(name); }
    [[nodiscard]] std::string file() const { return path().toStdString(); }
    void writeOlder() const
    {
        QFile older(path());
        QVERIFY(older.open(QIODevice::WriteOnly) && older.write("older") == 5);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestFullDisk::goesOnOnceThereIsSpace()
{
    const SmallDisk disk(64U << 10);
    std::mutex mutex;
    std::vector<SessionWriter::Status> changes;
    Journal journal;
    auto writer = SessionWriter::toFile(journal, header, file(), {.changed = [&](const auto& status) {
        const std::lock_guard lock(mutex);
        changes.push_back(status);
    }});
    QVERIFY(writer);
    fill(journal, 3000);
    const auto full = (*writer)->flush();
    QVERIFY(!full);
    QVERIFY(full.error() == (Error {.code = ErrorCode::DiskFull, .detail = file(), .systemError = EFBIG}));
    QVERIFY((*writer)->status().failure.has_value());
    QVERIFY((*writer)->status().written < 3000);
    QCOMPARE(read(path()).size(), qsizetype(64 << 10));
    fill(journal, 4000); // the session goes on
    disk.makeSpace();
    QVERIFY((*writer)->flush());
    QVERIFY((*writer)->status() == (SessionWriter::Status {.written = 4000}));
    QVERIFY((*writer)->finish());
    const std::lock_guard lock(mutex);
    QCOMPARE(changes.size(), std::size_t(2));
    QVERIFY(changes.front().failure && !changes.back().failure);
    const auto opened = openSession(file());
    QVERIFY(opened && !opened->cut);
    QCOMPARE(opened->journal->size(), Seq(4000));
}

void TestFullDisk::saysSoAndKeepsTheOlderFile()
{
    writeOlder();
    const SmallDisk disk(64U << 10);
    Journal journal;
    auto writer = SessionWriter::toFile(journal, header, file());
    QVERIFY(writer);
    fill(journal, 3000);
    const auto finished = (*writer)->finish();
    QVERIFY(!finished && finished.error().code == ErrorCode::DiskFull);
    QCOMPARE(read(path()), QByteArray("older"));
    QCOMPARE((*writer)->path(), file() + ".part");
    const auto opened = openSession((*writer)->path());
    QVERIFY(opened && !opened->cut);
    QVERIFY(opened->journal->size() > 100);
}

void TestFullDisk::leavesWholeLinesWhereItGivesUp()
{
    const SmallDisk disk(64U << 10);
    Journal journal;
    auto writer = SessionWriter::toFile(journal, header, file());
    QVERIFY(writer);
    fill(journal, 3000);
    QVERIFY(!(*writer)->finish());
    QVERIFY(!(*writer)->finish()); // it says so again
    const QByteArray text = read(path());
    QVERIFY(text.size() > (63 << 10));
    QVERIFY(text.endsWith("}\n"));
    const auto opened = openSession(file());
    QVERIFY(opened && !opened->cut);
    QCOMPARE(opened->journal->size(), static_cast<Seq>(text.count('\n') - 1));
}

void TestFullDisk::leavesNothingWhereNotEvenTheHeaderFits()
{
    writeOlder();
    Journal journal;
    {
        const SmallDisk disk(10);
        const auto writer = SessionWriter::toFile(journal, header, file());
        QVERIFY(!writer && writer.error().code == ErrorCode::DiskFull);
    }
    QCOMPARE(read(path()), QByteArray("older"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void TestFullDisk::saysWhatIsMissingWhenMemoryRanOutToo()
{
    const SmallDisk disk(64U << 10);
    Journal journal({.memoryBudget = 2 * sizeof(Chunk)});
    auto writer = SessionWriter::toFile(journal, header, file());
    QVERIFY(writer);
    for (Seq chunks = 1; chunks <= 12; ++chunks) {
        fill(journal, chunks * Chunk::capacity, 1ms); // twelve seconds in all
        QVERIFY(!(*writer)->flush());
        QVERIFY(journal.memoryUsed() <= 6 * sizeof(Chunk) + (64U << 10));
    }
    const std::uint64_t dropped = (*writer)->status().dropped;
    QVERIFY(dropped > 4 * Chunk::capacity);
    disk.makeSpace();
    QVERIFY((*writer)->finish());
    QCOMPARE((*writer)->status().dropped, dropped);
    const auto opened = openSession(file());
    QVERIFY(opened && !opened->cut);
    const JournalView view(*opened->journal);
    QCOMPARE(view.size(), 12 * Chunk::capacity - dropped + 1);
    Seq gap = 1;
    while (gap < view.size() && view.at(gap).kind != EventKind::Note)
        ++gap;
    QVERIFY(view.at(gap).note() == NoteCode::RecordingGap);
    QCOMPARE(view.at(gap).argument, static_cast<std::int32_t>(dropped));
    QCOMPARE(view.at(gap - 1).result, static_cast<std::int32_t>(gap - 1));
    if (gap < view.size())
        QCOMPARE(view.at(gap + 1).result, static_cast<std::int32_t>(gap + dropped));
}

void TestFullDisk::savingAsHarmsNoOlderFile()
{
    writeOlder();
    Journal journal;
    fill(journal, 3000);
    {
        const SmallDisk disk(64U << 10);
        const auto saved = saveSessionAs(journal, header, file());
        QVERIFY(!saved);
        QVERIFY(saved.error() == (Error {.code = ErrorCode::DiskFull, .detail = file(), .systemError = EFBIG}));
    }
    QCOMPARE(read(path()), QByteArray("older"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    QVERIFY(saveSessionAs(journal, header, file()));
    QCOMPARE(openSession(file())->journal->size(), Seq(3000));
}

QTEST_GUILESS_MAIN(TestFullDisk)
#include "tst_fulldisk.moc"
