// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A trace read from its journal, live or from a file: the same tables either way.
#pragma once

#include "core/journal/journal.h"
#include "core/trace/hops.h"

#include <vector>

namespace socketscope::tracing {

/// A projection: catches up with whatever has been published.
class TraceReader {
public:
    /// Reads the events that are new since the last call; at most `most` of them, so that a frame stays a
    /// frame. Returns true where there are more.
    bool update(const journal::JournalView& view, std::size_t most = 200'000);
    [[nodiscard]] const trace::Hops& hops() const { return m_hops; }

    /// The event that tells of the sending of this probe; 0: none.
    [[nodiscard]] journal::Seq sentEvent(std::uint32_t probe) const;
    /// Its answer that counts (not a duplicate); 0: none (yet).
    [[nodiscard]] journal::Seq answerEvent(std::uint32_t probe) const;
    /// Packets that belong to no probe, newest last, as far as Hops keeps them.
    [[nodiscard]] const std::vector<journal::Seq>& strayEvents() const { return m_strays; }

private:
    void replay(const journal::JournalView& view, journal::Seq seq);

    struct Events {
        std::uint32_t sent = 0; ///< sequence numbers; journals end before four thousand million events
        std::uint32_t answer = 0;
    };
    trace::Hops m_hops;
    std::vector<Events> m_events; ///< by probe number
    std::vector<journal::Seq> m_strays;
    journal::Seq m_read = 0;
};

/// True for the journal of a trace: its first events say so.
[[nodiscard]] bool isTrace(const journal::JournalView& view);

} // namespace socketscope::tracing
