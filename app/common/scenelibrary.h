// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The scenes that come with the program.
#pragma once

#include "core/talk/scene.h"

#include <QtCore/QString>

#include <vector>

namespace socketscope::app {

/// All of them, in the order in which they teach.
[[nodiscard]] std::vector<talk::Scene> builtInScenes();
/// A scene by name, or from a file where there is one of that path. Fails as parseScene does, and with
/// FileMissing, FileUnreadable or UnknownName.
[[nodiscard]] Result<talk::Scene> loadScene(const QString& nameOrPath);

} // namespace socketscope::app
