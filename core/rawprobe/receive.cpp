// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rawprobe/receive.h"

#include "core/rawprobe/nativeaddress.h"
#include "core/wire/ipv6header.h"

#include <array>
#include <cerrno>
#include <sys/uio.h>

namespace socketscope::rawprobe {
namespace {

/// recvmsg until it gives a message or there is none. An error that waits on the socket, of an interface
/// that went away for example, is taken from it and passed over.
std::optional<std::size_t> take(int fd, msghdr& message, int flags)
{
    const socklen_t nameLength = message.msg_namelen;
    const std::size_t controlLength = message.msg_controllen;
    for (int attempt = 0; attempt < 8; ++attempt) {
        message.msg_namelen = nameLength;
        message.msg_controllen = controlLength;
        const ssize_t length = ::recvmsg(fd, &message, flags | MSG_DONTWAIT);
        if (length >= 0)
            return static_cast<std::size_t>(length);
        if (errno == EAGAIN || errno == EBADF)
            return std::nullopt;
    }
    return std::nullopt;
}

} // namespace

void writeIpv6Header(const Ancillary& told, const wire::IpAddress& source, std::uint8_t nextHeader,
    std::size_t length, std::span<std::uint8_t> to)
{
    wire::Ipv6Header header;
    header.trafficClass = told.trafficClass;
    header.flowLabel = told.flowLabel;
    header.payloadLength = static_cast<std::uint16_t>(length);
    header.nextHeader = nextHeader;
    header.hopLimit = told.ttl.value_or(0);
    header.source = source;
    header.destination = told.local;
    header.write(to);
}

std::optional<Received> receiveRaw(
    int fd, wire::Family family, std::uint8_t protocol, std::span<std::uint8_t> buffer)
{
    const std::size_t front = family == wire::Family::IPv6 ? wire::Ipv6Header::length : 0;
    const std::span<std::uint8_t> room = buffer.subspan(front);
    alignas(cmsghdr) std::array<char, 512> control;
    sockaddr_storage from {};
    iovec part {.iov_base = room.data(), .iov_len = room.size()};
    msghdr message {};
    message.msg_name = &from;
    message.msg_namelen = sizeof from;
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    const auto length = take(fd, message, 0);
    if (!length)
        return std::nullopt;
    const Ancillary told = readAncillary(message);
    if (front != 0)
        writeIpv6Header(told, addressOf(from), protocol, *length, buffer.first(front));
    return Received {.packet = buffer.first(front + *length),
        .inferred = static_cast<std::uint16_t>(front),
        .stamp = told.stamp};
}

std::optional<Ancillary> takeQueued(int fd)
{
    alignas(cmsghdr) std::array<char, 512> control;
    msghdr message {};
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    if (!take(fd, message, MSG_ERRQUEUE))
        return std::nullopt;
    return readAncillary(message);
}

} // namespace socketscope::rawprobe
