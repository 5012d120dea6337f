// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/sessionsave.h"

#include "core/journal/fileio.h"
#include "core/journal/replacefile.h"

#include <string>
#include <string_view>

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

} // namespace

Result<> saveSessionAs(const Journal& journal, const SessionHeader& header, const std::string& path)
{
    return replaceFile(
        path, Readers::OwnerOnly, [&](int descriptor) { return writeLines(journal, header, descriptor); });
}

} // namespace socketscope::journal
