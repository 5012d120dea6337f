// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rawprobe/reservedports.h"

#include "core/rawprobe/clocks.h"
#include "core/rawprobe/filters.h"
#include "core/rawprobe/nativeaddress.h"

#include <algorithm>
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

/// Gives the oldest port back where all slots are in use.
ReservedPorts::Held& ReservedPorts::emptySlot()
{
    Held& slot = m_held[m_next % m_room];
    if (slot.fd >= 0)
        ::close(slot.fd);
    slot = {};
    return slot;
}

int ReservedPorts::openSocket(wire::Family family, int type)
{
    const int fd = ::socket(nativeFamily(family), type | SOCK_CLOEXEC, 0);
    if (fd >= 0 || errno != EMFILE || m_next == 0)
        return fd;
    m_room = std::min(m_room, m_next);
    (void)emptySlot();
    return ::socket(nativeFamily(family), type | SOCK_CLOEXEC, 0);
}

int ReservedPorts::reserve(trace::Protocol protocol, const wire::IpAddress& source, std::uint16_t& port)
{
    if (port != 0)
        for (const Held& held : m_held)
            if (held.fd >= 0 && held.port == port && held.protocol == protocol && held.source == source)
                return 0;
    const int type = protocol == trace::Protocol::Tcp ? SOCK_STREAM : SOCK_DGRAM;
    const int fd = openSocket(source.family, type);
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
    emptySlot() = {.fd = fd, .port = port, .protocol = protocol, .source = source, .since = monotonicNow()};
    ++m_next;
    return 0;
}

bool ReservedPorts::holds(
    trace::Protocol protocol, const wire::IpAddress& address, std::uint16_t port, std::int64_t at) const
{
    return std::any_of(m_held.begin(), m_held.end(), [&](const Held& held) {
        return held.fd >= 0 && held.port == port && held.protocol == protocol && held.since <= at
            && held.source.family == address.family && held.source.bytes == address.bytes;
    });
}

bool ReservedPorts::holdsAny(trace::Protocol protocol, wire::Family family, std::uint16_t port) const
{
    return std::any_of(m_held.begin(), m_held.end(), [&](const Held& held) {
        return held.fd >= 0 && held.protocol == protocol && held.source.family == family
            && (port == 0 || held.port == port);
    });
}

} // namespace socketscope::rawprobe
