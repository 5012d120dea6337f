// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The path as it is known: what a table, a picture, a plot or a report shows. Built by listening, live
/// or from a journal read back.
#pragma once

#include "core/trace/observer.h"
#include "core/trace/pathend.h"
#include "core/trace/statistics.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace socketscope::trace {

struct Label {
    std::uint32_t label = 0;
    std::uint8_t exp = 0;
    bool bottom = false;
    std::uint8_t ttl = 0;
    friend bool operator==(const Label&, const Label&) = default;
};

/// One probe and what became of it: 24 bytes, kept for the whole trace.
struct Sample {
    static constexpr std::int64_t pending = -1;
    static constexpr std::int64_t lost = -2;

    Instant sentAt {};
    std::int64_t roundTrip = pending; ///< ns, or one of the above
    std::uint32_t probe = 0; ///< its number
    std::uint16_t responder = 0; ///< index in Hop::responders, where answered
    AnswerKind kind = AnswerKind::TimeExceeded; ///< where answered

    [[nodiscard]] bool answered() const { return roundTrip >= 0; }
};

/// Somebody who answered for a hop: more than one where there are several paths, or the path has changed.
struct Responder {
    wire::IpAddress address;
    AnswerKind kind = AnswerKind::TimeExceeded; ///< of its latest answer, like the next four
    std::uint8_t type = 0;
    std::uint8_t code = 0;
    std::uint8_t ttl = 0; ///< with which it arrived
    std::vector<Label> labels;
    std::uint64_t answers = 0;
    Instant firstAt {};
    Instant lastAt {};
    RoundTripStatistics roundTrips;
    friend bool sameAddress(const Responder& a, const Responder& b) { return a.address == b.address; }
};

/// What the figures of a hop mean, where they can be misread. Concluded, and shown as such.
enum class HopRemark : std::uint8_t {
    None,
    Silent, ///< no answer, though later hops answer: it forwards
    LimitsAnswers, ///< loss here that later hops do not have: the router limits its answers
    LossFromHere, ///< loss here that later hops share
    SlowAnswers, ///< answers later than hops beyond it
};

struct Hop {
    std::uint8_t ttl = 0;
    std::uint64_t sent = 0; ///< not those that were too large on the way, see PathMtu
    std::uint64_t received = 0; ///< probes answered; duplicates do not count
    std::uint64_t lost = 0; ///< given up and not answered later
    std::uint64_t duplicates = 0;
    std::uint64_t late = 0; ///< answered after they had been given up
    std::uint64_t outOfOrder = 0;
    std::uint64_t routeChanges
        = 0; ///< another responder than for the probe before, in an order that no fixed set of paths explains
    std::uint16_t mtu = 0; ///< that a router told here; 0: none
    bool translated = false; ///< NAT seen
    bool rewritten = false; ///< type of service changed on the way
    RoundTripStatistics roundTrips;
    std::vector<Responder> responders; ///< in the order of their first answers
    std::vector<Sample> samples; ///< in the order of sending

    [[nodiscard]] bool silent() const { return received == 0; }
    /// Percent of the probes that were answered or given up; 0 where there are none.
    [[nodiscard]] double lossPercent() const;
    [[nodiscard]] bool pending() const { return sent > received + lost; }
};

/// What was found with Settings::findMtu. A probe that is too large says nothing of the hop that it was for:
/// it is asked again with less, and is in none of that hop's figures.
struct PathMtu {
    std::uint16_t mtu = 0; ///< the smallest that was told
    wire::IpAddress by; ///< who told
};

/// What came in and belongs to no probe.
struct StrayPacket {
    Instant at {};
    Unmatched reason = Unmatched::NotAnAnswer;
    wire::IpAddress from;
};

/// Listens and adds up.
class Hops final : public Observer {
public:
    Hops();

