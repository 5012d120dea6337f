// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/kernelfacts.h"

#include <array>
#include <cerrno>
#include <linux/sock_diag.h>
#include <linux/sockios.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/socket.h>

namespace socketscope::net {

namespace {

std::optional<int> ask(int fd, unsigned long request)
{
    int answer = 0;
    if (::ioctl(fd, request, &answer) != 0)
        return std::nullopt;
    return answer;
}

Duration microseconds(std::uint32_t count)
{
    return std::chrono::microseconds(count);
}

} // namespace

std::optional<int> nextDatagramLength(int fd)
{
    const auto length = ask(fd, SIOCINQ);
    if (!length || *length > 0)
        return length;
    // 0 means an empty datagram or none: only the former makes the socket readable. A peek would take pending
    // errors.
    pollfd readable {.fd = fd, .events = POLLIN, .revents = 0};
    if (::poll(&readable, 1, 0) == 1 && (readable.revents & POLLIN) != 0)
        return ask(fd, SIOCINQ);
    return std::nullopt;
}

std::optional<int> receiveQueue(int fd)
{
    return ask(fd, SIOCINQ);
}

std::optional<int> sendQueue(int fd)
{
    return ask(fd, SIOCOUTQ);
}

std::optional<std::uint32_t> drops(int fd)
{
    std::array<std::uint32_t, SK_MEMINFO_VARS> memory {};
    socklen_t length = sizeof memory;
    if (::getsockopt(fd, SOL_SOCKET, SO_MEMINFO, memory.data(), &length) != 0
        || length < (SK_MEMINFO_DROPS + 1) * sizeof memory[0])
        return std::nullopt;
    return memory[SK_MEMINFO_DROPS];
}

std::optional<TcpFacts> tcpFacts(int fd)
{
    tcp_info info {};
    socklen_t length = sizeof info;
    if (::getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &length) != 0)
        return std::nullopt;
    TcpFacts facts;
    facts.state = static_cast<TcpState>(info.tcpi_state);
    facts.unacked = info.tcpi_unacked;
    facts.retransmits = info.tcpi_total_retrans;
    facts.segmentSize = info.tcpi_snd_mss;
    facts.congestionWindow = info.tcpi_snd_cwnd;
    facts.rtt = microseconds(info.tcpi_rtt);
    facts.rttVariation = microseconds(info.tcpi_rttvar);
    if (facts.state == TcpState::Listen)
        facts.limit = info.tcpi_sacked;
    return facts;
}

int takePendingError(int fd)
{
    int error = 0;
    socklen_t length = sizeof error;
    if (::getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &length) != 0)
        return errno;
    return error;
}

std::uint64_t raiseDescriptorLimit()
{
    rlimit limit {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return 0;
    if (limit.rlim_cur < limit.rlim_max) {
        const rlimit wanted {.rlim_cur = limit.rlim_max, .rlim_max = limit.rlim_max};
        if (::setrlimit(RLIMIT_NOFILE, &wanted) == 0)
            limit = wanted;
    }
    return limit.rlim_cur;
}

} // namespace socketscope::net
