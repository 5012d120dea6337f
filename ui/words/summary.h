// SPDX-License-Identifier: GPL-3.0-or-later
/// \file One line for each event.
#pragma once

#include "ui/words/told.h"

namespace socketscope::ui {

/// Without a full stop.
[[nodiscard]] QString summaryOf(const Told& told);
/// "returned 5 bytes", "end of stream", "failed with ECONNREFUSED": of a Return event.
[[nodiscard]] QString returnSummary(const Told& told);

} // namespace socketscope::ui
