// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Puts a journal into a session file while it grows, on a thread of its own.
#pragma once

#include "core/base/result.h"
#include "core/journal/journal.h"
#include "core/journal/sessionline.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace socketscope::journal {

/// Needs no event loop. The journal must outlive it. A full disk stops nothing: the events stay in memory,
/// writing is tried again, and goes on where it stopped once there is space. Only when the file is more than
/// a second behind and the journal takes twice its budget are events given up; a note RecordingGap says so in
/// the file.
class SessionWriter {
public:
    struct Status {
        Seq written = 0; ///< the events up to here are in the file, or given up
        std::uint64_t dropped = 0; ///< of those: given up
        std::optional<Error> failure {}; ///< why nothing is being written now
        bool finished = false;

        friend bool operator==(const Status&, const Status&) = default;
    };
    struct Options {
        std::chrono::milliseconds wake {50}; ///< between looks at the journal
        std::chrono::milliseconds sync {1000}; ///< between calls of fdatasync
        /// Called on the writer's thread when a failure begins or ends.
        std::function<void(const Status&)> changed {};
    };

    /// Records to a file of mode 0600, and lets the journal evict what is in it. An older file of that name
    /// is kept until the recording is complete (see RecordingFile). Fails with FileUnwritable or DiskFull.
    [[nodiscard]] static Result<std::unique_ptr<SessionWriter>> toFile(
        Journal& journal, const SessionHeader& header, const std::string& path, Options options);
    [[nodiscard]] static Result<std::unique_ptr<SessionWriter>> toFile(
        Journal& journal, const SessionHeader& header, const std::string& path);
    /// Prints to an open descriptor, which stays open.
    [[nodiscard]] static std::unique_ptr<SessionWriter> toDescriptor(
        const Journal& journal, const SessionHeader& header, int descriptor, Options options);
    [[nodiscard]] static std::unique_ptr<SessionWriter> toDescriptor(
        const Journal& journal, const SessionHeader& header, int descriptor);

    ~SessionWriter(); ///< finishes
    SessionWriter(const SessionWriter&) = delete;
    SessionWriter& operator=(const SessionWriter&) = delete;

    /// Waits until what was published before the call is in the file, or cannot be written.
    Result<> flush();
    /// Writes everything published so far and closes. Fails where some of it could not be written.
    Result<> finish();

    [[nodiscard]] Status status() const;
    /// Where the recording is; empty for a descriptor. After a failed finish() that may be PATH.part.
    [[nodiscard]] std::string path() const;

private:
    struct Private;
    explicit SessionWriter(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace socketscope::journal
