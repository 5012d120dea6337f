// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Whether a session file holds a trace, from its first lines.
#pragma once

#include <QtCore/QString>

namespace socketscope::ui {

/// Reads at most 64 KiB and opens nothing else.
[[nodiscard]] bool holdsTrace(const QString& path);

} // namespace socketscope::ui
