// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Events as lines for a person.
#pragma once

#include "core/journal/journal.h"

#include <QtCore/QString>

namespace socketscope::app {

/// One line on stdout for the event, where it says something that its neighbours do not.
void printLine(const journal::JournalView& view, journal::Seq seq);

/// Why a run did not do what was asked of it: the last failure in words (a time-out only where
/// nothing else failed), or empty.
[[nodiscard]] QString lastFailure(const journal::JournalView& view);

} // namespace socketscope::app
