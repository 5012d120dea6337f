// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Figures about round trips, kept as they come, without keeping the round trips.
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <optional>

namespace socketscope::trace {

/// Mean and spread by Welford's recurrence; jitter as the difference of consecutive round trips.
class RoundTripStatistics {
public:
    /// `sentAt` orders nothing: round trips count in the order of these calls.
    void add(Duration roundTrip);

    [[nodiscard]] std::uint64_t count() const { return m_count; }
    [[nodiscard]] std::optional<Duration> last() const;
    [[nodiscard]] std::optional<Duration> best() const;
    [[nodiscard]] std::optional<Duration> worst() const;
    /// Milliseconds; nothing where nothing was added.
    [[nodiscard]] std::optional<double> averageMs() const;
    /// Sample standard deviation (n - 1), in milliseconds; nothing below two.
    [[nodiscard]] std::optional<double> deviationMs() const;
    /// |difference| of the last two round trips, the mean and the largest of all such; nothing below two.
    [[nodiscard]] std::optional<Duration> lastJitter() const;
    [[nodiscard]] std::optional<double> meanJitterMs() const;
    [[nodiscard]] std::optional<Duration> worstJitter() const;
    /// RFC 3550 section 6.4.1 (J += (|D| - J) / 16), over round trips; in milliseconds; nothing below two.
    [[nodiscard]] std::optional<double> interarrivalJitterMs() const;

private:
    std::uint64_t m_count = 0;
    std::int64_t m_last = 0;
    std::int64_t m_best = 0;
    std::int64_t m_worst = 0;
    std::int64_t m_lastJitter = 0;
    std::int64_t m_worstJitter = 0;
    double m_mean = 0;
    double m_squares = 0;
    double m_jitterMean = 0;
    double m_interarrival = 0;
};

} // namespace socketscope::trace
