// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Time as values. Below the edges nothing reads a clock: instants are handed in.
#pragma once

#include <chrono>
#include <cstdint>

namespace socketscope {

/// The clock of a session. It has no now() on purpose: only an edge (net::monotonicNow) makes instants.
struct SessionClock {
    using duration = std::chrono::nanoseconds;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<SessionClock, duration>;
    static constexpr bool is_steady = true;
};

using Duration = std::chrono::nanoseconds;
/// Monotonic time since the session started.
using Instant = SessionClock::time_point;

[[nodiscard]] constexpr std::int64_t nanoseconds(Instant at) noexcept
{
    return at.time_since_epoch().count();
}
[[nodiscard]] constexpr Instant instantAt(std::int64_t ns) noexcept
{
    return Instant(Duration(ns));
}

} // namespace socketscope
