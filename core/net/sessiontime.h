// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The one place where a session reads clocks.
#pragma once

#include "core/base/time.h"

#include <chrono>

namespace socketscope::net {

/// Monotonic time since it was made, and the wall-clock moment of its making (for labels only). Copies run on
/// together.
class SessionTime {
public:
    SessionTime();

    /// Never goes back; nothing but the passing of time moves it. Any thread.
    [[nodiscard]] Instant now() const;
    /// The instant of a time of CLOCK_MONOTONIC, in ns, such as the kernel's and the probe helper's.
    [[nodiscard]] Instant at(std::int64_t monotonic) const { return instantAt(monotonic - m_start); }
    [[nodiscard]] std::chrono::system_clock::time_point wallStart() const { return m_wallStart; }

private:
    std::int64_t m_start; ///< CLOCK_MONOTONIC, in ns
    std::chrono::system_clock::time_point m_wallStart;
};

} // namespace socketscope::net
