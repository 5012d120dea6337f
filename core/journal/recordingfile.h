// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The file that a session is recorded to, and the older file of that name, which nothing may harm.
#pragma once

#include "core/base/result.h"
#include "core/journal/fileio.h"

#include <string>

namespace socketscope::journal {

/// An older file becomes PATH.bak while recording runs. It is removed once the recording is complete, and put
/// back where it was when the recording failed; what there is of the recording is PATH.part then.
class RecordingFile {
public:
    /// Creates the file (mode 0600), or opens what is no regular file (a terminal, a pipe). Fails with
    /// FileUnwritable or DiskFull.
    [[nodiscard]] static Result<RecordingFile> create(const std::string& path);

    [[nodiscard]] int descriptor() const { return m_file.get(); }
    [[nodiscard]] bool isRegular() const { return m_regular; }
    [[nodiscard]] const std::string& path() const { return m_path; } ///< where the recording is now
    /// A second descriptor of a regular file, to read it back.
    [[nodiscard]] FileHandle duplicate() const;

    void complete(); ///< everything is written
    void fail(bool worthKeeping); ///< it will not be written any more

private:
    RecordingFile(FileHandle file, std::string path, bool regular, bool replaces);
    [[nodiscard]] std::string backup() const { return m_path + ".bak"; }

    FileHandle m_file;
    std::string m_path;
    bool m_regular;
    bool m_replaces;
};

} // namespace socketscope::journal
