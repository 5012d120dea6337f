// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Hops written down by hand: samples as a trace would keep them.
#pragma once

#include "core/trace/hops.h"

#include <chrono>
#include <random>

namespace socketscope::test {

inline constexpr std::int64_t pending = trace::Sample::pending;
inline constexpr std::int64_t lost = trace::Sample::lost;

/// Adds a probe sent at `seconds` whose answer took `ms`; or `pending` or `lost` in place of ms.
inline void addSample(trace::Hop& hop, double seconds, double ms)
{
    trace::Sample sample;
    sample.sentAt = Instant(std::chrono::duration_cast<Duration>(std::chrono::duration<double>(seconds)));
    sample.roundTrip = ms < 0 ? static_cast<std::int64_t>(ms) : static_cast<std::int64_t>(ms * 1e6);
    sample.probe = static_cast<std::uint32_t>(hop.samples.size() * 30 + hop.ttl);
    hop.samples.push_back(sample);
    ++hop.sent;
    hop.received += sample.answered() ? 1 : 0;
    hop.lost += sample.roundTrip == lost ? 1 : 0;
}

/// One probe a second around `ms`, one in a hundred lost.
inline trace::Hop longHop(std::uint8_t ttl, std::size_t samples, double ms)
{
    std::mt19937 random(ttl);
    std::uniform_real_distribution<double> jitter(0, ms / 5);
    trace::Hop hop;
    hop.ttl = ttl;
    hop.samples.reserve(samples);
    for (std::size_t i = 0; i < samples; ++i)
        addSample(hop, static_cast<double>(i),
            random() % 100 == 0 ? static_cast<double>(lost) : ms + jitter(random));
    return hop;
}

} // namespace socketscope::test
