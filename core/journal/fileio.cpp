// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/fileio.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <unistd.h>

namespace socketscope::journal {

FileHandle::~FileHandle()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Error readError(int systemError, const std::string& path)
{
    const ErrorCode code = systemError == ENOENT || systemError == ENOTDIR ? ErrorCode::FileMissing
                                                                           : ErrorCode::FileUnreadable;
    return {.code = code, .detail = path, .systemError = systemError};
}

Error writeError(int systemError, const std::string& path)
{
    const bool full = systemError == ENOSPC || systemError == EDQUOT || systemError == EFBIG;
    return {.code = full ? ErrorCode::DiskFull : ErrorCode::FileUnwritable,
        .detail = path,
        .systemError = systemError};
}

int writeAll(int descriptor, std::string_view& text)
{
    while (!text.empty()) {
        const ssize_t count = ::write(descriptor, text.data(), text.size());
        if (count > 0) {
            text.remove_prefix(static_cast<std::size_t>(count));
        } else if (count == 0) {
            return ENOSPC;
        } else if (errno == EAGAIN) {
            pollfd wanted {.fd = descriptor, .events = POLLOUT, .revents = 0};
            if (::poll(&wanted, 1, -1) < 0 && errno != EINTR)
                return errno;
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

std::thread threadWithoutSignals(std::function<void()> work)
{
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    std::thread thread(std::move(work));
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    return thread;
}

std::string folderOf(const std::string& path)
{
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos)
        return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

void syncFolder(const std::string& folder)
{
    const FileHandle handle(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (handle.isOpen())
        ::fsync(handle.get());
}

} // namespace socketscope::journal
