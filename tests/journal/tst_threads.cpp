// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/journal.h"
#include "core/journal/sessionwriter.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <atomic>
#include <random>
#include <thread>

using namespace socketscope;
using namespace socketscope::journal;
using namespace Qt::StringLiterals;

namespace {

constexpr Seq events = 30 * Chunk::capacity;

/// Everything in an event follows from its number, so that a reader can tell a torn or stale one.
Event made(Seq seq)
{
    return {.at = instantAt(static_cast<std::int64_t>(seq)), .cause = seq - 1, .result = static_cast<std::int32_t>(seq), .kind = EventKind::Message};
}

Bytes payload(Seq seq)
{
    return Bytes(seq % 40, static_cast<std::uint8_t>(seq));
}

bool isAsMade(const Event& event, Seq seq)
{
    const auto bytes = event.bytes.view();
    return event.seq == seq && event.cause == seq - 1 && event.result == static_cast<std::int32_t>(seq) && bytes.size() == seq % 40
        && std::all_of(bytes.begin(), bytes.end(), [seq](std::uint8_t byte) { return byte == static_cast<std::uint8_t>(seq); });
}

/// Looks at the newest events and at some anywhere, a view at a time, until all are there. Gives the number of faults.
int readUntilAllIsThere(const Journal& journal, unsigned seed)
{
    std::mt19937 random(seed);
    int faults = 0;
    for (Seq seen = 0; seen < events;) {
        const JournalView view(journal);
        if (view.size() < seen)
            ++faults;
        for (Seq seq = std::max(seen, view.size() > 50 ? view.size() - 50 : 0) + 1; seq <= view.size(); ++seq)
            faults += isAsMade(view.at(seq), seq) ? 0 : 1;
        for (int i = 0; i < 20 && view.size() > 0; ++i) {
            const Seq seq = random() % view.size() + 1;
            faults += isAsMade(view.at(seq), seq) ? 0 : 1;
        }
        seen = view.size();
    }
    return faults;
}

} // namespace

class TestThreads : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readersSeeWholeEventsWhileOneThreadAppends();
    void readersSeeWholeEventsWhileChunksAreEvicted();
    void readersSeeTheActorOfEachEvent();
};

void TestThreads::readersSeeWholeEventsWhileOneThreadAppends()
{
    Journal journal;
    std::atomic<int> faults = 0;
    std::vector<std::thread> readers;
    for (unsigned i = 0; i < 3; ++i)
        readers.emplace_back([&journal, &faults, i] { faults += readUntilAllIsThere(journal, i); });
    for (Seq seq = 1; seq <= events; ++seq)
        journal.append(made(seq), payload(seq));
    for (std::thread& reader : readers)
        reader.join();
    QCOMPARE(faults.load(), 0);
}

void TestThreads::readersSeeWholeEventsWhileChunksAreEvicted()
{
    const QTemporaryDir folder;
    Journal journal({.memoryBudget = 3 * sizeof(Chunk)});
    auto writer = SessionWriter::toFile(journal, {}, folder.filePath(u"a.sockscope"_s).toStdString(), {.wake = std::chrono::milliseconds(1)});
    QVERIFY(writer);
    std::atomic<int> faults = 0;
    std::vector<std::thread> readers;
    for (unsigned i = 0; i < 2; ++i)
        readers.emplace_back([&journal, &faults, i] { faults += readUntilAllIsThere(journal, i); });
    for (Seq seq = 1; seq <= events; ++seq) {
        journal.append(made(seq), payload(seq));
        if (seq % (2 * Chunk::capacity) == 0)
            static_cast<void>((*writer)->flush()); // so that old and new overlap, however fast this machine is
    }
    for (std::thread& reader : readers)
        reader.join();
    QCOMPARE(faults.load(), 0);
    QVERIFY((*writer)->finish());
    QVERIFY(journal.memoryUsed() < 10 * sizeof(Chunk));
}

void TestThreads::readersSeeTheActorOfEachEvent()
{
    Journal journal;
    std::atomic<int> faults = 0;
    constexpr Seq actors = 3000;
    std::thread reader([&journal, &faults] {
        for (Seq seen = 0; seen < actors;) {
            const JournalView view(journal);
            for (Seq seq = seen + 1; seq <= view.size(); ++seq) {
                const ActorId id = view.at(seq).actor;
                if (id >= view.actorCount() || view.actor(id).number != seq || view.actor(id).name != "server#" + std::to_string(seq))
                    ++faults;
            }
            seen = view.size();
        }
    });
    for (std::uint32_t number = 1; number <= actors; ++number)
        journal.addActor({.name = "server#" + std::to_string(number), .role = ActorRole::TcpConnection, .number = number}, {});
    reader.join();
    QCOMPARE(faults.load(), 0);
}

QTEST_GUILESS_MAIN(TestThreads)
#include "tst_threads.moc"
