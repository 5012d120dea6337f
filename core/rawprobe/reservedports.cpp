// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rawprobe/reservedports.h"

#include "core/rawprobe/filters.h"
#include "core/rawprobe/nativeaddress.h"

#include <cerrno>
#include <sys/socket.h>
#include <unistd.h>

namespace socketscope::rawprobe {
namespace {

/// The probe helper and the program that uses it hold the same port: the kernel allows that to one user only.
bool share(int fd)
{
    const int on = 1;
    return ::setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on) == 0;
}

} // namespace

ReservedPorts::~ReservedPorts()
{
    for (const Held& held : m_held)
        if (held.fd >= 0)
            ::close(held.fd);
}

int ReservedPorts::reserve(trace::Protocol protocol, const wire::IpAddress& source, std::uint16_t& port)
{
    if (port != 0)
        for (const Held& held : m_held)
            if (held.fd >= 0 && held.port == port && held.protocol == protocol && held.source == source)
                return 0;
    const int type = protocol == trace::Protocol::Tcp ? SOCK_STREAM : SOCK_DGRAM;
    const int fd = ::socket(nativeFamily(source.family), type | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return errno;
    const NativeAddress at(source, port);
    wire::IpAddress ip;
    // What comes in is not for this socket, but it keeps the kernel from answering "port unreachable".
    const bool bound = share(fd) && (type != SOCK_DGRAM || filterAll(fd) == 0)
        && ::bind(fd, at.get(), at.length) == 0 && boundTo(fd, ip, port);
    if (!bound) {
        const int error = errno;
        ::close(fd);
        return error;
    }
    Held& slot = m_held[m_next++ % m_held.size()];
    if (slot.fd >= 0)
        ::close(slot.fd);
    slot = {.fd = fd, .port = port, .protocol = protocol, .source = source};
    return 0;
}

} // namespace socketscope::rawprobe
