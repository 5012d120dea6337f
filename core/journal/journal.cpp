// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/journal.h"

#include <cassert>
#include <cstring>

namespace socketscope::journal {

struct Chunk {
    static constexpr std::size_t capacity = 4096;
    static constexpr std::size_t blockSize = 256U << 10;

    std::array<Event, capacity> events;
    std::vector<std::unique_ptr<std::uint8_t[]>> blocks;
    std::uint8_t* free = nullptr;
    std::size_t freeBytes = 0;
};

struct Journal::ActorTable {
    static constexpr std::size_t blockCapacity = 256;
    using Block = std::array<ActorInfo, blockCapacity>;
    std::array<std::atomic<Block*>, 4096> blocks {};
    std::atomic<std::uint32_t> count {0};

    ~ActorTable()
    {
        for (auto& block : blocks)
            delete block.load();
    }
};

Journal::Journal(Options options)
    : m_options(options)
    , m_directory(std::make_unique<std::array<std::atomic<Chunk*>, 65536>>())
    , m_actors(std::make_unique<ActorTable>())
{
    addActor({.name = "recorder"}, Instant {});
}

Journal::~Journal()
{
    for (auto& chunk : *m_directory)
        delete chunk.load(std::memory_order_relaxed);
}

ActorId Journal::addActor(ActorInfo info, Instant at)
{
    const std::uint32_t id = m_actors->count.load(std::memory_order_relaxed);
    auto& slot = m_actors->blocks[id / ActorTable::blockCapacity];
    if (!slot.load(std::memory_order_relaxed))
        slot.store(new ActorTable::Block, std::memory_order_release);
    (*slot.load(std::memory_order_relaxed))[id % ActorTable::blockCapacity] = std::move(info);
    m_actors->count.store(id + 1, std::memory_order_release);
    if (id > 0)
        append({.at = at, .actor = id, .code = static_cast<std::uint16_t>(StateCode::Created), .kind = EventKind::State});
    return id;
}

Chunk& Journal::chunkForNext()
{
    const Seq index = m_published.load(std::memory_order_relaxed);
    auto& slot = (*m_directory)[index / Chunk::capacity];
    Chunk* chunk = slot.load(std::memory_order_relaxed);
    if (!chunk) {
        chunk = new Chunk;
        m_memoryUsed.fetch_add(sizeof(Chunk), std::memory_order_relaxed);
        slot.store(chunk, std::memory_order_release);
    }
    return *chunk;
}

std::uint8_t* Journal::keep(Chunk& chunk, ByteView payload, std::size_t extra)
{
    const std::size_t wanted = payload.size() + extra;
    if (chunk.freeBytes < wanted) {
        const std::size_t size = std::max(wanted, Chunk::blockSize);
        chunk.blocks.push_back(std::make_unique_for_overwrite<std::uint8_t[]>(size));
        m_memoryUsed.fetch_add(size, std::memory_order_relaxed);
        chunk.free = chunk.blocks.back().get();
        chunk.freeBytes = size;
    }
    std::uint8_t* const start = chunk.free;
    std::memcpy(start, payload.data(), payload.size());
    chunk.free += wanted;
    chunk.freeBytes -= wanted;
    return start;
}

void Journal::publish(Seq seq)
{
    m_published.store(seq, std::memory_order_release);
}

Seq Journal::append(Event draft, ByteView payload)
{
    Chunk& chunk = chunkForNext();
    const Seq seq = m_published.load(std::memory_order_relaxed) + 1;
    draft.seq = seq;
    draft.bytes = {};
    if (!payload.empty()) {
        draft.bytes.data = keep(chunk, payload, 0);
        draft.bytes.kept = draft.bytes.length = static_cast<std::uint32_t>(payload.size());
    }
    chunk.events[(seq - 1) % Chunk::capacity] = draft;
    publish(seq);
    return seq;
}

Seq Journal::appendSharing(Event draft, Seq owner)
{
    assert(owner >= 1 && owner <= size());
    Chunk& chunk = chunkForNext();
    const Seq seq = m_published.load(std::memory_order_relaxed) + 1;
    draft.seq = seq;
    draft.bytes = (*m_directory)[(owner - 1) / Chunk::capacity].load(std::memory_order_relaxed)->events[(owner - 1) % Chunk::capacity].bytes;
    chunk.events[(seq - 1) % Chunk::capacity] = draft;
    publish(seq);
    return seq;
}

JournalView::JournalView(const Journal& journal)
    : m_journal(journal)
    , m_size(journal.size())
    , m_actorCount(journal.m_actors->count.load(std::memory_order_acquire))
{
}

JournalView::~JournalView() = default;

const Event& JournalView::at(Seq seq) const
{
    assert(seq >= 1 && seq <= m_size);
    const Chunk* chunk = (*m_journal.m_directory)[(seq - 1) / Chunk::capacity].load(std::memory_order_acquire);
    return chunk->events[(seq - 1) % Chunk::capacity];
}

const ActorInfo& JournalView::actor(ActorId id) const
{
    assert(id < m_actorCount);
    const auto* block = m_journal.m_actors->blocks[id / Journal::ActorTable::blockCapacity].load(std::memory_order_acquire);
    return (*block)[id % Journal::ActorTable::blockCapacity];
}

} // namespace socketscope::journal
