// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The networks that the Trace page offers.
#pragma once

#include "ui/trace/tracedesk.h"

#include <vector>

namespace socketscope::app {

/// This computer's, then the practice networks that come with the program.
[[nodiscard]] std::vector<ui::TraceNetwork> traceNetworks();

} // namespace socketscope::app
