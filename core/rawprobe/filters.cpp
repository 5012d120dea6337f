// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rawprobe/filters.h"

#include "core/wire/bytewriter.h"
#include "core/wire/icmpv6header.h"
#include "core/wire/tcpheader.h"

#include <array>
#include <cerrno>
#include <netinet/icmp6.h>
#include <sys/socket.h>

#include <linux/filter.h>
#include <linux/icmp.h>

namespace socketscope::rawprobe {
namespace {

using wire::Family;
using wire::IcmpHeader;
using wire::Icmpv6Header;
using wire::TcpHeader;

// Instructions of the classic packet filter; the macros of linux/filter.h are written with old casts.
constexpr sock_filter statement(unsigned code, std::uint32_t value)
{
    return {.code = static_cast<std::uint16_t>(code), .jt = 0, .jf = 0, .k = value};
}
constexpr sock_filter jump(unsigned code, std::uint32_t value, std::uint8_t ifTrue, std::uint8_t ifFalse)
{
    return {.code = static_cast<std::uint16_t>(code), .jt = ifTrue, .jf = ifFalse, .k = value};
}
constexpr std::uint32_t whole = 0xffff'ffff;
constexpr sock_filter keep = statement(BPF_RET | BPF_K, whole);
constexpr sock_filter drop = statement(BPF_RET | BPF_K, 0);
/// IPv4 raw sockets see the IP header: X becomes its length.
constexpr sock_filter skipIpv4 = statement(BPF_LDX | BPF_B | BPF_MSH, 0);
/// IPv6 raw sockets begin at the transport header: X becomes 0.
constexpr sock_filter skipNothing = statement(BPF_LDX | BPF_IMM, 0);

constexpr sock_filter skip(Family family)
{
    return family == Family::IPv4 ? skipIpv4 : skipNothing;
}

template <std::size_t count> int attach(int fd, std::array<sock_filter, count> code)
{
    const sock_fprog program {.len = count, .filter = code.data()};
    return ::setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program) == 0 ? 0 : errno;
}

} // namespace

int filterIcmp(int fd, Family family)
{
    if (family == Family::IPv4) {
        const unsigned passed = 1U << IcmpHeader::echoReply | 1U << IcmpHeader::destinationUnreachable
            | 1U << IcmpHeader::timeExceeded | 1U << IcmpHeader::parameterProblem;
        const icmp_filter filter {.data = ~passed};
        return ::setsockopt(fd, SOL_RAW, ICMP_FILTER, &filter, sizeof filter) == 0 ? 0 : errno;
    }
    icmp6_filter filter {};
    ICMP6_FILTER_SETBLOCKALL(&filter);
    for (const int type : {Icmpv6Header::destinationUnreachable, Icmpv6Header::packetTooBig,
             Icmpv6Header::timeExceeded, Icmpv6Header::parameterProblem, Icmpv6Header::echoReply})
        ICMP6_FILTER_SETPASS(type, &filter);
    return ::setsockopt(fd, IPPROTO_ICMPV6, ICMP6_FILTER, &filter, sizeof filter) == 0 ? 0 : errno;
}

int filterTcp(int fd, Family family)
{
    constexpr std::uint32_t synAck = TcpHeader::syn | TcpHeader::ack;
    return attach(fd,
        std::array {skip(family), statement(BPF_LD | BPF_B | BPF_IND, 13),
            jump(BPF_JMP | BPF_JSET | BPF_K, TcpHeader::rst, 2, 0),
            statement(BPF_ALU | BPF_AND | BPF_K, synAck), jump(BPF_JMP | BPF_JEQ | BPF_K, synAck, 0, 1), keep,
            drop});
}

int filterUdp(int fd, Family family, std::uint16_t port)
{
    return attach(fd,
        std::array {skip(family), statement(BPF_LD | BPF_H | BPF_IND, 2),
            jump(BPF_JMP | BPF_JEQ | BPF_K, port, 0, 1), keep, drop});
}

int filterSource(int fd, const wire::IpAddress& source)
{
    // Relative to the IP header, which IPv6 raw sockets do not show but the filter sees.
    constexpr auto network = static_cast<std::uint32_t>(SKF_NET_OFF);
    const auto word = [&source](std::size_t at) { return wire::word32(source.bytes, at); };
    if (source.family == Family::IPv4)
        return attach(fd,
            std::array {statement(BPF_LD | BPF_W | BPF_ABS, network + 12),
                jump(BPF_JMP | BPF_JEQ | BPF_K, word(0), 0, 1), keep, drop});
    return attach(fd,
        std::array {statement(BPF_LD | BPF_W | BPF_ABS, network + 8),
            jump(BPF_JMP | BPF_JEQ | BPF_K, word(0), 0, 7), statement(BPF_LD | BPF_W | BPF_ABS, network + 12),
            jump(BPF_JMP | BPF_JEQ | BPF_K, word(4), 0, 5), statement(BPF_LD | BPF_W | BPF_ABS, network + 16),
            jump(BPF_JMP | BPF_JEQ | BPF_K, word(8), 0, 3), statement(BPF_LD | BPF_W | BPF_ABS, network + 20),
            jump(BPF_JMP | BPF_JEQ | BPF_K, word(12), 0, 1), keep, drop});
}

int filterNothing(int fd)
{
    const int ignored = 0;
    return ::setsockopt(fd, SOL_SOCKET, SO_DETACH_FILTER, &ignored, sizeof ignored) == 0 ? 0 : errno;
}

int filterAll(int fd)
{
    return attach(fd, std::array {drop});
}

} // namespace socketscope::rawprobe
