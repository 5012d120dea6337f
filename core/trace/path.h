// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What is known of a path while it is asked about: per TTL what is in flight and what came back.
#pragma once

#include "core/trace/observer.h"
#include "core/trace/pathend.h"
#include "core/trace/settings.h"

#include <array>
#include <optional>
#include <vector>

namespace socketscope::trace {

/// A probe that left and is neither answered nor given up.
struct Flight {
    Probe probe;
    Instant sentAt {};
};

class Path {
public:
    struct Hop {
        std::vector<Flight> flights; ///< in the order of sending
        std::vector<wire::IpAddress> responders; ///< the first few
        Instant lastSent {};
        Duration worst {}; ///< round trip
        std::uint32_t sent = 0;
        std::uint32_t answers = 0; ///< not those that say "too large"
        std::uint32_t answeredRound = 0; ///< of the latest answer
        AnswerKind kind = AnswerKind::TimeExceeded; ///< of the latest answer, like the next
        wire::IpAddress from;
    };

    explicit Path(const Settings& settings);

    void sent(const Probe& probe, Instant at);
    /// It did not leave. True where sent() had told that it did.
    bool notSent(const Probe& probe, const Error& error);
    /// Returns what the answer says; a probe that was given up counts like any other.
    Outcome answered(const Probe& probe, const Answer& answer, Duration roundTrip);
    void giveUp(std::uint8_t ttl, std::uint32_t number);

    [[nodiscard]] const Hop& hop(std::uint8_t ttl) const { return m_hops[ttl]; }
    [[nodiscard]] const PathEnd& knownEnd() const { return m_end; }
    [[nodiscard]] std::optional<PathEnd::End> end() const { return m_end.end(); }
    [[nodiscard]] std::uint8_t farthest() const { return m_end.farthest(); }
    [[nodiscard]] Duration largestRoundTrip() const { return m_largest; }
    [[nodiscard]] bool anythingLeft() const { return m_left > 0; }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

    /// The worst round trip of the nearest hop beyond `ttl` that has answered.
    [[nodiscard]] std::optional<Duration> roundTripBeyond(std::uint8_t ttl) const;
    /// When an answer of this hop is due after its sending, once a hop beyond has answered; see strategy.cpp.
    [[nodiscard]] std::optional<Duration> dueWithBeyond(std::uint8_t ttl) const;
    /// How long nothing at all from beyond is waited for; see strategy.cpp.
    [[nodiscard]] Duration patience() const;
    /// Where the same routers begin to come again and again, up to the farthest answer.
    [[nodiscard]] std::optional<std::uint8_t> loopStart() const { return m_loop; }

    /// How large probes are: less than asked for once a router said so.
    [[nodiscard]] std::uint16_t size() const { return m_size; }
    /// Somebody says that `size` is too much, and what is not, if he knows. True where probes are smaller
    /// from now on.
    bool shrink(std::uint16_t size, std::uint16_t mtu);

    /// How it stands where the end is known.
    [[nodiscard]] Verdict verdictOf(const PathEnd::End& end) const;
    /// How it stands where nothing more is to come and the end is not known.
    [[nodiscard]] Verdict verdictWithoutEnd() const;

private:
    [[nodiscard]] std::optional<std::uint8_t> findLoop() const;

    Settings m_settings;
    PathEnd m_end;
    std::array<Hop, 256> m_hops {};
    std::optional<Error> m_error;
    std::optional<std::uint8_t> m_loop;
    std::uint64_t m_left = 0;
    std::uint32_t m_lastNumber = 0;
    Duration m_largest {};
    unsigned m_answeredHops = 0;
    std::uint16_t m_size = 0;
};

} // namespace socketscope::trace
