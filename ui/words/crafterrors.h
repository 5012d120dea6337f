// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What goes wrong while a packet is written by hand.
#pragma once

#include "core/base/result.h"
#include "ui/words/words.h"

namespace socketscope::ui {

/// Empty for errors of other kinds. `detail` is the error's, made harmless.
[[nodiscard]] Said craftWords(const Error& error, const QString& detail);

} // namespace socketscope::ui
