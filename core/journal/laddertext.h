// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The ladder as plain text, in the manner of a textbook: a column for each lane, arrows between, bars
/// where a call waits.
#pragma once

#include "core/journal/ladder.h"

#include <string>

namespace socketscope::journal {

/// At most `mostRows` rows; a last line says how many more there are. Peer text is shown with escapes only.
[[nodiscard]] std::string ladderText(const Ladder& ladder, const JournalView& view, Row mostRows = 100'000);

} // namespace socketscope::journal
