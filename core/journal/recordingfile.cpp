// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/recordingfile.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace socketscope::journal {
namespace {

/// Whether another program is recording to that file.
bool isBeingRecorded(const std::string& path)
{
    const FileHandle older(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    return older.isOpen() && ::flock(older.get(), LOCK_EX | LOCK_NB) != 0;
}

} // namespace

RecordingFile::RecordingFile(FileHandle file, std::string path, bool regular, bool replaces)
    : m_file(std::move(file))
    , m_path(std::move(path))
    , m_regular(regular)
    , m_replaces(replaces)
{
}

Result<RecordingFile> RecordingFile::create(const std::string& path)
{
    struct stat older { };
    const bool exists = ::stat(path.c_str(), &older) == 0;
    if (exists && !S_ISREG(older.st_mode)) {
        FileHandle file(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
        if (!file.isOpen())
            return socketscope::fail(writeError(errno, path));
        return RecordingFile(std::move(file), path, false, false);
    }
    if (exists && isBeingRecorded(path))
        return socketscope::fail(writeError(EWOULDBLOCK, path));
    const std::string backup = path + ".bak";
    if (exists && ::rename(path.c_str(), backup.c_str()) != 0)
        return socketscope::fail(writeError(errno, path));
    FileHandle file(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!file.isOpen()) {
        const Error error = writeError(errno, path);
        if (exists)
            ::rename(backup.c_str(), path.c_str());
        return socketscope::fail(error);
    }
    ::flock(file.get(), LOCK_EX | LOCK_NB);
    return RecordingFile(std::move(file), path, true, exists);
}

FileHandle RecordingFile::duplicate() const
{
    return FileHandle(::fcntl(m_file.get(), F_DUPFD_CLOEXEC, 0));
}

void RecordingFile::complete()
{
    ::flock(m_file.get(), LOCK_UN); // the journal may keep a second descriptor to read from
    if (m_replaces)
        ::unlink(backup().c_str());
    m_replaces = false;
}

void RecordingFile::fail(bool worthKeeping)
{
    ::flock(m_file.get(), LOCK_UN);
    if (!m_regular || (!m_replaces && worthKeeping))
        return;
    const std::string older = backup();
    const std::string target = m_path;
    if (worthKeeping) {
        m_path += ".part";
        ::rename(target.c_str(), m_path.c_str());
    } else {
        ::unlink(target.c_str());
    }
    if (m_replaces)
        ::rename(older.c_str(), target.c_str());
    m_replaces = false;
}

} // namespace socketscope::journal
