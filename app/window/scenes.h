// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The scenes that are built into the program.
#pragma once

#include "core/talk/scene.h"

#include <vector>

namespace socketscope::app {

/// In the order in which they are best learned.
[[nodiscard]] std::vector<talk::Scene> builtInScenes();

[[nodiscard]] const talk::Scene* findScene(const std::vector<talk::Scene>& scenes, const std::string& name);

} // namespace socketscope::app
