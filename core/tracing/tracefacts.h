// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What a journal keeps of a trace besides its packets, as facts of notes and failures, in both
/// directions.
#pragma once

#include "core/journal/event.h"
#include "core/journal/facts.h"
#include "core/trace/observer.h"

namespace socketscope::tracing {

[[nodiscard]] journal::Facts factsOf(const trace::Start& start);
/// What is missing or cannot be has its usual value: the facts may be those of somebody else's file.
[[nodiscard]] trace::Start startFrom(const journal::Facts& facts);

[[nodiscard]] journal::Facts factsOf(const trace::Verdict& verdict);
[[nodiscard]] trace::Verdict verdictFrom(const journal::Facts& facts);

/// Without `systemError`, which an event has a place for.
[[nodiscard]] journal::Facts factsOf(const Error& error);
[[nodiscard]] Error errorFrom(const journal::Facts& facts, int systemError);

} // namespace socketscope::tracing
