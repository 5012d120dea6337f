// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The ladder for screen readers: a list of the events in view, each read as a sentence.
#pragma once

#include "core/journal/laddermodel.h"

namespace socketscope::ui {

class LadderView;

/// Makes every LadderView a list to QAccessible. May be called any number of times.
void installLadderAccessibility();
/// Tells screen readers that this row is now the chosen one.
void announceLadderRow(LadderView* view, journal::Row row);

} // namespace socketscope::ui
