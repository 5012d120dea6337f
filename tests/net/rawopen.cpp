// SPDX-License-Identifier: GPL-3.0-or-later
// Asks the raw helper as Socketscope does, and says what came of it, one word a line.
//   rawopen HELPER FAMILY TYPE PROTOCOL
#include "core/net/rawhelpersockets.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/wait.h>

using namespace socketscope;

int main(int count, char** arguments)
{
    if (count != 5)
        return 2;
    const auto number = [&](int at) { return std::atoi(arguments[at]); };
    constexpr const char* states[] {"usable", "missing", "not-in-group", "no-capability", "broken"};
    std::puts(states[static_cast<int>(net::findRawHelper(arguments[1]))]);
    const auto opened = net::RawHelperSockets(arguments[1]).open(number(2), number(3), number(4));
    if (!opened) {
        std::printf("errno %d\n", opened.error().systemError);
        return 1;
    }
    std::puts((::fcntl(*opened, F_GETFL) & O_NONBLOCK) != 0 ? "non-blocking" : "blocking");
    std::puts((::fcntl(*opened, F_GETFD) & FD_CLOEXEC) != 0 ? "close-on-exec" : "inherited");
    std::puts(::waitpid(-1, nullptr, WNOHANG) < 0 && errno == ECHILD ? "alone" : "with children");
    return 0;
}
