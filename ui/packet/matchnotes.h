// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What in an answer shows that it is about our probe, and what was changed on the way.
#pragma once

#include "ui/packet/packettree.h"

namespace socketscope::ui {

/// Remarks for the fields of `answer`: "✓ ours" where it repeats what the probe carried, "sent as 4" where
/// something on the way changed it. Both packets start with their IP header.
[[nodiscard]] std::vector<FieldNote> matchNotes(ByteView probe, ByteView answer);

/// Remarks for the fields of a probe that has just left.
[[nodiscard]] std::vector<FieldNote> probeNotes(ByteView probe);

} // namespace socketscope::ui
