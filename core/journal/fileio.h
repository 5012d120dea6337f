// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Files with every write checked. A short count is an error here, never a success.
#pragma once

#include "core/base/result.h"

#include <functional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

namespace socketscope::journal {

/// Owns a file descriptor.
class FileHandle {
public:
    explicit FileHandle(int descriptor = -1) noexcept
        : m_descriptor(descriptor)
    {
    }
    FileHandle(FileHandle&& other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
    {
    }
    FileHandle& operator=(FileHandle&& other) noexcept
    {
        std::swap(m_descriptor, other.m_descriptor);
        return *this;
    }
    ~FileHandle();

    [[nodiscard]] int get() const noexcept { return m_descriptor; }
    [[nodiscard]] bool isOpen() const noexcept { return m_descriptor >= 0; }

private:
    int m_descriptor;
};

/// DiskFull, FileMissing, FileUnreadable or FileUnwritable with the errno.
[[nodiscard]] Error readError(int systemError, const std::string& path);
[[nodiscard]] Error writeError(int systemError, const std::string& path);

/// Writes from the front of `text` and takes off what was written, until it is empty. Gives 0 or an errno.
/// Waits where the descriptor does not block.
[[nodiscard]] int writeAll(int descriptor, std::string_view& text);

/// A thread that no signal interrupts: those of the program go to its own threads, and SIGPIPE and SIGXFSZ
/// become EPIPE and EFBIG.
[[nodiscard]] std::thread threadWithoutSignals(std::function<void()> work);

/// The folder part of the path, for fsync of a rename.
[[nodiscard]] std::string folderOf(const std::string& path);
/// Makes a rename in that folder last. What the file system cannot do is passed over.
void syncFolder(const std::string& folder);

} // namespace socketscope::journal
