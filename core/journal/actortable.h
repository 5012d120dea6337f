// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The actors of a journal: one thread adds, any number of threads read; entries never move.
#pragma once

#include "core/journal/event.h"

#include <array>
#include <atomic>
#include <memory>
#include <string_view>
#include <unordered_map>

namespace socketscope::journal {

class ActorTable {
public:
    static constexpr std::uint32_t longest = 4096 * 1024;

    ActorTable() = default;
    ActorTable(const ActorTable&) = delete;
    ActorTable& operator=(const ActorTable&) = delete;
    ~ActorTable();

    /// Names are told apart in session files, so a second "client" becomes "client~2". Gives 0 (the recorder)
    /// where the table is full.
    ActorId add(ActorInfo info);
    [[nodiscard]] std::uint32_t count() const noexcept { return m_count.load(std::memory_order_acquire); }
    [[nodiscard]] const ActorInfo& at(ActorId id) const noexcept
    {
        return (*m_blocks[id / blockCapacity].load(std::memory_order_acquire))[id % blockCapacity];
    }

private:
    static constexpr std::uint32_t blockCapacity = 1024;
    using Block = std::array<ActorInfo, blockCapacity>;

    std::array<std::atomic<Block*>, longest / blockCapacity> m_blocks {};
    std::atomic<std::uint32_t> m_count {0};
    std::unordered_map<std::string_view, std::uint32_t>
        m_uses; ///< of the adding thread: name -> how often it was asked for
};

} // namespace socketscope::journal
