// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Puts what happens to crafted packets into a journal, from which Exchange tells it again.
#pragma once

#include "core/crafting/matcher.h"
#include "core/crafting/network.h"
#include "core/crafting/session.h"
#include "core/journal/facts.h"
#include "core/journal/journal.h"

namespace socketscope::crafting {

/// On the journal's writing thread.
class Recorder {
public:
    /// `crafter` is an actor of the journal.
    Recorder(journal::Journal& journal, journal::ActorId crafter);

    void started(
        const SendRequest& request, const craft::SendPlan& plan, const std::string& network, Instant at);
    void ended(std::uint32_t left, Instant at);
    [[nodiscard]] journal::Seq sent(std::uint32_t number, const Departure& departure);
    /// `packet` as it should have left.
    [[nodiscard]] journal::Seq notSent(std::uint32_t number, ByteView packet, Instant at, const Error& error);
    /// `cause` is the event of the packet that it is about.
    void replied(const Match& match, const Arrival& arrival, journal::Seq cause);
    void overheard(const Arrival& arrival, trace::Unmatched reason, bool listened);
    void gaveUp(std::uint32_t number, journal::Seq cause, Instant at);
    void listening(const Listening& what, bool on, Instant at);
    /// A person stopped it.
    void stopped(Instant at);

private:
    void note(journal::NoteCode code, Instant at, std::int32_t argument, const journal::Facts& facts);

    journal::Journal& m_journal;
    journal::ActorId m_crafter;
    journal::Seq m_start = 0; ///< the note of the Send under way
};

} // namespace socketscope::crafting
