// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Notices actors that move more bytes a second than can be kept.
#pragma once

#include "core/journal/event.h"

#include <algorithm>
#include <vector>

namespace socketscope::journal {

/// Counts payload bytes in windows of one second, by the times of the events.
class FlowMeter {
public:
    enum class Verdict : std::uint8_t {
        Keep,
        BecomesFast, ///< abridge from this message on, and say so
        Abridge,
    };

    explicit FlowMeter(std::uint64_t bytesPerSecond)
        : m_limit(bytesPerSecond)
    {
    }

    Verdict add(ActorId actor, Instant at, std::uint64_t bytes)
    {
        if (actor >= m_flows.size())
            m_flows.resize(std::max<std::size_t>(actor + std::size_t {1}, m_flows.size() * 2));
        Flow& flow = m_flows[actor];
        if (at - flow.start >= window) {
            // Slow again only when a whole window was slow.
            if (flow.bytes <= m_limit || at - flow.start >= 2 * window)
                flow.fast = false;
            flow.start = at;
            flow.bytes = 0;
        }
        flow.bytes += bytes;
        if (flow.fast)
            return Verdict::Abridge;
        if (flow.bytes <= m_limit)
            return Verdict::Keep;
        flow.fast = true;
        return Verdict::BecomesFast;
    }

    /// Bytes in the running second.
    [[nodiscard]] std::uint64_t bytes(ActorId actor) const { return m_flows[actor].bytes; }

private:
    static constexpr Duration window = std::chrono::seconds(1);

    struct Flow {
        Instant start {};
        std::uint64_t bytes = 0;
        bool fast = false;
    };

    std::uint64_t m_limit;
    std::vector<Flow> m_flows;
};

} // namespace socketscope::journal
