// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A run of events with the bytes that belong to them: the unit in which a journal is kept, evicted and
/// read back.
#pragma once

#include "core/journal/event.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <vector>

namespace socketscope::journal {

/// Memory for payloads. Pages of it that nobody has written to take no memory.
struct PayloadBlock {
    std::shared_ptr<std::uint8_t[]> memory;
    std::size_t size = 0;

    [[nodiscard]] bool holds(const std::uint8_t* data) const
    {
        return std::greater_equal<> {}(data, memory.get()) && std::less<> {}(data, memory.get() + size);
    }
};

struct Chunk {
    static constexpr std::size_t capacity = 1024;

    Chunk() noexcept { } // not defaulted: make_unique would fill it with zeros first
    Chunk(const Chunk&) = delete;
    Chunk& operator=(const Chunk&) = delete;

    [[nodiscard]] Event* events() { return reinterpret_cast<Event*>(storage); }
    [[nodiscard]] const Event* events() const { return reinterpret_cast<const Event*>(storage); }
    /// Bytes of memory that it takes.
    [[nodiscard]] std::size_t memory() const { return sizeof(Chunk) + payloadMemory; }
    /// Keeps the block alive as long as the chunk.
    void hold(const PayloadBlock& block)
    {
        if (blocks.empty() || blocks.back().memory != block.memory)
            blocks.push_back(block);
    }

    // Left uninitialised: an event is readable once it is published, and pages are touched only then.
    alignas(Event) std::byte storage[capacity * sizeof(Event)];
    std::vector<PayloadBlock> blocks;
    std::size_t payloadMemory = 0;
};

/// Hands out room for payloads from blocks that neighbouring chunks share, so that no chunk leaves a
/// half-used one.
class PayloadArena {
public:
    /// Room for `size` bytes, which `chunk` holds from now on.
    std::uint8_t* take(Chunk& chunk, std::size_t size)
    {
        if (size > ownBlockFrom) {
            chunk.hold(makeBlock(size));
            chunk.payloadMemory += size + sizeof(PayloadBlock);
            return chunk.blocks.back().memory.get();
        }
        if (m_block.size - m_used < size || !m_block.memory) {
            chunk.payloadMemory += m_block.size - m_used;
            m_block = makeBlock(blockSize);
            m_used = 0;
        }
        chunk.hold(m_block);
        chunk.payloadMemory += size;
        std::uint8_t* const start = m_block.memory.get() + m_used;
        m_used += size;
        return start;
    }

private:
    static constexpr std::size_t blockSize = 1U << 20;
    static constexpr std::size_t ownBlockFrom = 8U << 10;

    static PayloadBlock makeBlock(std::size_t size)
    {
        return {std::shared_ptr<std::uint8_t[]>(new std::uint8_t[size]), size};
    }

    PayloadBlock m_block;
    std::size_t m_used = 0;
};

} // namespace socketscope::journal
