// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/packetpool.h"

namespace socketscope::lab {

std::optional<std::uint32_t> PacketPool::make(std::size_t size)
{
    if (m_bytes + size > mostBytes || used() >= mostPackets)
        return std::nullopt;
    if (m_free.empty()) {
        m_free.push_back(static_cast<std::uint32_t>(m_slots.size()));
        m_slots.push_back(std::make_unique<Slot>());
    }
    const std::uint32_t slot = m_free.back();
    m_free.pop_back();
    Slot& made = *m_slots[slot];
    made.packet.bytes.clear();
    made.packet.number = ++m_made;
    made.packet.destination = 0;
    made.packet.generation = 0;
    made.packet.copy = false;
    made.reserved = size;
    m_bytes += size;
    return slot;
}

void PacketPool::free(std::uint32_t slot)
{
    constexpr std::size_t worthKeeping = 2048;
    Slot& freed = *m_slots[slot];
    m_bytes -= freed.reserved;
    if (freed.packet.bytes.capacity() > worthKeeping)
        freed.packet.bytes = Bytes();
    m_free.push_back(slot);
}

} // namespace socketscope::lab
