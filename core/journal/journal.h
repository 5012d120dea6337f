// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The append-only record of a session: one thread writes, any number of threads read without locks.
#pragma once

#include "core/journal/chunk.h"
#include "core/journal/event.h"
#include "core/journal/readerslots.h"

#include <atomic>
#include <cassert>
#include <memory>
#include <vector>

namespace socketscope::journal {

class ActorTable;
class ChunkStore;
class FlowMeter;
class Journal;

/// What a reader sees of a journal: everything published when the view was made, and nothing later.
/// References and payload pointers that it hands out are valid while it lives. Make one a frame, on the
/// thread that uses it; do not keep it: chunks that it has read back from a session file stay in memory as
/// long as it does.
class JournalView {
public:
    explicit JournalView(const Journal& journal);
    ~JournalView();
    JournalView(const JournalView&) = delete;
    JournalView& operator=(const JournalView&) = delete;

    /// Number of events; the last has this sequence number.
    [[nodiscard]] Seq size() const noexcept { return m_size; }
    /// The event with sequence number `seq`, 1 <= seq <= size(). Where it had to be evicted and its session
    /// file no longer gives it back, a note RecordingGap stands in its place.
    [[nodiscard]] const Event& at(Seq seq) const
    {
        assert(seq >= 1 && seq <= m_size);
        const std::size_t chunk = (seq - 1) / Chunk::capacity;
        if (chunk != m_chunk)
            select(chunk);
        return m_events[(seq - 1) % Chunk::capacity];
    }
    [[nodiscard]] std::uint32_t actorCount() const noexcept { return m_actorCount; }
    [[nodiscard]] const ActorInfo& actor(ActorId id) const;

private:
    friend class Journal;
    void select(std::size_t chunk) const;

    const Journal& m_journal;
    ReaderSlots::Slot m_slot;
    Seq m_size;
    std::uint32_t m_actorCount;
    mutable std::size_t m_chunk = static_cast<std::size_t>(-1);
    mutable const Event* m_events = nullptr; ///< of that chunk
    mutable const Chunk* m_resident = nullptr; ///< that chunk, or null where it was read back
    mutable std::vector<std::pair<std::size_t, std::shared_ptr<const Chunk>>> m_loaded;
};

/// Storage: chunks of events with the bytes that belong to them; a directory of chunk pointers; an atomic
/// count that is published after the event is written.
class Journal {
public:
    struct Options {
        std::size_t memoryBudget = 256U << 20; ///< bytes of events and payloads kept in memory
        std::uint64_t fastFlow
            = 64U << 20; ///< payload bytes a second and actor above which messages are abridged
        std::uint32_t abridgedLength = 256; ///< bytes kept of a message then
    };

    explicit Journal(Options options);
    Journal()
        : Journal(Options {})
    {
    }
    ~Journal();
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;

    // The writer's side: one thread only.

    /// Adds the actor to the table and appends its State event Created, with the actor's info.
    ActorId addActor(ActorInfo info, Instant at);
    /// Adds the actor without an event: for sessions read from a file, where the event follows as a line.
    ActorId declareActor(ActorInfo info);
    /// Appends `draft` with a copy of `payload`; `seq` and `bytes` of the draft are filled in here. The first
    /// message of a flow that became too fast is preceded by a note, so the number is not always the next
    /// one. Gives 0 where the journal is full (four thousand million events).
    Seq append(Event draft, ByteView payload = {});
    /// Appends `draft` with the bytes of the event `owner`, without a second copy where they are still in
    /// memory.
    Seq appendSharing(Event draft, Seq owner);
    /// Appends `draft` as a session file had it: `draft.bytes` has its lengths, `stored` is what lies at
    /// `data`.
    Seq appendStored(Event draft, ByteView stored);

    // The keeper's side: the one thread that puts the events into a file, or takes them from one.

    /// From now on released chunks may be evicted, and are read back from there. False where there is a store
    /// already.
    bool attach(std::shared_ptr<ChunkStore> store);
    /// The events of the first `chunks` chunks are in the store (or given up); evicts the oldest where memory
    /// is short.
    void release(std::size_t chunks);
    [[nodiscard]] const Options& options() const noexcept { return m_options; }

    // Any thread.

    [[nodiscard]] Seq size() const noexcept { return m_published.load(std::memory_order_acquire); }
    /// Bytes of memory that events and payloads take now.
    [[nodiscard]] std::size_t memoryUsed() const noexcept
    {
        return m_memoryUsed.load(std::memory_order_relaxed);
    }

private:
    friend class JournalView;
    class Directory;
    struct Eviction;
    class Cache;

    Chunk* chunkForNext();
    Seq put(const Event& draft);
    std::uint8_t* keep(Chunk& chunk, std::size_t size);
    Seq appendAbridged(Event draft, ByteView payload);
    void freeRetired();

    Options m_options;
    std::unique_ptr<Directory> m_directory;
    std::unique_ptr<ActorTable> m_actors;
    std::atomic<Seq> m_published {0};
    std::atomic<std::size_t> m_memoryUsed {0};
    Chunk* m_newest = nullptr; ///< of the writer
    PayloadArena m_arena; ///< of the writer
    std::unique_ptr<FlowMeter> m_flows; ///< of the writer
    std::unique_ptr<Eviction> m_eviction; ///< of the keeper
    mutable ReaderSlots m_readers;
    std::unique_ptr<Cache> m_cache;
};

} // namespace socketscope::journal
