// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What the probe helper refuses to send, whoever asks.
#pragma once

#include "core/rawprobe/messages.h"

namespace socketscope::probe {

/// 0, or the errno that says why such a probe is not sent. Whether an address is a broadcast address, and
/// whether a source is one of this computer's, only its routes tell: see rawprobe::SourceFinder.
[[nodiscard]] int check(const rawprobe::Request& request);

} // namespace socketscope::probe
