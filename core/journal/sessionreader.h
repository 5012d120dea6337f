// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Opens session files, also cut and damaged ones, up to where they can be read.
#pragma once

#include "core/base/result.h"
#include "core/journal/journal.h"
#include "core/journal/sessionline.h"

#include <memory>
#include <optional>
#include <string>

namespace socketscope::journal {

struct OpenedSession {
    SessionHeader header;
    std::unique_ptr<Journal> journal;
    /// Why the journal ends before the file does; `amount` is the number of events before that, `position`
    /// the line. CutSession for a file that just stops, else what is wrong with the line. The journal ends in
    /// a note RecordingCut then.
    std::optional<Error> cut;
};

/// Blocks while it reads: for a worker thread. Sends, binds and resolves nothing. Long sessions stay in the
/// file, but for the newest part that fits the budget. Fails with FileMissing, FileUnreadable, NotASession,
/// NewerVersion, or what is wrong with the header.
[[nodiscard]] Result<OpenedSession> openSession(const std::string& path, Journal::Options options);
[[nodiscard]] Result<OpenedSession> openSession(const std::string& path);

} // namespace socketscope::journal
