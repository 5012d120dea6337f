// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/socketmessage.h"

#include "core/net/sockaddr.h"

#include <array>
#include <cerrno>
#include <sys/uio.h>

namespace socketscope::net {

std::optional<SocketMessage> receiveMessage(int fd, int flags, std::span<std::uint8_t> buffer)
{
    alignas(cmsghdr) std::array<char, 512> control;
    sockaddr_storage name {};
    iovec part {.iov_base = buffer.data(), .iov_len = buffer.size()};
    for (int attempt = 0; attempt < 64; ++attempt) {
        msghdr message {};
        message.msg_name = &name;
        message.msg_namelen = sizeof name;
        message.msg_iov = &part;
        message.msg_iovlen = 1;
        message.msg_control = control.data();
        message.msg_controllen = control.size();
        const ssize_t length = ::recvmsg(fd, &message, flags | MSG_DONTWAIT);
        if (length >= 0)
            return SocketMessage {.told = rawprobe::readAncillary(message),
                .name = fromNative(name),
                .bytes = ByteView(buffer).first(static_cast<std::size_t>(length))};
        if (errno == EAGAIN || errno == EBADF)
            break;
    }
    return std::nullopt;
}

} // namespace socketscope::net
