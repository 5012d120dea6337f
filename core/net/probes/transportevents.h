// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What a transport has read and nobody has taken yet.
#pragma once

#include "core/trace/transport.h"

#include <deque>

namespace socketscope::net {

/// In the order of adding. Keeps the packets of arrivals, also of the one taken last.
class TransportEvents {
public:
    /// The arrival's packet is copied.
    void add(const trace::TransportEvent& event)
    {
        Kept kept {event, {}};
        if (const auto* arrival = std::get_if<trace::Arrival>(&event))
            kept.packet.assign(arrival->packet.begin(), arrival->packet.end());
        m_waiting.push_back(std::move(kept));
    }
    [[nodiscard]] bool empty() const { return m_waiting.empty(); }
    [[nodiscard]] std::optional<trace::TransportEvent> take()
    {
        if (m_waiting.empty())
            return std::nullopt;
        m_taken = std::move(m_waiting.front());
        m_waiting.pop_front();
        if (auto* arrival = std::get_if<trace::Arrival>(&m_taken.event))
            arrival->packet = m_taken.packet;
        return m_taken.event;
    }

private:
    struct Kept {
        trace::TransportEvent event;
        Bytes packet;
    };
    std::deque<Kept> m_waiting;
    Kept m_taken {trace::DepartureTime {}, {}};
};

} // namespace socketscope::net
