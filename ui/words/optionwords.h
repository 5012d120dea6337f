// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What socket options mean.
#pragma once

#include "ui/words/told.h"

namespace socketscope::ui {

/// "SO_REUSEADDR", or "an option" where the code is unknown.
[[nodiscard]] QString optionName(journal::OptionName option);
/// One sentence on what the option does at `value`.
[[nodiscard]] QString optionMeaning(journal::OptionName option, int value, bool datagram);
/// "on", "off", "4096 bytes", "5 s": a value in the option's unit.
[[nodiscard]] QString optionValue(journal::OptionName option, int value);

} // namespace socketscope::ui
