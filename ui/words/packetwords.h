// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Words about single packets, and about the notes of a trace.
#pragma once

#include "ui/words/told.h"

namespace socketscope::ui {

/// A few words for a line: "probe 7, TTL 3", "10.0.0.1: time exceeded, 2.1 ms".
[[nodiscard]] QString packetSummary(const Told& told);
[[nodiscard]] QString packetTitle(const Told& told);
/// What happened, in full sentences.
[[nodiscard]] Said packetWords(const Told& told);

/// Of a note TraceStarted.
[[nodiscard]] Said traceStartWords(const Told& told);
/// Of a note TraceVerdict: "reached with TTL 7".
[[nodiscard]] QString toldVerdictText(const Told& told);

} // namespace socketscope::ui
