// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Words about what happens to packets in a practice network.
#pragma once

#include "core/lab/observer.h"
#include "ui/words/words.h"

namespace socketscope::ui {

/// One or two words: "forwarded", "thrown away".
[[nodiscard]] QString happeningText(lab::Happening what);
/// Why, in a few words that can stand behind a colon; empty for None.
[[nodiscard]] QString labReasonText(lab::Reason reason);

} // namespace socketscope::ui
