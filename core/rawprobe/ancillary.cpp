// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rawprobe/ancillary.h"

#include "core/rawprobe/nativeaddress.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <netinet/in.h>

#include <linux/errqueue.h>

namespace socketscope::rawprobe {
namespace {

// Younger than the C library of Debian 12.
constexpr int ipRecverrRfc4884 = 26;
constexpr int ipv6RecverrRfc4884 = 31;
constexpr int ipv6Flowinfo = 11;

/// Copies a value out of a control message; false where it is too short.
template <class T> bool read(const cmsghdr& header, T& value)
{
    if (header.cmsg_len < CMSG_LEN(sizeof value))
        return false;
    std::memcpy(&value, CMSG_DATA(&header), sizeof value);
    return true;
}

std::optional<std::uint8_t> readByte(const cmsghdr& header)
{
    int value = 0;
    std::uint8_t byte = 0;
    if (read(header, value))
        return static_cast<std::uint8_t>(value);
    return read(header, byte) ? std::optional(byte) : std::nullopt; // IP_TOS is a byte
}

Origin originOf(std::uint8_t origin)
{
    switch (origin) {
    case SO_EE_ORIGIN_LOCAL:
        return Origin::Local;
    case SO_EE_ORIGIN_ICMP:
    case SO_EE_ORIGIN_ICMP6:
        return Origin::Icmp;
    case SO_EE_ORIGIN_TIMESTAMPING:
        return Origin::Transmitted;
    default:
        return Origin::Other;
    }
}

void readReport(const cmsghdr& header, Ancillary& told)
{
    sock_extended_err report {};
    if (!read(header, report))
        return;
    told.origin = originOf(report.ee_origin);
    told.type = report.ee_type;
    told.code = report.ee_code;
    told.errorNumber = static_cast<int>(report.ee_errno);
    told.info = report.ee_info;
    told.key = report.ee_data;
    told.extensions = 0; // of a report before it, which the kernel never makes
    told.offender = {};
    if (told.origin != Origin::Icmp)
        return;
    if ((report.ee_rfc4884.flags & SO_EE_RFC4884_FLAG_INVALID) == 0)
        told.extensions = report.ee_rfc4884.len;
    sockaddr_storage offender {};
    const std::size_t rest = header.cmsg_len - CMSG_LEN(sizeof report);
    std::memcpy(&offender, CMSG_DATA(&header) + sizeof report, std::min(rest, sizeof offender));
    told.offender = addressOf(offender);
}

void readStamp(const cmsghdr& header, Ancillary& told)
{
    timespec stamps[3] {};
    if (read(header, stamps) && stamps[0].tv_nsec >= 0 && stamps[0].tv_nsec < 1'000'000'000
        && stamps[0].tv_sec > 0 && stamps[0].tv_sec < INT64_MAX / 1'000'000'000 - 1)
        told.stamp = std::int64_t {stamps[0].tv_sec} * 1'000'000'000 + stamps[0].tv_nsec;
}

void readV4(const cmsghdr& header, Ancillary& told)
{
    in_pktinfo info {};
    switch (header.cmsg_type) {
    case IP_TTL:
        told.ttl = readByte(header);
        break;
    case IP_TOS:
        told.trafficClass = readByte(header).value_or(0);
        break;
    case IP_PKTINFO:
        if (read(header, info)) {
            told.local.family = wire::Family::IPv4;
            std::memcpy(told.local.bytes.data(), &info.ipi_addr, sizeof info.ipi_addr);
        }
        break;
    case IP_RECVERR:
        readReport(header, told);
        break;
    default:
        break;
    }
}

void readV6(const cmsghdr& header, Ancillary& told)
{
    in6_pktinfo info {};
    std::uint32_t flow = 0;
    switch (header.cmsg_type) {
    case IPV6_HOPLIMIT:
        told.ttl = readByte(header);
        break;
    case IPV6_TCLASS:
        told.trafficClass = readByte(header).value_or(0);
        break;
    case ipv6Flowinfo:
        if (read(header, flow))
            told.flowLabel = ntohl(flow) & 0xfffff;
        break;
    case IPV6_PKTINFO:
        if (read(header, info)) {
            told.local.family = wire::Family::IPv6;
            std::memcpy(told.local.bytes.data(), &info.ipi6_addr, sizeof info.ipi6_addr);
        }
        break;
    case IPV6_RECVERR:
        readReport(header, told);
        break;
    default:
        break;
    }
}

bool turnOn(int fd, int level, int option)
{
    const int on = 1;
    return ::setsockopt(fd, level, option, &on, sizeof on) == 0;
}

} // namespace

Ancillary readAncillary(const msghdr& message)
{
    Ancillary told;
    for (const cmsghdr* header = CMSG_FIRSTHDR(&message); header != nullptr;
         header = CMSG_NXTHDR(const_cast<msghdr*>(&message), const_cast<cmsghdr*>(header))) {
        const auto* begin = static_cast<const unsigned char*>(message.msg_control);
        const auto* at = reinterpret_cast<const unsigned char*>(header);
        const std::size_t left = message.msg_controllen - static_cast<std::size_t>(at - begin);
        if (header->cmsg_len < sizeof(cmsghdr) || header->cmsg_len > left)
            break;
        if (header->cmsg_level == SOL_SOCKET && header->cmsg_type == SO_TIMESTAMPING)
            readStamp(*header, told);
        else if (header->cmsg_level == IPPROTO_IP)
            readV4(*header, told);
        else if (header->cmsg_level == IPPROTO_IPV6)
            readV6(*header, told);
    }
    return told;
}

int enableAncillary(int fd, wire::Family family, bool errors)
{
    if (family == wire::Family::IPv4) {
        if (!turnOn(fd, IPPROTO_IP, IP_RECVTTL) || !turnOn(fd, IPPROTO_IP, IP_RECVTOS)
            || !turnOn(fd, IPPROTO_IP, IP_PKTINFO) || (errors && !turnOn(fd, IPPROTO_IP, IP_RECVERR)))
            return errno;
        if (errors)
            enableErrorExtensions(fd, family);
        return 0;
    }
    if (!turnOn(fd, IPPROTO_IPV6, IPV6_RECVHOPLIMIT) || !turnOn(fd, IPPROTO_IPV6, IPV6_RECVTCLASS)
        || !turnOn(fd, IPPROTO_IPV6, IPV6_RECVPKTINFO) || (errors && !turnOn(fd, IPPROTO_IPV6, IPV6_RECVERR)))
        return errno;
    (void)turnOn(fd, IPPROTO_IPV6, ipv6Flowinfo);
    if (errors)
        enableErrorExtensions(fd, family);
    return 0;
}

void enableErrorExtensions(int fd, wire::Family family)
{
    if (family == wire::Family::IPv4)
        (void)turnOn(fd, IPPROTO_IP, ipRecverrRfc4884); // Linux 5.9
    else
        (void)turnOn(fd, IPPROTO_IPV6, ipv6RecverrRfc4884);
}

} // namespace socketscope::rawprobe
