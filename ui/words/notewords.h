// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What notes say.
#pragma once

#include "ui/words/told.h"

namespace socketscope::ui {

/// Of a Note event.
[[nodiscard]] Said noteWords(const Told& told);

} // namespace socketscope::ui
