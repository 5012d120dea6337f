// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/sessionline.h"
#include "core/journal/sessionreader.h"
#include "tests/fuzz/fuzz.h"

#include <string>
#include <sys/mman.h>
#include <unistd.h>

using namespace socketscope::journal;

namespace {

std::string written(SessionLine& line)
{
    ActorInfo actor {.name = line.actor};
    std::string parent;
    if (line.created) {
        actor.role = line.created->role;
        actor.byQt = line.created->byQt;
        actor.number = line.created->number;
        parent = line.created->parent;
    }
    line.event.bytes.data = line.stored.data();
    std::string text;
    appendEventLine(text, line.event, actor, parent);
    text.pop_back();
    return text;
}

/// What was read can be written, and what was written reads the same.
void tryLine(const std::string& text)
{
    if (const auto header = parseHeaderLine(text)) {
        std::string again;
        appendHeaderLine(again, *header);
        const auto back = parseHeaderLine(again);
        require(back && *back == *header, "a header written and read again is the same");
    }
    auto line = parseEventLine(text);
    if (!line)
        return;
    const std::string once = written(*line);
    auto back = parseEventLine(once);
    require(back.has_value(), "what was written can be read");
    require(written(*back) == once, "what was read again is the same");
}

/// A whole file, in memory that has a path.
void tryFile(const std::uint8_t* data, std::size_t size)
{
    const int file = ::memfd_create("session", MFD_CLOEXEC);
    require(file >= 0 && ::write(file, data, size) == static_cast<ssize_t>(size), "there is memory for the file");
    const auto opened = openSession("/proc/self/fd/" + std::to_string(file), {.memoryBudget = 1});
    if (opened) {
        const JournalView view(*opened->journal);
        for (Seq seq = 1; seq <= view.size(); ++seq) {
            const Event& event = view.at(seq);
            require(event.seq == seq && event.cause < seq, "events are numbered in order, causes first");
            require(event.actor < view.actorCount(), "each event has an actor");
        }
    }
    ::close(file);
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text(data, data + size);
    tryLine(text.substr(0, text.find('\n')));
    tryFile(data, size);
    return 0;
}
