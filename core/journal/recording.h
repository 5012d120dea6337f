// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Where a session that runs is written to: its file, a descriptor, both or neither.
#pragma once

#include "core/base/result.h"
#include "core/journal/journal.h"
#include "core/journal/sessionline.h"

#include <memory>
#include <optional>
#include <string>

namespace socketscope::journal {

class SessionWriter;

/// The journal must outlive it. What cannot be written stops nothing; it is told when asked for.
class Recording {
public:
    struct Options {
        std::string file {}; ///< empty: none
        int descriptor = -1; ///< an open one that gets the same lines, soon; it stays the caller's
    };

    Recording(Journal& journal, const SessionHeader& header, const Options& options);
    ~Recording(); ///< finishes
    Recording(const Recording&) = delete;
    Recording& operator=(const Recording&) = delete;

    /// Writes what has happened so far and waits until it is there; fails where the file could not be
    /// written.
    [[nodiscard]] Result<> finish();
    /// Why nothing is being recorded now, although it was asked for.
    [[nodiscard]] std::optional<Error> failure() const;
    /// Why nothing can be written to the descriptor now.
    [[nodiscard]] std::optional<Error> printingFailure() const;
    /// The file that is being written, or empty.
    [[nodiscard]] std::string path() const;

private:
    std::unique_ptr<SessionWriter> m_writer; ///< to the file
    std::unique_ptr<SessionWriter> m_printer; ///< to the descriptor
    std::optional<Error> m_failure; ///< why there is no writer although one was asked for
};

} // namespace socketscope::journal
