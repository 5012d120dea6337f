// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What happens in a trace, told as it happens. The journal's recorder listens, and so do the tables
/// that are built from a journal read back: both see the same.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/trace/answer.h"
#include "core/trace/probe.h"
#include "core/trace/settings.h"
#include "core/trace/transport.h"

#include <string>

namespace socketscope::trace {

/// What is known when a trace starts.
struct Start {
    Settings settings; ///< with the address, identifier and ports in use
    std::string target; ///< as the person wrote it
    std::string network; ///< name of the practice network; empty: this computer's
    Via via = Via::Raw;
    bool showsHeaders = true;
};

struct SentProbe {
    Probe probe;
    Instant at {};
    ByteView packet;
    std::uint16_t inferred = 0; ///< see Departure
};

/// An answer and the probe that it is about.
struct MatchedAnswer {
    Probe probe;
    Instant at {};
    Duration roundTrip {}; ///< from kernel time to kernel time where there are both
    Answer answer;
    ByteView packet;
    std::uint16_t inferred = 0; ///< see Arrival
    bool kernelTime = false;
    bool late = false; ///< the probe had been given up
    bool duplicate = false; ///< the probe had an answer: counts for nothing
    bool outOfOrder = false; ///< a probe of the same hop that left later was answered before
    bool translated = false; ///< see ProbeBook::Match
    bool rewritten = false;
};

struct UnmatchedPacket {
    Instant at {};
    ByteView packet;
    std::uint16_t inferred = 0;
    Unmatched reason = Unmatched::NotAnAnswer;
};

/// How it stands with the path.
struct Verdict {
    enum class Kind : std::uint8_t {
        Running,
        Reached, ///< the target answers probes with `ttl`
        Unreachable, ///< `by` says so of probes with `ttl`, by `answer`
        NoAnswerBeyond, ///< nothing from beyond hop `ttl`
        Silence, ///< nothing came back at all
        NotSent, ///< not one probe could leave; `error` says why
        Loop, ///< the same routers again and again from hop `ttl` on
        Dies, ///< Mode::Single: the packet dies at `by`, `ttl` hops away
        Stopped, ///< the person stopped it before there was another verdict
        NotFarEnough, ///< `by` answers for the last TTL there is, `ttl`, and is on the way only
    };
    Kind kind = Kind::Running;
    std::uint8_t ttl = 0;
    AnswerKind answer = AnswerKind::TimeExceeded;
    wire::IpAddress by;
    std::optional<Error> error;

    friend bool operator==(const Verdict&, const Verdict&) = default;
};
[[nodiscard]] std::string_view nameOf(Verdict::Kind kind);
[[nodiscard]] std::optional<Verdict::Kind> verdictFromName(std::string_view name);

class Observer {
public:
    virtual ~Observer() = default;
    virtual void started(const Start& start, Instant at) = 0;
    virtual void sent(const SentProbe& sent) = 0;
    virtual void notSent(const Probe& probe, Instant at, const Error& error) = 0;
    virtual void answered(const MatchedAnswer& answer) = 0;
    virtual void unmatched(const UnmatchedPacket& packet) = 0;
    /// The probe counts as lost from here on; an answer may still come and is told as late.
    virtual void gaveUp(const Probe& probe, Instant at) = 0;
    /// Whenever it changes; a later one takes the place of an earlier one.
    virtual void judged(const Verdict& verdict, Instant at) = 0;
    /// No more probes follow; in Mode::Once answers may still come in while somebody listens.
    virtual void finished(Instant at) = 0;
};

} // namespace socketscope::trace
