// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A session that runs: its clock, its journal and its file.
#pragma once

#include "core/journal/recording.h"
#include "core/net/sessiontime.h"

#include <optional>

namespace socketscope::net {

/// What the window's and the net thread hold on to; it goes when the last of them lets go.
struct Record {
    explicit Record(std::size_t memoryBudget)
        : journal({.memoryBudget = memoryBudget})
    {
    }
    SessionTime time;
    journal::Journal journal;
    std::optional<journal::Recording> recording;
};

} // namespace socketscope::net
