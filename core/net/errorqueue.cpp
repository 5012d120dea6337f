// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/errorqueue.h"

#include "core/net/sockaddr.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <optional>
#include <sys/socket.h>
#include <sys/uio.h>

#include <linux/errqueue.h>

namespace socketscope::net {

using wire::Family;

namespace {

bool isErrorReport(const cmsghdr& header)
{
    return (header.cmsg_level == IPPROTO_IP && header.cmsg_type == IP_RECVERR)
        || (header.cmsg_level == IPPROTO_IPV6 && header.cmsg_type == IPV6_RECVERR);
}

/// The extended error, followed in the control message by the address of its reporter.
std::optional<QueuedError> readReport(const cmsghdr& header)
{
    const std::size_t length = header.cmsg_len - CMSG_LEN(0);
    sock_extended_err report {};
    if (length < sizeof report)
        return std::nullopt;
    const unsigned char* data = CMSG_DATA(&header);
    std::memcpy(&report, data, sizeof report);
    if (report.ee_origin != SO_EE_ORIGIN_LOCAL && report.ee_origin != SO_EE_ORIGIN_ICMP
        && report.ee_origin != SO_EE_ORIGIN_ICMP6)
        return std::nullopt;
    sockaddr_storage reporter {};
    std::memcpy(&reporter, data + sizeof report, std::min(length - sizeof report, sizeof reporter));
    QueuedError error;
    error.type = report.ee_type;
    error.code = report.ee_code;
    error.errorNumber = static_cast<int>(report.ee_errno);
    error.reporter = fromNative(reporter).ip;
    error.info = report.ee_info;
    error.local = report.ee_origin == SO_EE_ORIGIN_LOCAL;
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
        for (cmsghdr* header = CMSG_FIRSTHDR(&message); header != nullptr;
             header = CMSG_NXTHDR(&message, header)) {
            if (!isErrorReport(*header))
                continue;
            if (auto error = readReport(*header)) {
                error->destination = fromNative(destination);
                error->quoted.assign(quoted.begin(), quoted.begin() + length);
                errors.push_back(std::move(*error));
            }
        }
    }
}

} // namespace socketscope::net
