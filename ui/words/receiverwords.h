// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What a raw socket delivers, and what it takes to open one. Qt Core only.
#pragma once

#include "core/crafting/network.h"

#include <QtCore/QString>

namespace socketscope::ui {

/// "UDP over IPv4", "ICMPv6".
[[nodiscard]] QString listeningText(const crafting::Listening& what);
/// What such a socket delivers, in two sentences. `practice`: in a practice network.
[[nodiscard]] QString receiverText(const crafting::Listening& what, bool practice);
/// Why none can be opened, and what works all the same.
[[nodiscard]] QString noRawSocketText();
[[nodiscard]] QString rawSocketByHelperText();

} // namespace socketscope::ui
