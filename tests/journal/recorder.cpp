// SPDX-License-Identifier: GPL-3.0-or-later
// Records until it is killed. Prints "p N T" (published up to N at monotonic time T in ns) and "w N" (written
// up to N).
#include "core/journal/sessionwriter.h"

#include <chrono>
#include <cstdio>
#include <string>
#include <sys/timerfd.h>
#include <unistd.h>

using namespace socketscope;
using namespace socketscope::journal;

int main(int argc, char** argv)
{
    if (argc != 2)
        return 2;
    Journal journal;
    auto writer = SessionWriter::toFile(journal, {}, argv[1]);
    if (!writer)
        return 1;
    // A session, not a flood: twenty events a millisecond.
    const int pace = ::timerfd_create(CLOCK_MONOTONIC, 0);
    const itimerspec millisecond {.it_interval = {0, 1'000'000}, .it_value = {0, 1'000'000}};
    ::timerfd_settime(pace, 0, &millisecond, nullptr);
    while (true) {
        for (int i = 0; i < 20; ++i) {
            const Seq next = journal.size() + 1;
            journal.append({.result = static_cast<std::int32_t>(next), .kind = EventKind::Message},
                Bytes(next % 97, static_cast<std::uint8_t>(next)));
        }
        std::printf("p %llu %lld\n", static_cast<unsigned long long>(journal.size()),
            static_cast<long long>(std::chrono::steady_clock::now().time_since_epoch().count()));
        std::printf("w %llu\n", static_cast<unsigned long long>((*writer)->status().written));
        std::fflush(stdout);
        std::uint64_t ticks = 0;
        if (::read(pace, &ticks, sizeof ticks) != sizeof ticks)
            return 1;
    }
}
