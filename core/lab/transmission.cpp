// SPDX-License-Identifier: GPL-3.0-or-later
// What links do to packets.
#include "core/lab/engine.h"

namespace socketscope::lab {

void Engine::transmit(Way way, std::uint32_t slot, Happening what)
{
    WayState& state = m_waysOut[way];
    const Direction& direction = *state.direction;
    const std::uint32_t node = m_routing.start(way);
    Instant out = m_now;
    if (direction.rate != 0 && !queueUp(state, m_pool[slot].bytes.size(), out))
        return drop(node, slot, Reason::QueueFull, way);
    if (what == Happening::Forwarded)
        ++m_counts.hops;
    tell(what, node, slot, 0, way);
    if (state.random.happens(direction.loss))
        return drop(node, slot, Reason::Lost, way);
    out += direction.delay;
    if (direction.jitter > Duration {})
        out += Duration(state.random.below(static_cast<std::uint64_t>(direction.jitter.count()) + 1));
    if (state.random.happens(direction.reordering)) {
        out += direction.reorderDelay;
    } else {
        out = std::max(out, state.lastOut); // a line keeps the order
        state.lastOut = out;
    }
    const bool twice = !m_pool[slot].copy && state.random.happens(direction.duplication);
    m_queue.add(out, Due::Kind::Arrive, way, slot);
    if (twice)
        duplicate(way, slot, out + direction.duplicateDelay);
}

/// Waits behind what has not left yet: `out` is when the last byte is on the way. False: no room to wait.
bool Engine::queueUp(WayState& state, std::size_t size, Instant& out) const
{
    constexpr std::int64_t bitNanoseconds = 8'000'000'000; // of one byte at one bit a second
    const Direction& direction = *state.direction;
    const Instant start = std::max(m_now, state.free);
    const double waiting = static_cast<double>((start - m_now).count()) * static_cast<double>(direction.rate)
        / static_cast<double>(bitNanoseconds);
    if (start > m_now && waiting + static_cast<double>(size) > direction.queue)
        return false;
    state.free = start
        + Duration(
            static_cast<std::int64_t>(size) * bitNanoseconds / static_cast<std::int64_t>(direction.rate));
    out = state.free;
    return true;
}

void Engine::duplicate(Way way, std::uint32_t slot, Instant out)
{
    const auto copy = newPacket(m_pool[slot].bytes, m_pool[slot].generation);
    if (!copy)
        return;
    m_pool[*copy].copy = true;
    tell(Happening::Duplicated, m_routing.start(way), *copy, m_pool[slot].number, way);
    m_queue.add(out, Due::Kind::Arrive, way, *copy);
}

/// Cuts the packet to the link's size.
void Engine::sendInPieces(const Visit& visit, Way way, Happening what)
{
    const Packet& whole = m_pool[visit.slot];
    const auto identification = static_cast<std::uint32_t>(m_nodes[visit.node].random.next());
    cutIntoFragments(visit.packet, m_waysOut[way].mtu, identification, [&](ByteView piece) {
        const auto slot = newPacket(piece, whole.generation);
        if (!slot)
            return;
        m_pool[*slot].copy = whole.copy;
        tell(Happening::Fragmented, visit.node, *slot, whole.number, way);
        transmit(way, *slot, what);
    });
    m_pool.free(visit.slot);
}

} // namespace socketscope::lab
