// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A trace read from its journal, live or from a file: the same tables either way.
#pragma once

#include "core/journal/journal.h"
#include "core/trace/hops.h"

#include <array>
#include <deque>
#include <vector>

namespace socketscope::tracing {

/// A projection: catches up with whatever has been published.
class TraceReader {
public:
    /// Reads the events that are new since the last call; at most `most` of them, so that a frame stays a
    /// frame. Returns true where there are more.
    bool update(const journal::JournalView& view, std::size_t most = 200'000);
    [[nodiscard]] const trace::Hops& hops() const { return m_hops; }
    /// The last event that was read.
    [[nodiscard]] journal::Seq readUpTo() const { return m_read; }

    /// The event that tells of the sending of this probe; 0: none.
    [[nodiscard]] journal::Seq sentEvent(std::uint32_t probe) const;
    /// Its answer that counts (not a duplicate); 0: none (yet).
    [[nodiscard]] journal::Seq answerEvent(std::uint32_t probe) const;
    /// Packets that belong to no probe, newest last: those of hops().strays(), in the same order.
    [[nodiscard]] const std::vector<journal::Seq>& strayEvents() const { return m_strays; }

private:
    /// Sequence numbers: journals end before four thousand million events.
    struct Events {
        std::uint32_t probe = 0;
        std::uint32_t sent = 0;
        std::uint32_t answer = 0;
    };
    struct Queries {
        std::int32_t round = -1;
        std::uint8_t next = 0;
    };
    void replay(const journal::JournalView& view, const journal::Event& event);
    void replayPacket(const journal::JournalView& view, const journal::Event& event);
    void replaySent(const journal::Event& event);
    void replayAnswer(const journal::Event& event, const journal::Event& sent);
    void replayNote(const journal::Event& event);
    [[nodiscard]] trace::Probe countedProbe(const journal::Event& event, std::size_t size);
    [[nodiscard]] std::size_t placeOf(std::uint32_t probe) const;

    trace::Hops m_hops;
    std::deque<Events> m_events; ///< probe numbers ascend
    std::vector<journal::Seq> m_strays;
    std::array<Queries, 256>
        m_queries {}; ///< by TTL: no event tells a probe's place among those of its round
    journal::Seq m_read = 0;
};

/// True for the journal of a trace: its first events say so.
[[nodiscard]] bool isTrace(const journal::JournalView& view);

} // namespace socketscope::tracing
