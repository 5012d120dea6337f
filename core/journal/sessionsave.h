// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Saves a whole journal under a name, replacing an older file of that name only when all of it is on
/// the disk.
#pragma once

#include "core/base/result.h"
#include "core/journal/journal.h"
#include "core/journal/sessionline.h"

#include <string>

namespace socketscope::journal {

/// Saves what is published now. Blocks while it writes: for a worker thread. Fails with DiskFull or
/// FileUnwritable; an older file is then as it was.
[[nodiscard]] Result<> saveSessionAs(
    const Journal& journal, const SessionHeader& header, const std::string& path);

} // namespace socketscope::journal
