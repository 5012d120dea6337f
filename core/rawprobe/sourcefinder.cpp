// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rawprobe/sourcefinder.h"

#include "core/rawprobe/nativeaddress.h"

#include <cerrno>
#include <unistd.h>

namespace socketscope::rawprobe {
namespace {

constexpr std::int64_t goodFor = 100'000'000;
constexpr std::uint16_t anyPort = 9; // discard; connecting a datagram socket sends nothing

/// 224.0.0.0/4 or ff00::/8: a path has one end.
bool isMany(const wire::IpAddress& ip)
{
    return ip.family == wire::Family::IPv4 ? ip.bytes[0] >> 4 == 14 : ip.bytes[0] == 0xff;
}

SourceFinder::Found ask(int fd, const wire::IpAddress& wanted, const wire::IpAddress& destination)
{
    SourceFinder::Found found;
    std::uint16_t port = 0;
    const NativeAddress from(wanted, 0);
    const NativeAddress to(destination, anyPort);
    if (from.length != 0 && ::bind(fd, from.get(), from.length) != 0)
        found.error = errno;
    else if (::connect(fd, to.get(), to.length) != 0 || !boundTo(fd, found.source, port))
        found.error = errno;
    return found;
}

} // namespace

SourceFinder::Found SourceFinder::find(
    const wire::IpAddress& wanted, const wire::IpAddress& destination, std::int64_t now)
{
    if (now < m_until && wanted == m_wanted && destination == m_destination)
        return {.source = m_source};
    if (destination.family == wire::Family::None
        || (wanted.family != wire::Family::None && wanted.family != destination.family))
        return {.error = EAFNOSUPPORT};
    if (isMany(destination))
        return {.error = EACCES};
    const int fd = ::socket(nativeFamily(destination.family), SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return {.error = errno};
    const Found found = ask(fd, wanted, destination);
    ::close(fd);
    if (found.error == 0) {
        m_wanted = wanted;
        m_destination = destination;
        m_source = found.source;
        m_until = now + goodFor;
    }
    return found;
}

} // namespace socketscope::rawprobe
