// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raw/heldsockets.h"

#include "core/rawprobe/filters.h"

#include <cerrno>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace socketscope::raw {
namespace {

/// More than the queue of any socket holds: by default it has room for 212 992 bytes, and the smallest packet
/// takes some 700 of them.
constexpr int mostQueued = 1 << 16;

HeldSockets::Taken openDeaf(const rawprobe::SocketNumbers& numbers)
{
    const int fd = ::socket(numbers.family, numbers.type | SOCK_NONBLOCK | SOCK_CLOEXEC, numbers.protocol);
    if (fd < 0)
        return {.error = errno};
    if (const int error = rawprobe::filterAll(fd); error != 0) {
        ::close(fd);
        return {.error = error};
    }
    return {.fd = fd};
}

/// What came in between socket() and the filter. Nothing is added meanwhile, so this comes to an end.
bool drain(int fd)
{
    for (int i = 0; i < mostQueued; ++i) {
        char byte = 0;
        if (::recv(fd, &byte, sizeof byte, MSG_DONTWAIT) < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            return true;
    }
    return false;
}

int hearAgain(int fd)
{
    const int ignored = 0;
    return ::setsockopt(fd, SOL_SOCKET, SO_DETACH_FILTER, &ignored, sizeof ignored) == 0 ? 0 : errno;
}

} // namespace

bool HeldSockets::open()
{
    bool any = false;
    for (std::size_t i = 0; i < m_held.size(); ++i) {
        m_held[i] = openDeaf(rawprobe::rawSockets()[i]);
        any = any || m_held[i].fd >= 0;
    }
    return any;
}

HeldSockets::Taken HeldSockets::take(const rawprobe::SocketNumbers& wanted)
{
    const auto index = rawprobe::findRawSocket(wanted);
    if (!index)
        return {.error = EPROTONOSUPPORT};
    const Taken taken = std::exchange(m_held[*index], Taken {.error = EBUSY});
    if (taken.fd < 0) {
        m_held[*index] = taken; // the same answer again
        return taken;
    }
    const int error = drain(taken.fd) ? hearAgain(taken.fd) : ENOBUFS;
    if (error == 0)
        return taken;
    ::close(taken.fd);
    return {.error = error};
}

} // namespace socketscope::raw
