// SPDX-License-Identifier: GPL-3.0-or-later
/// \file One line of the hop table as a value, so that what has changed can be told from what has not.
#pragma once

#include "core/trace/hops.h"

#include <optional>
#include <vector>

namespace socketscope::ui {

/// What is looked at: probes sent from `from` up to `to`.
struct TracePeriod {
    Instant from {};
    Instant to {};
    friend bool operator==(const TracePeriod&, const TracePeriod&) = default;
};

/// A hop with its first responder, or another responder of the same hop.
struct HopRow {
    static constexpr std::size_t historyLength = 60; ///< samples: the last ones

    // What it is about: rows stand in the order of these two.
    std::uint8_t ttl = 0;
    std::uint16_t responder = 0;

    wire::IpAddress address; ///< none: silent
    std::uint16_t responders = 0; ///< of its hop
    bool pending = false; ///< nothing came back yet, and nothing was given up
    bool quiet = false; ///< silent, and it will stay so
    trace::HopRemark remark = trace::HopRemark::None;
    bool translated = false; ///< NAT shows here first
    std::uint64_t routeChanges = 0; ///< of the hop, in its first row
    trace::AnswerKind kind = trace::AnswerKind::TimeExceeded;
    std::uint64_t sent = 0; ///< of the hop, in its first row, like the next three
    std::uint64_t received = 0;
    std::uint64_t lost = 0;
    double lossPercent = 0;
    std::uint64_t answers = 0; ///< of this responder alone, like all that follow
    std::optional<double> last; ///< milliseconds, like all that follow
    std::optional<double> best;
    std::optional<double> average;
    std::optional<double> worst;
    std::optional<double> deviation;
    std::optional<double> jitter;
    std::optional<double> meanJitter;
    std::optional<double> worstJitter;
    std::optional<double> interarrival;
    std::vector<float> history; ///< milliseconds, oldest first; below 0: lost, in the hop's first row

    [[nodiscard]] bool isFirst() const { return responder == 0; }
    friend bool operator==(const HopRow&, const HopRow&) = default;
};

/// Which row stands before which.
[[nodiscard]] bool standsBefore(const HopRow& a, const HopRow& b);

/// The table as it should be now. With a period, only probes sent in it count.
[[nodiscard]] std::vector<HopRow> hopRows(const trace::Hops& hops, const std::optional<TracePeriod>& period);

} // namespace socketscope::ui
