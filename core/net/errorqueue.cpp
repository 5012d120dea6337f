// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/errorqueue.h"

#include "core/net/sockaddr.h"
#include "core/rawprobe/ancillary.h"

#include <array>
#include <cerrno>
#include <netinet/in.h>
#include <optional>
#include <sys/socket.h>
#include <sys/uio.h>

namespace socketscope::net {

using wire::Family;

namespace {

/// Nothing for what is no error: the time stamp of a departure, say.
std::optional<QueuedError> errorOf(const msghdr& message)
{
    const rawprobe::Ancillary told = rawprobe::readAncillary(message);
    if (told.origin != rawprobe::Origin::Local && told.origin != rawprobe::Origin::Icmp)
        return std::nullopt;
    QueuedError error;
    error.type = told.type;
    error.code = told.code;
    error.errorNumber = told.errorNumber;
    error.reporter = told.offender;
    error.info = told.info;
    error.local = told.origin == rawprobe::Origin::Local;
    return error;
}

} // namespace

Result<> enableErrorQueue(int fd, Family family)
{
    const int on = 1;
    const bool v6 = family == Family::IPv6;
    if (::setsockopt(fd, v6 ? IPPROTO_IPV6 : IPPROTO_IP, v6 ? IPV6_RECVERR : IP_RECVERR, &on, sizeof on) != 0)
        return fail({.code = ErrorCode::SystemCall, .detail = "setsockopt", .systemError = errno});
    if (v6) // for IPv4-mapped destinations; an IPv6-only socket has none, so a refusal does not matter
        (void)::setsockopt(fd, IPPROTO_IP, IP_RECVERR, &on, sizeof on);
    return {};
}

std::vector<QueuedError> drainErrorQueue(int fd)
{
    std::vector<QueuedError> errors;
    for (;;) {
        std::array<std::uint8_t, 4096> quoted;
        alignas(cmsghdr) std::array<char, 512> control;
        sockaddr_storage destination {};
        iovec part {.iov_base = quoted.data(), .iov_len = quoted.size()};
        msghdr message {};
        message.msg_name = &destination;
        message.msg_namelen = sizeof destination;
        message.msg_iov = &part;
        message.msg_iovlen = 1;
        message.msg_control = control.data();
        message.msg_controllen = control.size();
        const ssize_t length = ::recvmsg(fd, &message, MSG_ERRQUEUE | MSG_DONTWAIT);
        if (length < 0 && errno == EINTR)
            continue;
        if (length < 0)
            return errors;
        if (auto error = errorOf(message)) {
            error->destination = fromNative(destination);
            error->quoted.assign(quoted.begin(), quoted.begin() + length);
            errors.push_back(std::move(*error));
        }
    }
}

} // namespace socketscope::net
