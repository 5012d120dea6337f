// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rawprobe/nativeaddress.h"

#include <cstring>
#include <netinet/in.h>

namespace socketscope::rawprobe {

using wire::Family;

NativeAddress::NativeAddress(const wire::IpAddress& ip, std::uint16_t port)
{
    if (ip.family == Family::IPv4) {
        sockaddr_in v4 {};
        v4.sin_family = AF_INET;
        v4.sin_port = htons(port);
        std::memcpy(&v4.sin_addr, ip.bytes.data(), sizeof v4.sin_addr);
        std::memcpy(&storage, &v4, sizeof v4);
        length = sizeof v4;
    } else if (ip.family == Family::IPv6) {
        sockaddr_in6 v6 {};
        v6.sin6_family = AF_INET6;
        v6.sin6_port = htons(port);
        v6.sin6_scope_id = ip.scope;
        std::memcpy(&v6.sin6_addr, ip.bytes.data(), sizeof v6.sin6_addr);
        std::memcpy(&storage, &v6, sizeof v6);
        length = sizeof v6;
    }
}

const sockaddr* NativeAddress::get() const
{
    return reinterpret_cast<const sockaddr*>(&storage);
}

wire::IpAddress addressOf(const sockaddr_storage& storage)
{
    wire::IpAddress ip;
    if (storage.ss_family == AF_INET) {
        sockaddr_in v4 {};
        std::memcpy(&v4, &storage, sizeof v4);
        ip.family = Family::IPv4;
        std::memcpy(ip.bytes.data(), &v4.sin_addr, sizeof v4.sin_addr);
    } else if (storage.ss_family == AF_INET6) {
        sockaddr_in6 v6 {};
        std::memcpy(&v6, &storage, sizeof v6);
        ip.family = Family::IPv6;
        ip.scope = v6.sin6_scope_id;
        std::memcpy(ip.bytes.data(), &v6.sin6_addr, sizeof v6.sin6_addr);
    }
    return ip;
}

std::uint16_t portOf(const sockaddr_storage& storage)
{
    sockaddr_in v4 {}; // the port stands at the same place in sockaddr_in6
    std::memcpy(&v4, &storage, sizeof v4);
    return storage.ss_family == AF_INET || storage.ss_family == AF_INET6 ? ntohs(v4.sin_port)
                                                                         : std::uint16_t {0};
}

int nativeFamily(Family family)
{
    switch (family) {
    case Family::IPv4:
        return AF_INET;
    case Family::IPv6:
        return AF_INET6;
    case Family::None:
        break;
    }
    return AF_UNSPEC;
}

bool boundTo(int fd, wire::IpAddress& ip, std::uint16_t& port)
{
    sockaddr_storage storage {};
    socklen_t length = sizeof storage;
    if (::getsockname(fd, reinterpret_cast<sockaddr*>(&storage), &length) != 0)
        return false;
    ip = addressOf(storage);
    port = portOf(storage);
    return true;
}

} // namespace socketscope::rawprobe
