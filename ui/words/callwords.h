// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What a socket call asks for when it starts, and what it means when it comes back.
#pragma once

#include "ui/words/told.h"

namespace socketscope::ui {

/// Of a Call event.
[[nodiscard]] Said callWords(const Told& told);
/// Of a Return event, successful or not.
[[nodiscard]] Said returnWords(const Told& told);
/// Of a Return event whose result is -1.
[[nodiscard]] Said errnoWords(const Told& told);
/// The extra sentence for an event that was done through a Qt class.
[[nodiscard]] QString qtWords(const Told& told);

} // namespace socketscope::ui
