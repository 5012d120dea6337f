// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/chunkstore.h"
#include "core/journal/facts.h"
#include "core/journal/journal.h"

#include <QtTest/QtTest>

#include <chrono>
#include <deque>
#include <limits>

using namespace socketscope;
using namespace socketscope::journal;
using namespace std::chrono_literals;

namespace {

Event message(Instant at = {}, ActorId actor = 0)
{
    Event event {.at = at, .actor = actor, .kind = EventKind::Message};
    return event;
}

std::string text(const Payload& payload)
{
    return {payload.view().begin(), payload.view().end()};
}

/// Makes chunks up: the result of each event is its sequence number.
class FakeStore final : public ChunkStore {
public:
    std::shared_ptr<const Chunk> load(const Journal&, std::size_t index) override
    {
        ++loads;
        if (broken)
            return nullptr;
        auto chunk = std::make_shared<Chunk>();
        for (std::size_t i = 0; i < Chunk::capacity; ++i) {
            Event* const event = std::construct_at(chunk->events() + i);
            event->seq = index * Chunk::capacity + i + 1;
            event->result = static_cast<std::int32_t>(event->seq);
        }
        return chunk;
    }

    int loads = 0;
    bool broken = false;
};

void fill(Journal& journal, std::size_t chunks)
{
    for (std::size_t i = 0; i < chunks * Chunk::capacity; ++i)
        journal.append({.result = static_cast<std::int32_t>(journal.size() + 1)});
}

} // namespace

class TestJournal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersEventsFromOne();
    void aViewSeesNothingLater();
    void copiesThePayload();
    void sharesBytesWithoutACopy();
    void sharesBytesOfAnOlderChunk();
    void tellsActorsOfOneNameApart();
    void startsWithTheRecorder();
    void takesLittleMemory_data();
    void takesLittleMemory();
    void abridgesAFlowThatIsTooFast();
    void keepsWholeMessagesOnceTheFlowIsSlowAgain();
    void countsFlowsByActor();
    void evictsNothingWithoutAStore();
    void evictsNothingThatWasNotReleased();
    void readsEvictedChunksBackOnce();
    void keepsWhatAViewLooksAt();
    void keepsEverythingWhileTooManyLook();
    void showsAGapWhereTheStoreIsBroken();
    void sharesBytesOfAnEvictedEvent();
};

void TestJournal::numbersEventsFromOne()
{
    Journal journal;
    QCOMPARE(journal.size(), Seq(0));
    QCOMPARE(journal.append(message()), Seq(1));
    QCOMPARE(journal.append(message()), Seq(2));
    QCOMPARE(JournalView(journal).at(2).seq, Seq(2));
}

void TestJournal::aViewSeesNothingLater()
{
    Journal journal;
    journal.append(message());
    const JournalView view(journal);
    journal.append(message());
    QCOMPARE(view.size(), Seq(1));
    QCOMPARE(JournalView(journal).size(), Seq(2));
}

void TestJournal::copiesThePayload()
{
    Journal journal;
    Bytes bytes = toBytes("hello");
    journal.append(message(), bytes);
    bytes[0] = 'j';
    const JournalView view(journal);
    QCOMPARE(text(view.at(1).bytes), std::string("hello"));
    QCOMPARE(view.at(1).bytes.length, 5U);
    QVERIFY(!view.at(1).bytes.abridged());
}

void TestJournal::sharesBytesWithoutACopy()
{
    Journal journal;
    const Seq owner = journal.append(message(), toBytes("hello"));
    const std::size_t before = journal.memoryUsed();
    const Seq sharer = journal.appendSharing(message(), owner);
    const JournalView view(journal);
    QCOMPARE(view.at(sharer).bytes.data, view.at(owner).bytes.data);
    QCOMPARE(view.at(sharer).bytes.length, 5U);
    QCOMPARE(journal.memoryUsed(), before);
}

void TestJournal::sharesBytesOfAnOlderChunk()
{
    Journal journal;
    const Seq owner = journal.append(message(), toBytes("hello"));
    fill(journal, 3);
    const Seq sharer = journal.appendSharing(message(), owner);
    const JournalView view(journal);
    QCOMPARE(view.at(sharer).bytes.data, view.at(owner).bytes.data);
}

