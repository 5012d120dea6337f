// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What a person at a terminal can do about it: the same sentences as in the window, with the options
/// of the command line.
#pragma once

#include "core/trace/hops.h"
#include "core/tracing/session.h"
#include "ui/words/words.h"

namespace socketscope::app {

[[nodiscard]] ui::Said verdictSaid(const trace::Hops& hops);
[[nodiscard]] QString failureSaid(const Error& error, const tracing::Request& request);

} // namespace socketscope::app
