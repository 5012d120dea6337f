// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crafting/arrivalqueue.h"

#include <algorithm>

namespace socketscope::crafting {

void ArrivalQueue::add(const Arrival& arrival)
{
    m_stored.push_back({.arrival = arrival, .bytes = Bytes(arrival.packet.begin(), arrival.packet.end())});
}

void ArrivalQueue::sort()
{
    std::ranges::stable_sort(m_stored, {}, [](const Stored& stored) { return stored.arrival.at; });
}

std::optional<Arrival> ArrivalQueue::take()
{
    if (m_stored.empty())
        return std::nullopt;
    Stored first = std::move(m_stored.front());
    m_stored.pop_front();
    m_taken = std::move(first.bytes);
    first.arrival.packet = m_taken;
    return first.arrival;
}

} // namespace socketscope::crafting
