// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/sockaddr.h"

namespace socketscope::net {

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

NativeAddress toNative(const SocketAddress& address)
{
    return {address.ip, address.port};
}

SocketAddress fromNative(const sockaddr_storage& storage)
{
    return {.ip = rawprobe::addressOf(storage), .port = rawprobe::portOf(storage)};
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
