// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/chunkcache.h"

namespace socketscope::journal {
namespace {

constexpr std::size_t mostEntries = 64;
constexpr std::size_t fewestEntries = 4;

std::shared_ptr<const Chunk> makeGap(std::size_t index)
{
    auto chunk = std::make_shared<Chunk>();
    for (std::size_t i = 0; i < Chunk::capacity; ++i) {
        Event* const event = std::construct_at(chunk->events() + i);
        event->seq = index * Chunk::capacity + i + 1;
        event->code = static_cast<std::uint16_t>(NoteCode::RecordingGap);
        event->argument = 1;
    }
    return chunk;
}

} // namespace

std::shared_ptr<const Chunk> ChunkCache::get(const Journal& journal, ChunkStore& store, std::size_t index)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto found = std::find_if(
            m_entries.begin(), m_entries.end(), [index](const Entry& entry) { return entry.index == index; });
        if (found != m_entries.end()) {
            std::rotate(m_entries.begin(), found, found + 1);
            return m_entries.front().chunk;
        }
    }
    auto chunk = store.load(journal, index);
    if (!chunk)
        return makeGap(index); // not kept: the store may be readable later
    const std::lock_guard lock(m_mutex);
    put({index, chunk});
    return chunk;
}

void ChunkCache::put(Entry entry)
{
    m_memory += entry.chunk->memory();
    m_entries.push_front(std::move(entry));
    while (m_entries.size() > mostEntries || (m_memory > m_budget && m_entries.size() > fewestEntries)) {
        m_memory -= m_entries.back().chunk->memory();
        m_entries.pop_back();
    }
}

} // namespace socketscope::journal