    /// From the first TTL up to the target, or the last hop that anything is known of or was asked of in vain
    /// before the verdict. TTLs beyond the target are not there.
    [[nodiscard]] const std::vector<Hop>& all() const { return m_hops; }
    [[nodiscard]] const Start& start() const { return m_start; }
    [[nodiscard]] Instant startedAt() const { return m_startedAt; }
    [[nodiscard]] const Verdict& verdict() const { return m_verdict; }
    /// When the verdict was given and, unless the trace goes on round by round, the last hop was settled.
    [[nodiscard]] Instant verdictAt() const { return m_verdictAt; }
    [[nodiscard]] bool running() const { return m_running; }
    [[nodiscard]] std::uint64_t sentCount() const { return m_sent; } ///< of all TTLs
    [[nodiscard]] std::uint64_t unmatchedCount() const { return m_unmatched; }
    [[nodiscard]] const std::vector<StrayPacket>& strays() const { return m_strays; } ///< the last 1000
    [[nodiscard]] const std::optional<PathMtu>& pathMtu() const { return m_pathMtu; }
    [[nodiscard]] std::uint32_t rounds() const { return m_rounds; } ///< begun
    [[nodiscard]] HopRemark remark(std::size_t index) const;
    /// NAT shows in the answers of this hop, and in none of a hop before it: it is on the way to it.
    [[nodiscard]] bool showsNatFirst(std::size_t index) const;
    /// Probes that could not leave, and why the latest of them could not.
    [[nodiscard]] std::uint64_t unsentCount() const { return m_unsent; }
    [[nodiscard]] const std::optional<Error>& unsentError() const { return m_unsentError; }

    /// How far away whoever the verdict is by is.
    struct Distance {
        std::uint8_t hops = 0;
        bool atMost = false; ///< nothing nearer was asked, or nobody nearer answers: it may be less
    };
    /// Where the verdict is Reached or Unreachable.
    [[nodiscard]] Distance distance() const;
    /// What the next link after `verdict().by` carries, where that was told; else 0.
    [[nodiscard]] std::uint16_t mtuAtVerdict() const;
    /// Changes whenever anything here does: views compare it and repaint.
    [[nodiscard]] std::uint64_t revision() const { return m_revision; }

    /// The figures of one hop for probes sent from `from` up to `to`, from its samples.
    struct Figures {
        std::uint64_t sent = 0;
        std::uint64_t received = 0;
        std::uint64_t lost = 0;
        RoundTripStatistics roundTrips;
        [[nodiscard]] double lossPercent() const;
    };
    [[nodiscard]] static Figures figures(const Hop& hop, Instant from, Instant to);

    void started(const Start& start, Instant at) override;
    void sent(const SentProbe& sent) override;
    void notSent(const Probe& probe, Instant at, const Error& error) override;
    void answered(const MatchedAnswer& answer) override;
    void unmatched(const UnmatchedPacket& packet) override;
    void gaveUp(const Probe& probe, Instant at) override;
    void judged(const Verdict& verdict, Instant at) override;
    void finished(Instant at) override;

private:
    Hop* hop(std::uint8_t ttl);
    [[nodiscard]] const Hop* shown(unsigned ttl) const;
    Sample* sample(Hop& hop, std::uint32_t probe);
    static void takeOut(Hop& hop, const Sample& sample);
    void noteMtu(Hop& hop, const Answer& answer);
    void arrange();

    Start m_start;
    Instant m_startedAt {};
    Instant m_verdictAt {};
    Verdict m_verdict;
    std::optional<PathMtu> m_pathMtu;
    std::vector<Hop> m_hops;
    std::vector<Hop> m_beyond; ///< probed before the target was known
    PathEnd m_end;
    std::array<bool, 256> m_asked {}; ///< by TTL, also where the probe could not leave
    std::vector<StrayPacket> m_strays;
    std::uint64_t m_sent = 0;
    std::uint64_t m_unmatched = 0;
    std::uint64_t m_unsent = 0;
    std::optional<Error> m_unsentError;
    std::uint64_t m_revision = 0;
    std::uint32_t m_rounds = 0;
    bool m_running = false;
};

} // namespace socketscope::trace