void TestJournal::tellsActorsOfOneNameApart()
{
    Journal journal;
    const ActorId first = journal.addActor({.name = "client", .role = ActorRole::UdpClient}, {});
    const ActorId second = journal.addActor({.name = "client", .role = ActorRole::TcpClient}, {});
    const ActorId third = journal.addActor({.name = "client"}, {});
    const JournalView view(journal);
    QCOMPARE(view.actor(first).name, std::string("client"));
    QCOMPARE(view.actor(second).name, std::string("client~2"));
    QVERIFY(view.actor(second).role == ActorRole::TcpClient);
    QCOMPARE(view.actor(third).name, std::string("client~3"));
    QCOMPARE(view.size(), Seq(3));
    QVERIFY(view.at(2).kind == EventKind::State && view.at(2).state() == StateCode::Created);
    QCOMPARE(view.at(2).actor, second);
}

void TestJournal::startsWithTheRecorder()
{
    const Journal journal;
    const JournalView view(journal);
    QCOMPARE(view.actorCount(), 1U);
    QVERIFY(view.actor(0).role == ActorRole::Recorder);
    QCOMPARE(view.size(), Seq(0));
}

void TestJournal::takesLittleMemory_data()
{
    QTest::addColumn<int>("payload");
    for (const int size : {0, 1, 64, 512, 1400, 4096, 16384})
        QTest::addRow("%d bytes", size) << size;
}

void TestJournal::takesLittleMemory()
{
    QFETCH(int, payload);
    Journal journal({.fastFlow = std::numeric_limits<std::uint64_t>::max()});
    const Bytes bytes(static_cast<std::size_t>(payload), 'x');
    constexpr std::size_t events = 20 * Chunk::capacity;
    for (std::size_t i = 0; i < events; ++i)
        journal.append(message(), bytes);
    const std::size_t each = journal.memoryUsed() / events;
    QVERIFY2(each <= 128 + bytes.size() + bytes.size() / 100, std::to_string(each).c_str());
    QVERIFY(each >= sizeof(Event) + bytes.size());
}

void TestJournal::abridgesAFlowThatIsTooFast()
{
    Journal journal({.fastFlow = 20, .abridgedLength = 4});
    const Bytes nine = toBytes("123456789"); // CRC-32C e3069283, the check value of the Rocksoft catalogue
    journal.append(message(instantAt(1), 0), nine);
    journal.append(message(instantAt(2), 0), nine);
    QCOMPARE(journal.append(message(instantAt(3), 0), nine), Seq(4)); // 27 bytes in a second
    journal.append(message(instantAt(4), 0), toBytes("1234")); // no longer than what is kept anyway
    const JournalView view(journal);
    QCOMPARE(view.at(2).bytes.kept, 9U);
    QVERIFY(view.at(3).kind == EventKind::Note && view.at(3).note() == NoteCode::Abridged);
    QCOMPARE(view.at(3).argument, 27);
    const Payload& cut = view.at(4).bytes;
    QCOMPARE(text(cut), std::string("1234"));
    QCOMPARE(cut.length, 9U);
    QCOMPARE(Bytes(cut.data + 4, cut.data + 8), (Bytes {0x83, 0x92, 0x06, 0xe3}));
    QCOMPARE(view.size(), Seq(5)); // the note comes once
    QVERIFY(!view.at(5).bytes.abridged());
    QCOMPARE(journal.appendSharing(message(), 4), Seq(6));
    const JournalView after(journal);
    QCOMPARE(Bytes(after.at(6).bytes.data, after.at(6).bytes.data + 8), Bytes(cut.data, cut.data + 8));
}

void TestJournal::keepsWholeMessagesOnceTheFlowIsSlowAgain()
{
    Journal journal({.fastFlow = 20, .abridgedLength = 4});
    const Bytes nine = toBytes("123456789");
    for (int i = 0; i < 3; ++i)
        journal.append(message(instantAt(i)), nine);
    journal.append(message(Instant(1s)), nine); // the second before was fast: still abridged
    journal.append(message(Instant(2s)), nine); // the second before was slow
    const JournalView view(journal);
    QCOMPARE(view.size(), Seq(6));
    QVERIFY(view.at(5).bytes.abridged());
    QVERIFY(!view.at(6).bytes.abridged());
}

void TestJournal::countsFlowsByActor()
{
    Journal journal({.fastFlow = 20, .abridgedLength = 4});
    for (ActorId actor = 1; actor <= 4; ++actor)
        journal.append(message({}, actor), Bytes(18, 'x'));
    QCOMPARE(journal.size(), Seq(4));
}

