// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/sessionsave.h"

#include "core/journal/fileio.h"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace socketscope::journal {
namespace {

constexpr std::size_t enoughText = 256U << 10;

/// Gives 0 or an errno.
int writeLines(const Journal& journal, const SessionHeader& header, int descriptor)
{
    std::string text;
    appendHeaderLine(text, header);
    const Seq last = journal.size();
    for (Seq next = 1; next <= last || !text.empty();) {
        const JournalView view(
            journal); // one for each piece: chunks that were read back leave the memory with it
        while (next <= last && text.size() < enoughText)
            appendEventLine(text, view, next++);
        std::string_view rest = text;
        if (const int error = writeAll(descriptor, rest); error != 0)
            return error;
        text.clear();
    }
    return 0;
}

/// The file behind symbolic links, so that a link stays a link.
std::string resolved(const std::string& path)
{
    char* const real = ::realpath(path.c_str(), nullptr);
    std::string result = real ? real : path;
    std::free(real);
    return result;
}

int replaceFile(const Journal& journal, const SessionHeader& header, const std::string& path)
{
    std::string temporary = folderOf(path) + "/.socketscope-XXXXXX";
    const FileHandle file(::mkostemp(temporary.data(), O_CLOEXEC)); // mode 0600
    if (!file.isOpen())
        return errno;
    int error = writeLines(journal, header, file.get());
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

int save(const Journal& journal, const SessionHeader& header, const std::string& path)
{
    struct stat about { };
    if (::stat(path.c_str(), &about) == 0 && !S_ISREG(about.st_mode)) {
        const FileHandle file(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY)); // a terminal, a pipe
        return file.isOpen() ? writeLines(journal, header, file.get()) : errno;
    }
    return replaceFile(journal, header, resolved(path));
}

} // namespace

Result<> saveSessionAs(const Journal& journal, const SessionHeader& header, const std::string& path)
{
    int error = 0;
    threadWithoutSignals([&] { error = save(journal, header, path); }).join();
    return error == 0 ? Result<> {} : Result<>(fail(writeError(error, path)));
}

} // namespace socketscope::journal
