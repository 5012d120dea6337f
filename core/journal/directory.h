// SPDX-License-Identifier: GPL-3.0-or-later
/// \file From the index of a chunk to the chunk, in two steps, so that a short session has a small directory.
#pragma once

#include "core/journal/chunk.h"

#include <array>
#include <atomic>
#include <memory>

namespace socketscope::journal {

/// One thread inserts, one (perhaps another) removes, any number look up.
class ChunkDirectory {
public:
    static constexpr std::size_t pageCapacity = 1024;
    static constexpr std::size_t capacity = 4096 * pageCapacity;

    ChunkDirectory() = default;
    ChunkDirectory(const ChunkDirectory&) = delete;
    ChunkDirectory& operator=(const ChunkDirectory&) = delete;
    ~ChunkDirectory()
    {
        for (auto& entry : m_pages) {
            const std::unique_ptr<Page> page(entry.load(std::memory_order_relaxed));
            if (!page)
                break; // they come in order
            for (auto& chunk : *page)
                delete chunk.load(std::memory_order_relaxed);
        }
    }

    /// Null where there is none yet, or none any more.
    [[nodiscard]] Chunk* find(std::size_t index) const noexcept
    {
        if (index >= capacity)
            return nullptr;
        const Page* const page = m_pages[index / pageCapacity].load(std::memory_order_acquire);
        // Sequentially consistent, as ReaderSlots asks for; an ordinary load on x86.
        return page ? (*page)[index % pageCapacity].load() : nullptr;
    }

    void insert(std::size_t index, std::unique_ptr<Chunk> chunk)
    {
        auto& page = m_pages[index / pageCapacity];
        if (!page.load(std::memory_order_relaxed))
            page.store(new Page {}, std::memory_order_release);
        (*page.load(std::memory_order_relaxed))[index % pageCapacity].store(chunk.release());
    }

    [[nodiscard]] std::unique_ptr<Chunk> remove(std::size_t index)
    {
        Page* const page = m_pages[index / pageCapacity].load(std::memory_order_acquire);
        return std::unique_ptr<Chunk>((*page)[index % pageCapacity].exchange(nullptr));
    }

private:
    using Page = std::array<std::atomic<Chunk*>, pageCapacity>;
    std::array<std::atomic<Page*>, capacity / pageCapacity> m_pages {};
};

} // namespace socketscope::journal
