// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/replacefile.h"

#include "core/journal/fileio.h"

#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace socketscope::journal {
namespace {

using Write = std::function<int(int)>;

/// The file behind symbolic links, so that a link stays a link.
std::string resolved(const std::string& path)
{
    char* const real = ::realpath(path.c_str(), nullptr);
    std::string result = real ? real : path;
    std::free(real);
    return result;
}

FileHandle openTemporary(const std::string& folder, Readers readers, std::string& name)
{
    if (readers == Readers::OwnerOnly) {
        name = folder + "/.socketscope-XXXXXX";
        return FileHandle(::mkostemp(name.data(), O_CLOEXEC)); // mode 0600
    }
    name = folder + "/.socketscope-" + std::to_string(::getpid()) + ".part";
    return FileHandle(::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
}

int writeBeside(const std::string& path, Readers readers, const Write& write)
{
    std::string temporary;
    const FileHandle file = openTemporary(folderOf(path), readers, temporary);
    if (!file.isOpen())
        return errno;
    int error = write(file.get());
    if (error == 0 && ::fsync(file.get()) != 0)
        error = errno;
    if (error == 0 && ::rename(temporary.c_str(), path.c_str()) != 0)
        error = errno;
    if (error != 0)
        ::unlink(temporary.c_str());
    else
        syncFolder(folderOf(path));
    return error;
}

int writeTo(const std::string& path, Readers readers, const Write& write)
{
    struct stat about { };
    if (::stat(path.c_str(), &about) == 0 && !S_ISREG(about.st_mode)) {
        const FileHandle file(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY)); // a terminal, a pipe
        return file.isOpen() ? write(file.get()) : errno;
    }
    return writeBeside(resolved(path), readers, write);
}

} // namespace

Result<> replaceFile(const std::string& path, Readers readers, const Write& write)
{
    int error = 0;
    threadWithoutSignals([&] { error = writeTo(path, readers, write); }).join();
    return error == 0 ? Result<> {} : Result<>(fail(writeError(error, path)));
}

Result<> replaceFile(const std::string& path, Readers readers, std::string_view contents)
{
    return replaceFile(path, readers, [contents](int descriptor) {
        std::string_view rest = contents;
        return writeAll(descriptor, rest);
    });
}

} // namespace socketscope::journal
