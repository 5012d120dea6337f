// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Which sends the bytes of a receive came from, and where the bytes of a send went: by byte ranges,
/// never by order.
#pragma once

#include "core/journal/ladder.h"
#include "ui/inspector/related.h"

#include <optional>

namespace socketscope::ui {

/// "Bytes 0 to 1023 from send(4096 B) on client at 1.020 s". Empty for what is neither, and while `ladder`
/// has not come that far. At most sixteen.
[[nodiscard]] QList<Related> carriedBytes(
    const journal::JournalView& view, const journal::Ladder& ladder, const journal::Event& event);
/// Of a call that waited: the call of the other end that it waited for, "Woken by close() on client at 1.020
/// s".
[[nodiscard]] std::optional<Related> wokenBy(
    const journal::JournalView& view, const journal::Ladder& ladder, const journal::Event& event);

} // namespace socketscope::ui
