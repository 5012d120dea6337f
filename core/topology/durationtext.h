// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Lengths of time as people write them: 2.5ms, 10s, 250us. For core/topology only.
#pragma once

#include "core/base/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace socketscope::topology {

/// A decimal number, at most to the nanosecond, and ns, us, ms, s, min or h behind it; 0 needs no unit.
[[nodiscard]] std::optional<Duration> parseDuration(std::string_view text);
/// The shortest of these without a fraction: 2500us.
[[nodiscard]] std::string durationText(Duration duration);

} // namespace socketscope::topology