void TestJournal::evictsNothingWithoutAStore()
{
    Journal journal({.memoryBudget = 1});
    fill(journal, 5);
    journal.release(5);
    QVERIFY(journal.memoryUsed() >= 5 * Chunk::capacity * sizeof(Event));
}

void TestJournal::evictsNothingThatWasNotReleased()
{
    Journal journal({.memoryBudget = 1});
    const auto store = std::make_shared<FakeStore>();
    QVERIFY(journal.attach(store));
    QVERIFY(!journal.attach(store));
    fill(journal, 5);
    journal.release(1);
    const JournalView view(journal);
    QCOMPARE(view.at(Chunk::capacity + 1).result, static_cast<std::int32_t>(Chunk::capacity + 1));
    QCOMPARE(store->loads, 0);
    QCOMPARE(view.at(Chunk::capacity).result, static_cast<std::int32_t>(Chunk::capacity));
    QCOMPARE(store->loads, 1);
}

void TestJournal::readsEvictedChunksBackOnce()
{
    Journal journal({.memoryBudget = 1});
    const auto store = std::make_shared<FakeStore>();
    journal.attach(store);
    fill(journal, 5);
    journal.release(5);
    QCOMPARE(journal.memoryUsed(), sizeof(Chunk)); // the newest
    for (int frame = 0; frame < 3; ++frame) {
        const JournalView view(journal);
        for (Seq seq = 1; seq <= view.size(); ++seq)
            QCOMPARE(view.at(seq).seq, seq);
    }
    QCOMPARE(store->loads, 4);
}

void TestJournal::keepsWhatAViewLooksAt()
{
    Journal journal({.memoryBudget = 1});
    journal.attach(std::make_shared<FakeStore>());
    journal.append(message(), toBytes("hello"));
    fill(journal, 5);
    const std::size_t before = journal.memoryUsed();
    {
        const JournalView view(journal);
        const Event& first = view.at(1);
        journal.release(5);
        QCOMPARE(journal.memoryUsed(), before);
        QCOMPARE(text(first.bytes), std::string("hello"));
        QCOMPARE(text(view.at(1).bytes), std::string("hello"));
    }
    journal.release(5);
    QVERIFY(journal.memoryUsed() < before);
    QCOMPARE(JournalView(journal).at(1).result, 1); // from the store now
}

void TestJournal::keepsEverythingWhileTooManyLook()
{
    Journal journal({.memoryBudget = 1});
    journal.attach(std::make_shared<FakeStore>());
    fill(journal, 5);
    std::deque<JournalView> views;
    for (int i = 0; i < 100; ++i)
        views.emplace_back(journal);
    const Event& seen = views.back().at(1);
    const std::size_t before = journal.memoryUsed();
    while (views.size() > 1) {
        views.pop_front();
        journal.release(5);
        QCOMPARE(journal.memoryUsed(), before);
        QCOMPARE(seen.seq, Seq(1));
    }
    views.clear();
    journal.release(5);
    QVERIFY(journal.memoryUsed() < before);
}

void TestJournal::showsAGapWhereTheStoreIsBroken()
{
    Journal journal({.memoryBudget = 1});
    const auto store = std::make_shared<FakeStore>();
    journal.attach(store);
    fill(journal, 4);
    journal.release(4);
    store->broken = true;
    {
        const JournalView view(journal);
        QVERIFY(view.at(7).kind == EventKind::Note && view.at(7).note() == NoteCode::RecordingGap);
        QCOMPARE(view.at(7).seq, Seq(7));
    }
    store->broken = false;
    QCOMPARE(JournalView(journal).at(7).result, 7);
}

void TestJournal::sharesBytesOfAnEvictedEvent()
{
    class HelloStore final : public ChunkStore {
    public:
        std::shared_ptr<const Chunk> load(const Journal&, std::size_t) override
        {
            auto chunk = std::make_shared<Chunk>();
            PayloadArena arena;
            std::uint8_t* const place = arena.take(*chunk, 5);
            std::memcpy(place, "hello", 5);
            for (std::size_t i = 0; i < Chunk::capacity; ++i)
                std::construct_at(chunk->events() + i, Event {.bytes = {place, 5, 5}});
            return chunk;
        }
    };
    Journal journal({.memoryBudget = 1});
    journal.attach(std::make_shared<HelloStore>());
    journal.append(message(), toBytes("jello"));
    fill(journal, 4);
    journal.release(4);
    const Seq sharer = journal.appendSharing(message(), 1);
    QCOMPARE(text(JournalView(journal).at(sharer).bytes), std::string("hello"));
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
