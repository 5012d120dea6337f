// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What to send when. Opens nothing and reads no clock: every time is handed in.
#pragma once

#include "core/trace/observer.h"
#include "core/trace/settings.h"

#include <memory>
#include <optional>
#include <vector>

namespace socketscope::trace {

/// Decides which TTL is probed next, when a probe or a hop is given up, when the trace is over, and how it
/// stands. See docs/architecture.md and the comments in strategy.cpp for the policy.
class ProbeStrategy {
public:
    explicit ProbeStrategy(const Settings& settings, Instant start);
    ~ProbeStrategy();

    struct Wish {
        std::uint8_t ttl = 0;
        std::uint8_t query = 0;
        std::uint32_t round = 0;
        std::uint16_t size = 0;
        bool again = false;
    };
    /// What to send now, if anything; call until it says nothing.
    [[nodiscard]] std::optional<Wish> next(Instant now);
    /// When to call again even if nothing comes in.
    [[nodiscard]] std::optional<Instant> wakeAt() const;

    /// What next() wished for cannot be sent yet; it is asked again.
    void held();
    void sent(const Probe& probe, Instant at);
    void notSent(const Probe& probe, Instant at, const Error& error);
    void answered(const Probe& probe, const Answer& answer, Duration roundTrip, Instant at);
    /// Probes to give up at `now`.
    [[nodiscard]] std::vector<Probe> giveUp(Instant now);
    void stop(Instant now);

    [[nodiscard]] const Verdict& verdict() const;
    /// No more probes will be wished for.
    [[nodiscard]] bool isFinished() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace socketscope::trace
