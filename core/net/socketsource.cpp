// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/socketsource.h"

#include <cerrno>
#include <sys/socket.h>

namespace socketscope::net {

Result<int> HostSockets::open(int family, int type, int protocol)
{
    const int descriptor = ::socket(family, type | SOCK_NONBLOCK | SOCK_CLOEXEC, protocol);
    if (descriptor < 0)
        return fail({.code = ErrorCode::SystemCall, .detail = "socket", .systemError = errno});
    return descriptor;
}

} // namespace socketscope::net
