// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The kernel stamps packets with the wall clock, which can be set; round trips are monotonic time.
#pragma once

#include <cstdint>
#include <optional>

namespace socketscope::rawprobe {

/// Both clocks at one moment, in nanoseconds.
struct ClockSample {
    std::int64_t monotonic = 0; ///< CLOCK_MONOTONIC
    std::int64_t realtime = 0; ///< CLOCK_REALTIME
};
[[nodiscard]] ClockSample sampleClocks();
/// CLOCK_MONOTONIC.
[[nodiscard]] std::int64_t monotonicNow();

/// Turns time stamps of CLOCK_REALTIME into times of CLOCK_MONOTONIC. A clock that was set between a stamp
/// and its reading must not bend a round trip: then the answer is nothing, or right.
class KernelClock {
public:
    /// `now`: both clocks after the stamp was read. `notBefore`: monotonic time before which it cannot have
    /// been taken.
    [[nodiscard]] std::optional<std::int64_t> monotonicOf(
        std::int64_t stamp, const ClockSample& now, std::int64_t notBefore);

private:
    std::optional<ClockSample> m_before; ///< of the reading before
};

} // namespace socketscope::rawprobe
