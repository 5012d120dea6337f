// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The networks that the Craft page offers.
#pragma once

#include "ui/craft/craftdesk.h"

#include <vector>

namespace socketscope::app {

/// This computer's, then the practice networks that come with the program.
[[nodiscard]] std::vector<ui::CraftNetwork> craftNetworks();

} // namespace socketscope::app
