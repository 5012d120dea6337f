// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Failures, notes and packets in notation, as the plain-text ladder prints them beside the calls.
#pragma once

#include "core/journal/event.h"

#include <string>

namespace socketscope::journal {

/// "ICMP 3/3 port unreachable", "kernel-drops 12", "Qt: setsockopt(SO_BROADCAST, 1)", "forwarded, TTL
/// 63", "X ttl-expired"; a text note as it is.
/// May hold what a peer or a file put there.
[[nodiscard]] std::string markText(const Event& event);

} // namespace socketscope::journal
