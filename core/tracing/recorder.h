// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Puts what happens in a trace into a journal, from which TraceReader tells it again.
#pragma once

#include "core/journal/journal.h"
#include "core/trace/observer.h"

#include <vector>

namespace socketscope::tracing {

/// On the journal's writing thread.
class Recorder final : public trace::Observer {
public:
    /// `tracer` is an actor of the journal.
    Recorder(journal::Journal& journal, journal::ActorId tracer);

    void started(const trace::Start& start, Instant at) override;
    void sent(const trace::SentProbe& sent) override;
    void notSent(const trace::Probe& probe, Instant at, const Error& error) override;
    void answered(const trace::MatchedAnswer& answer) override;
    void unmatched(const trace::UnmatchedPacket& packet) override;
    void gaveUp(const trace::Probe& probe, Instant at) override;
    void judged(const trace::Verdict& verdict, Instant at) override;
    void finished(Instant at) override;

private:
    struct Sent {
        std::uint32_t number = 0;
        journal::Seq seq = 0;
        Instant at {};
    };
    [[nodiscard]] const Sent* find(const trace::Probe& probe) const;
    void note(journal::NoteCode code, Instant at, ByteView facts = {});

    journal::Journal& m_journal;
    journal::ActorId m_tracer;
    std::vector<Sent> m_sent; ///< by number, as far back as an answer can come in: marks have 16 bits
};

} // namespace socketscope::tracing
