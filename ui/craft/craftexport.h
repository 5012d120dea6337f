// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Writes what was sent and what came back, and the picture of the headers, into files.
#pragma once

#include "ui/session/sessionfiles.h"

namespace socketscope::ui {

class GridView;

/// All packets of the session as pcapng. Blocks: for a worker thread. Gives a sentence for the person where
/// it could not be done.
[[nodiscard]] QString writePackets(const SessionFiles::Source& source, const QString& path);
/// The bit grid in light colours, with nothing chosen, as PNG for print and for dense screens.
[[nodiscard]] QString writeGridPicture(const GridView& grid, const QString& path);

} // namespace socketscope::ui
