// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Sentences about the path itself: whether it changed, and what was changed on it.
#pragma once

#include "core/trace/hops.h"
#include "ui/words/words.h"

#include <QtCore/QStringList>

namespace socketscope::ui {

/// What the answers of the hop at `index` tell of the path besides its figures: that the route changed, that
/// NAT is on the way. Whole sentences.
[[nodiscard]] QStringList pathNotes(const trace::Hops& hops, std::size_t index);

} // namespace socketscope::ui
