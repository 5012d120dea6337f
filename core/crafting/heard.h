// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A packet that two sockets of this program were given counts once.
#pragma once

#include "core/base/bytes.h"

#include <cstdint>
#include <deque>

namespace socketscope::crafting {

/// Two ears: the socket that packets are sent by, and those that hear everything.
class Heard {
public:
    /// False where the other ear was given these bytes and this one has not told them yet.
    [[nodiscard]] bool isNew(ByteView packet, bool byListener);
    void clear() { m_told.clear(); }

private:
    static constexpr std::size_t mostTold = 1024;
    struct Told {
        std::uint32_t sum = 0;
        std::uint32_t length = 0;
        bool byListener = false;
    };
    std::deque<Told> m_told; ///< by one ear and not yet by the other
};

} // namespace socketscope::crafting
