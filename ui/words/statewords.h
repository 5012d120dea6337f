// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What states mean.
#pragma once

#include "ui/words/told.h"

namespace socketscope::ui {

/// A word for a chip: "listening".
[[nodiscard]] QString stateName(journal::StateCode state);
/// Of a State event.
[[nodiscard]] Said stateWords(const Told& told);

} // namespace socketscope::ui
