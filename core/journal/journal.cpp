// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/journal.h"

#include "core/base/crc32c.h"
#include "core/journal/actortable.h"
#include "core/journal/chunkcache.h"
#include "core/journal/chunkstore.h"
#include "core/journal/directory.h"
#include "core/journal/flowmeter.h"

#include <deque>
#include <limits>

namespace socketscope::journal {

class Journal::Directory : public ChunkDirectory { };
class Journal::Cache : public ChunkCache {
public:
    using ChunkCache::ChunkCache;
};

struct Journal::Eviction {
    struct Retired {
        std::unique_ptr<Chunk> chunk;
        std::uint64_t epoch;
    };
    std::shared_ptr<ChunkStore> store;
    std::size_t next = 0; ///< the oldest chunk in memory
    std::deque<Retired> retired;
    std::size_t retiredMemory = 0;
};

Journal::Journal(Options options)
    : m_options(options)
    , m_directory(std::make_unique<Directory>())
    , m_actors(std::make_unique<ActorTable>())
    , m_flows(std::make_unique<FlowMeter>(options.fastFlow))
    , m_eviction(std::make_unique<Eviction>())
    , m_cache(std::make_unique<Cache>(options.memoryBudget / 8))
{
    m_actors->add({.name = "recorder"});
}

Journal::~Journal() = default;

ActorId Journal::declareActor(ActorInfo info)
{
    return m_actors->add(std::move(info));
}

ActorId Journal::addActor(ActorInfo info, Instant at)
{
    const ActorId id = declareActor(std::move(info));
    if (id > 0)
        append({.at = at,
            .actor = id,
            .code = static_cast<std::uint16_t>(StateCode::Created),
            .kind = EventKind::State});
    return id;
}

Chunk* Journal::chunkForNext()
{
    const Seq count = m_published.load(std::memory_order_relaxed);
    if (count % Chunk::capacity != 0)
        return m_newest;
    const std::size_t index = count / Chunk::capacity;
    Chunk* const known = m_directory->find(index); // of an append that came to nothing
    if (known || index >= ChunkDirectory::capacity)
        return known;
    auto chunk = std::make_unique<Chunk>();
    m_newest = chunk.get();
    m_directory->insert(index, std::move(chunk));
    m_memoryUsed.fetch_add(sizeof(Chunk), std::memory_order_relaxed);
    return m_newest;
}

std::uint8_t* Journal::keep(Chunk& chunk, std::size_t size)
{
    const std::size_t before = chunk.payloadMemory;
    std::uint8_t* const start = m_arena.take(chunk, size);
    m_memoryUsed.fetch_add(chunk.payloadMemory - before, std::memory_order_relaxed);
    return start;
}

Seq Journal::put(const Event& draft)
{
    const Seq seq = m_published.load(std::memory_order_relaxed) + 1;
    Event* const place = std::construct_at(m_newest->events() + (seq - 1) % Chunk::capacity, draft);
    place->seq = seq;
    m_published.store(seq, std::memory_order_release);
    return seq;
}

Seq Journal::append(Event draft, ByteView payload)
{
    draft.bytes = {};
    if (!payload.empty()) {
        const auto verdict = m_flows->add(draft.actor, draft.at, payload.size());
        if (verdict == FlowMeter::Verdict::BecomesFast) {
            const auto rate = std::min<std::uint64_t>(
                m_flows->bytes(draft.actor), std::numeric_limits<std::int32_t>::max());
            append({.at = draft.at,
                .argument = static_cast<std::int32_t>(rate),
                .actor = draft.actor,
                .code = static_cast<std::uint16_t>(NoteCode::Abridged)});
        }
        if (verdict != FlowMeter::Verdict::Keep && payload.size() > m_options.abridgedLength)
            return appendAbridged(draft, payload);
    }
    draft.bytes.kept = draft.bytes.length = static_cast<std::uint32_t>(payload.size());
    return appendStored(draft, payload);
}

Seq Journal::appendAbridged(Event draft, ByteView payload)
{
    const std::uint32_t crc = crc32c(payload);
    const ByteView start = payload.first(m_options.abridgedLength);
    Bytes stored(start.begin(), start.end());
    for (unsigned i = 0; i < 4; ++i)
        stored.push_back(static_cast<std::uint8_t>(crc >> (8 * i)));
    draft.bytes.kept = m_options.abridgedLength;
    draft.bytes.length = static_cast<std::uint32_t>(payload.size());
    return appendStored(draft, stored);
}

Seq Journal::appendStored(Event draft, ByteView stored)
{
    Chunk* const chunk = chunkForNext();
    if (!chunk)
        return 0;
    draft.bytes.data = nullptr;
    if (!stored.empty()) {
        std::uint8_t* const place = keep(*chunk, stored.size());
        std::memcpy(place, stored.data(), stored.size());
        draft.bytes.data = place;
    }
    return put(draft);
}

Seq Journal::appendSharing(Event draft, Seq owner)
{
    const JournalView view(*this); // what it shows stays in memory until the end of this function
    const Payload shared = view.at(owner).bytes;
    draft.bytes = shared;
    if (!shared.data)
        return append(draft);
    if (view.m_resident) {
        const auto& blocks = view.m_resident->blocks;
        const auto block = std::find_if(
            blocks.rbegin(), blocks.rend(), [&](const PayloadBlock& b) { return b.holds(shared.data); });
        if (block != blocks.rend()) {
            const PayloadBlock held = *block; // `blocks` may be those of the chunk that grows now
            Chunk* const chunk = chunkForNext();
            if (!chunk)
                return 0;
            if (chunk != view.m_resident)
                chunk->hold(held);
            return put(draft);
        }
    }
    return appendStored(draft, {shared.data, shared.kept + (shared.abridged() ? 4U : 0U)});
}

bool Journal::attach(std::shared_ptr<ChunkStore> store)
{
    if (m_eviction->store)
        return false;
    m_eviction->store = std::move(store);
    return true;
}

void Journal::release(std::size_t chunks)
{
    if (!m_eviction->store)
        return;
    freeRetired();
    // The newest chunk is being written, and the one before it may be.
    const std::size_t newest = static_cast<std::size_t>(size()) / Chunk::capacity;
    const std::size_t end = std::min(chunks, newest > 0 ? newest - 1 : 0);
    while (m_eviction->next < end && memoryUsed() - m_eviction->retiredMemory > m_options.memoryBudget) {
        auto chunk = m_directory->remove(m_eviction->next++);
        m_eviction->retiredMemory += chunk->memory();
        m_eviction->retired.push_back({std::move(chunk), m_readers.advance()});
    }
    freeRetired();
}

void Journal::freeRetired()
{
    auto& retired = m_eviction->retired;
    while (!retired.empty() && m_readers.allPassed(retired.front().epoch)) {
        const std::size_t memory = retired.front().chunk->memory();
        retired.pop_front();
        m_eviction->retiredMemory -= memory;
        m_memoryUsed.fetch_sub(memory, std::memory_order_relaxed);
    }
}

JournalView::JournalView(const Journal& journal)
    : m_journal(journal)
    , m_slot(journal.m_readers.enter())
    , m_size(journal.size())
    , m_actorCount(journal.m_actors->count())
{
}

JournalView::~JournalView()
{
    m_journal.m_readers.leave(m_slot);
}

void JournalView::select(std::size_t chunk) const
{
    m_resident = m_journal.m_directory->find(chunk);
    if (m_resident) {
        m_events = m_resident->events();
    } else {
        auto known = std::find_if(
            m_loaded.begin(), m_loaded.end(), [chunk](const auto& loaded) { return loaded.first == chunk; });
        if (known == m_loaded.end())
            known = m_loaded.emplace(
                known, chunk, m_journal.m_cache->get(m_journal, *m_journal.m_eviction->store, chunk));
        m_events = known->second->events();
    }
    m_chunk = chunk;
}

const ActorInfo& JournalView::actor(ActorId id) const
{
    assert(id < m_actorCount);
    return m_journal.m_actors->at(id);
}

} // namespace socketscope::journal
