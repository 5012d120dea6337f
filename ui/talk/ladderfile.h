// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Writes the ladder of a session into a file.
#pragma once

#include "ui/session/sessionfiles.h"

namespace socketscope::ui {

/// As the ending of `path` says: svg, png, pdf or txt. Blocks: for a worker thread. Gives a sentence for the
/// person where something could not be done, or not wholly.
[[nodiscard]] QString writeLadder(const SessionFiles::Source& source, const QString& path);

} // namespace socketscope::ui
