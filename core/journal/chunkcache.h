// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Chunks read back lately, so that a view made every frame does not read them every frame.
#pragma once

#include "core/journal/chunk.h"
#include "core/journal/chunkstore.h"

#include <deque>
#include <mutex>

namespace socketscope::journal {

class ChunkCache {
public:
    explicit ChunkCache(std::size_t budget)
        : m_budget(budget)
    {
    }

    /// Never null: where the store cannot read the chunk, one of RecordingGap notes.
    [[nodiscard]] std::shared_ptr<const Chunk> get(
        const Journal& journal, ChunkStore& store, std::size_t index);

private:
    struct Entry {
        std::size_t index;
        std::shared_ptr<const Chunk> chunk;
    };

    void put(Entry entry);

    std::size_t m_budget;
    std::mutex m_mutex;
    std::deque<Entry> m_entries; ///< used last in front
    std::size_t m_memory = 0;
};

} // namespace socketscope::journal
