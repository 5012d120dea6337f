// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Where chunks that left the memory are read back from.
#pragma once

#include <cstddef>
#include <memory>

namespace socketscope::journal {

struct Chunk;
class Journal;

class ChunkStore {
public:
    ChunkStore() = default;
    ChunkStore(const ChunkStore&) = delete;
    ChunkStore& operator=(const ChunkStore&) = delete;
    virtual ~ChunkStore() = default;

    /// All events of the chunk with that index, or null where they cannot be read. Called on any thread.
    [[nodiscard]] virtual std::shared_ptr<const Chunk> load(const Journal& journal, std::size_t index) = 0;
};

} // namespace socketscope::journal
