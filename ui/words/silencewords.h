// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Why nothing came back for a packet, as far as that is known. Qt Core only.
#pragma once

#include "core/base/bytes.h"
#include "core/crafting/exchange.h"
#include "ui/words/words.h"

namespace socketscope::ui {

/// A line without a full stop: "Thrown away at r2: its TTL is used up". `node` is the name of the place that
/// the reason speaks of, `sent` the packet as it left.
[[nodiscard]] QString silenceText(const crafting::SilenceReason& reason, const QString& node, ByteView sent);
/// The same in full sentences, and one thing to do about it.
[[nodiscard]] Said silenceWords(const crafting::SilenceReason& reason, const QString& node, ByteView sent);

} // namespace socketscope::ui
