// SPDX-License-Identifier: GPL-3.0-or-later
/// \file How far probes go. In gentle mode one probe finds out how far the target is before any other leaves,
/// and none goes beyond it.
#pragma once

#include "core/trace/path.h"
#include "core/trace/strategy.h"

namespace socketscope::trace {

class Reach {
public:
    explicit Reach(const Settings& settings);

    /// The highest TTL that may be asked now.
    [[nodiscard]] std::uint8_t limit() const { return m_limit; }
    /// Once everything up to it is settled, no higher one will be.
    [[nodiscard]] bool isFinal(const Path& path) const;
    /// The target's answer to the measuring probe, if there was one: `ttl` is what it tells of the distance.
    [[nodiscard]] const std::optional<Verdict>& measured() const { return m_measured; }

    /// The probe that measures the distance, as long as it is wanted.
    [[nodiscard]] std::optional<ProbeStrategy::Wish> measuring(std::uint16_t size) const;
    /// True where the probe is the one that measures.
    bool sent(const Probe& probe, Instant at);
    bool notSent(const Probe& probe);
    bool answered(const Probe& probe, const Answer& answer);
    /// When the target is taken for silent.
    [[nodiscard]] std::optional<Instant> overdueAt() const;
    /// The measuring probe, where it is overdue: it is given up.
    [[nodiscard]] std::optional<Probe> giveUp(Instant now);
    /// After each answer, and with `settled` once every probe up to limit() is answered or given up: goes
    /// further where the end is not within the limit.
    void extend(const Path& path, bool settled);

private:
    enum class State : std::uint8_t {
        Everything, ///< not gentle: all at once
        Wanted, ///< the measuring probe is yet to be sent
        Measuring,
        Guessed, ///< its answer told how far it is, if the way back is as long
        Widening, ///< it was not answered
    };
    void raise(unsigned limit);

    std::optional<Verdict> m_measured;
    Probe m_probe;
    Instant m_overdueAt {};
    Duration m_patience {};
    State m_state = State::Everything;
    std::uint8_t m_first = 1;
    std::uint8_t m_last = 30;
    std::uint8_t m_limit = 30;
    std::uint8_t m_steps = 0;
};

} // namespace socketscope::trace
