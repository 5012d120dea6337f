// SPDX-License-Identifier: GPL-3.0-or-later
/// \file How far each actor has come with its program: what a form shows beside its list of calls.
#pragma once

#include "core/journal/journal.h"

#include <optional>
#include <string_view>
#include <vector>

namespace socketscope::journal {

enum class StepState : std::uint8_t {
    NotReached,
    Waiting, ///< for a condition of the scene
    InCall, ///< the call has started and is not back: it may block
    Done,
    Failed, ///< the last call of this step came back with an error
    Cancelled, ///< a person stopped the program in this call
};

/// One step of a program; of a server's connections, the step of all of them together.
struct StepProgress {
    Seq call = 0; ///< the last Call event, or 0
    Seq returned = 0; ///< the last Return event, or 0
    std::uint32_t returns = 0; ///< how often a call of this step has come back
    std::uint32_t open = 0; ///< calls that are not back
    bool failed = false;
    bool cancelled = false;
    bool waiting = false;

    [[nodiscard]] StepState state() const;
    friend bool operator==(const StepProgress&, const StepProgress&) = default;
};

struct ActorProgress {
    std::vector<StepProgress> steps {}; ///< of the newest run; the first is step 1
    std::vector<StepProgress>
        connectionSteps {}; ///< of a server: what its connections have done, all together
    StateCode run = StateCode::Ready;
    StateCode socket = StateCode::Created; ///< Created: no socket yet
    wire::SocketAddress local {};
    wire::SocketAddress peer {};
    std::uint16_t step = 0; ///< the step of the last event, or 0
    std::uint64_t bytesSent = 0;
    std::uint64_t bytesReceived = 0;
    std::uint64_t sends = 0; ///< calls that moved something, empty datagrams included
    std::uint64_t receives = 0;
    std::uint64_t lost = 0; ///< sent messages that an ICMP error answered
    std::uint64_t dropped = 0; ///< received datagrams that the kernel threw away
    std::uint32_t connections = 0; ///< of a server: accepted in this run
    std::uint32_t openConnections = 0; ///< of those, not closed
    std::uint32_t newestConnection = 0; ///< of a server: the number of the last one accepted
    Seq failure = 0; ///< the newest Failure event of this run, or 0

    /// Progress of the step with this number, from 1; that of one not reached where there is none.
    [[nodiscard]] StepProgress stepAt(std::size_t number) const;
    [[nodiscard]] StepProgress connectionStepAt(std::size_t number) const;
    friend bool operator==(const ActorProgress&, const ActorProgress&) = default;
};

/// Grows with the journal. Reads each event once.
class ProgramProgress {
public:
    /// Catches up. True if anything was new.
    bool update(const JournalView& view);

    [[nodiscard]] std::size_t actorCount() const { return m_actors.size(); }
    /// Valid until the next update. `id` < actorCount().
    [[nodiscard]] const ActorProgress& actor(ActorId id) const { return m_actors[id]; }
    /// The newest endpoint of that name, if there is one.
    [[nodiscard]] std::optional<ActorId> find(const JournalView& view, std::string_view name) const;

private:
    void take(const JournalView& view, const Event& event);
    void takeCall(const Event& event);
    void takeReturn(const JournalView& view, const Event& event);
    void takeState(const JournalView& view, const Event& event);
    void takeSocketState(ActorProgress& actor, const Event& event);
    void startRun(ActorProgress& actor);
    /// The step of an event in its actor's list, and, of a connection, also in its server's.
    template <class Change> void changeStep(const Event& event, Change change);

    struct Parent {
        ActorId id = 0;
        std::uint32_t run = 0; ///< which run of the parent accepted it
    };

    std::vector<ActorProgress> m_actors;
    std::vector<Parent> m_parents;
    std::vector<std::uint32_t> m_runs;
    Seq m_read = 0;
};

} // namespace socketscope::journal
