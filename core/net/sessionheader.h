// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The first line of the file of a session that starts now, on this computer.
#pragma once

#include "core/journal/sessionline.h"
#include "core/net/sessiontime.h"

namespace socketscope::net {

[[nodiscard]] journal::SessionHeader sessionHeader(
    const SessionTime& time, std::string scene, std::string title);

} // namespace socketscope::net
