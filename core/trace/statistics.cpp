// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/statistics.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace socketscope::trace {
namespace {

constexpr double nanosecondsInMs = 1e6;

} // namespace

void RoundTripStatistics::add(Duration roundTrip)
{
    const std::int64_t ns = roundTrip.count();
    const double ms = static_cast<double>(ns) / nanosecondsInMs;
    ++m_count;
    const double before = ms - m_mean;
    m_mean += before / static_cast<double>(m_count);
    m_squares += before * (ms - m_mean); // the mean before and the mean after: Welford 1962
    if (m_count == 1) {
        m_best = m_worst = m_last = ns;
        return;
    }
    m_best = std::min(m_best, ns);
    m_worst = std::max(m_worst, ns);
    m_lastJitter = std::abs(ns - m_last);
    m_worstJitter = std::max(m_worstJitter, m_lastJitter);
    m_last = ns;
    const double jitter = static_cast<double>(m_lastJitter) / nanosecondsInMs;
    m_jitterMean += (jitter - m_jitterMean) / static_cast<double>(m_count - 1);
    m_interarrival += (jitter - m_interarrival) / 16;
}

std::optional<Duration> RoundTripStatistics::last() const
{
    return m_count == 0 ? std::nullopt : std::optional(Duration(m_last));
}
std::optional<Duration> RoundTripStatistics::best() const
{
    return m_count == 0 ? std::nullopt : std::optional(Duration(m_best));
}
std::optional<Duration> RoundTripStatistics::worst() const
{
    return m_count == 0 ? std::nullopt : std::optional(Duration(m_worst));
}
std::optional<double> RoundTripStatistics::averageMs() const
{
    return m_count == 0 ? std::nullopt : std::optional(m_mean);
}
std::optional<double> RoundTripStatistics::deviationMs() const
{
    if (m_count < 2)
        return std::nullopt;
    return std::sqrt(m_squares / static_cast<double>(m_count - 1));
}
std::optional<Duration> RoundTripStatistics::lastJitter() const
{
    return m_count < 2 ? std::nullopt : std::optional(Duration(m_lastJitter));
}
std::optional<double> RoundTripStatistics::meanJitterMs() const
{
    return m_count < 2 ? std::nullopt : std::optional(m_jitterMean);
}
std::optional<Duration> RoundTripStatistics::worstJitter() const
{
    return m_count < 2 ? std::nullopt : std::optional(Duration(m_worstJitter));
}
std::optional<double> RoundTripStatistics::interarrivalJitterMs() const
{
    return m_count < 2 ? std::nullopt : std::optional(m_interarrival);
}

} // namespace socketscope::trace
