// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A packet that two sockets of this program were given counts once.
#pragma once

#include "core/crafting/flow.h"
#include "core/crafting/transport.h"

#include <deque>

namespace socketscope::crafting {

/// Two ears: the socket that packets are sent by, and those that hear everything. An ordinary socket keeps
/// headers to itself, so of what it tells only the conversation and the payload can be compared.
class Heard {
public:
    /// False where the other ear was given this packet and this one has not told it yet.
    [[nodiscard]] bool isNew(const Arrival& arrival, bool byListener);
    void clear() { m_told.clear(); }

private:
    static constexpr std::size_t mostTold = 1024;
    /// What does not depend on who heard it.
    struct Gist {
        Flow flow;
        Flow quoted; ///< of an ICMP error, the packet that it is about
        std::uint32_t payload = 0; ///< CRC of a datagram's

        friend bool operator==(const Gist&, const Gist&) = default;
    };
    struct Told {
        std::uint32_t sum = 0;
        std::uint32_t length = 0;
        std::optional<Gist> gist; ///< of UDP and of ICMP errors, which ordinary sockets tell
        bool concluded = false;
        bool byListener = false;
    };
    [[nodiscard]] static std::optional<Gist> gistOf(ByteView packet);
    [[nodiscard]] static bool isSame(const Told& one, const Told& other);

    std::deque<Told> m_told; ///< by one ear and not yet by the other
};

} // namespace socketscope::crafting
