// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/sockaddr.h"

#include <cstring>
#include <netinet/in.h>

namespace socketscope::net {

using wire::Family;
using wire::SocketAddress;

namespace {

using NameCall = int (*)(int, sockaddr*, socklen_t*);

SocketAddress askFor(NameCall call, int fd)
{
    sockaddr_storage storage {};
    socklen_t length = sizeof storage;
    if (call(fd, reinterpret_cast<sockaddr*>(&storage), &length) != 0)
        return {};
    return fromNative(storage);
}

} // namespace

const sockaddr* NativeAddress::get() const
{
    return reinterpret_cast<const sockaddr*>(&storage);
}

NativeAddress toNative(const SocketAddress& address)
{
    NativeAddress native;
    if (address.ip.family == Family::IPv4) {
        sockaddr_in v4 {};
        v4.sin_family = AF_INET;
        v4.sin_port = htons(address.port);
        std::memcpy(&v4.sin_addr, address.ip.bytes.data(), sizeof v4.sin_addr);
        std::memcpy(&native.storage, &v4, sizeof v4);
        native.length = sizeof v4;
    } else if (address.ip.family == Family::IPv6) {
        sockaddr_in6 v6 {};
        v6.sin6_family = AF_INET6;
        v6.sin6_port = htons(address.port);
        v6.sin6_scope_id = address.ip.scope;
        std::memcpy(&v6.sin6_addr, address.ip.bytes.data(), sizeof v6.sin6_addr);
        std::memcpy(&native.storage, &v6, sizeof v6);
        native.length = sizeof v6;
    }
    return native;
}

SocketAddress fromNative(const sockaddr_storage& storage)
{
    SocketAddress address;
    if (storage.ss_family == AF_INET) {
        sockaddr_in v4 {};
        std::memcpy(&v4, &storage, sizeof v4);
        address.ip.family = Family::IPv4;
        address.port = ntohs(v4.sin_port);
        std::memcpy(address.ip.bytes.data(), &v4.sin_addr, sizeof v4.sin_addr);
    } else if (storage.ss_family == AF_INET6) {
        sockaddr_in6 v6 {};
        std::memcpy(&v6, &storage, sizeof v6);
        address.ip.family = Family::IPv6;
        address.ip.scope = v6.sin6_scope_id;
        address.port = ntohs(v6.sin6_port);
        std::memcpy(address.ip.bytes.data(), &v6.sin6_addr, sizeof v6.sin6_addr);
    }
    return address;
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

SocketAddress localAddress(int fd)
{
    return askFor(::getsockname, fd);
}

SocketAddress peerAddress(int fd)
{
    return askFor(::getpeername, fd);
}

} // namespace socketscope::net
