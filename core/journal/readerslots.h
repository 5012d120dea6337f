// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Tells when nobody can be looking at something any more (epoch-based reclamation, K. Fraser 2004,
/// section 5.2.3).
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace socketscope::journal {

/// Readers enter and leave without locks. One thread retires things: it unlinks a thing, calls advance(), and
/// frees it once allPassed() says that every reader which may have found it has left. The unlinking store and
/// the readers' loads of the link must be sequentially consistent, like everything here.
class ReaderSlots {
public:
    using Slot = std::size_t;

    Slot enter() noexcept
    {
        for (Slot slot = 0; slot < m_slots.size(); ++slot) {
            std::uint64_t free = 0;
            if (m_slots[slot].epoch.load(std::memory_order_relaxed) == 0
                && m_slots[slot].epoch.compare_exchange_strong(free, m_epoch.load()))
                return slot;
        }
        m_crowd.fetch_add(1); // more readers than slots: nothing is freed until they have left
        return m_slots.size();
    }

    void leave(Slot slot) noexcept
    {
        if (slot < m_slots.size())
            m_slots[slot].epoch.store(0);
        else
            m_crowd.fetch_sub(1);
    }

    /// The epoch in which the things unlinked before are retired.
    std::uint64_t advance() noexcept { return m_epoch.fetch_add(1) + 1; }

    [[nodiscard]] bool allPassed(std::uint64_t epoch) const noexcept
    {
        if (m_crowd.load() != 0)
            return false;
        for (const auto& slot : m_slots) {
            const std::uint64_t entered = slot.epoch.load();
            if (entered != 0 && entered < epoch)
                return false;
        }
        return true;
    }

private:
    struct alignas(64) Entry {
        std::atomic<std::uint64_t> epoch {0}; ///< in which the reader entered; 0: free
    };
    std::array<Entry, 64> m_slots {};
    std::atomic<std::uint64_t> m_epoch {1};
    std::atomic<std::uint64_t> m_crowd {0};
};

} // namespace socketscope::journal
