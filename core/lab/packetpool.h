// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The packets under way in a practice network. For core/lab only.
#pragma once

#include "core/base/bytes.h"

#include <memory>
#include <optional>

namespace socketscope::lab {

/// A packet under way.
struct Packet {
    Bytes bytes;
    std::uint64_t number = 0;
    std::uint32_t destination = 0; ///< as Routing numbers addresses
    std::uint8_t generation = 0; ///< 0: sent from outside; else one more than what it answers
    bool copy = false; ///< made by a link; not copied again
};

/// Keeps packets at places that are used again, with their memory; bounded in number and bytes.
class PacketPool {
public:
    static constexpr std::size_t mostPackets = 65536;
    static constexpr std::size_t mostBytes = std::size_t {64} << 20;

    /// An empty packet that will have up to `size` bytes; nothing where the network is full.
    [[nodiscard]] std::optional<std::uint32_t> make(std::size_t size);
    void free(std::uint32_t slot);
    /// References stay good until the packet is freed.
    [[nodiscard]] Packet& operator[](std::uint32_t slot) { return m_slots[slot]->packet; }
    [[nodiscard]] std::size_t used() const { return m_slots.size() - m_free.size(); }

private:
    struct Slot {
        Packet packet;
        std::size_t reserved = 0;
    };
    std::vector<std::unique_ptr<Slot>> m_slots;
    std::vector<std::uint32_t> m_free;
    std::size_t m_bytes = 0;
    std::uint64_t m_made = 0;
};

} // namespace socketscope::lab
