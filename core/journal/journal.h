// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The append-only record of a session: one thread writes, any number of threads read without locks.
#pragma once

#include "core/journal/event.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace socketscope::journal {

class Journal;
struct Chunk;

/// What a reader sees of a journal: everything published when the view was made, and nothing later. References and
/// payload pointers that it hands out are valid while it lives. Make one a frame; do not keep it.
class JournalView {
public:
    explicit JournalView(const Journal& journal);
    ~JournalView();
    JournalView(const JournalView&) = delete;
    JournalView& operator=(const JournalView&) = delete;

    /// Number of events; the last has this sequence number.
    [[nodiscard]] Seq size() const noexcept { return m_size; }
    /// The event with sequence number `seq`, 1 <= seq <= size().
    [[nodiscard]] const Event& at(Seq seq) const;
    [[nodiscard]] std::uint32_t actorCount() const noexcept { return m_actorCount; }
    [[nodiscard]] const ActorInfo& actor(ActorId id) const;

private:
    const Journal& m_journal;
    Seq m_size;
    std::uint32_t m_actorCount;
};

/// Storage: chunks of `Chunk::capacity` events with the bytes that belong to them; a directory of chunk pointers; an
/// atomic count that is published after the event is written.
class Journal {
public:
    struct Options {
        std::size_t memoryBudget = 256U << 20; ///< bytes of events and payloads kept in memory
        std::uint64_t fastFlow = 64U << 20; ///< payload bytes a second and actor above which messages are abridged
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
    /// Appends `draft` with a copy of `payload`; `seq` and `bytes` of the draft are filled in here.
    Seq append(Event draft, ByteView payload = {});
    /// Appends `draft` with the bytes of the event `owner` (which must be among the newest Chunk::capacity ones),
    /// without a second copy where they are still in memory.
    Seq appendSharing(Event draft, Seq owner);

    // Any thread.

    [[nodiscard]] Seq size() const noexcept { return m_published.load(std::memory_order_acquire); }
    /// Bytes of memory that events and payloads take now.
    [[nodiscard]] std::size_t memoryUsed() const noexcept { return m_memoryUsed.load(std::memory_order_relaxed); }

private:
    friend class JournalView;
    struct ActorTable;

    Chunk& chunkForNext();
    std::uint8_t* keep(Chunk& chunk, ByteView payload, std::size_t extra);
    void publish(Seq seq);

    Options m_options;
    std::unique_ptr<std::array<std::atomic<Chunk*>, 65536>> m_directory;
    std::unique_ptr<ActorTable> m_actors;
    std::atomic<Seq> m_published {0};
    std::atomic<std::size_t> m_memoryUsed {0};
};

} // namespace socketscope::journal
