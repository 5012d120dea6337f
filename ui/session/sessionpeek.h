// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What a session file holds, from its first lines.
#pragma once

#include "core/journal/event.h"

#include <QtCore/QString>

namespace socketscope::ui {

/// An actor of that role is among the first. Reads at most 64 KiB and opens nothing else.
[[nodiscard]] bool holdsRole(const QString& path, journal::ActorRole role);

} // namespace socketscope::ui
