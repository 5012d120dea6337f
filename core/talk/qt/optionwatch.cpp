// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/talk/qt/optionwatch.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace socketscope::talk {

namespace {

struct Watched {
    int level;
    int option;
    const char* name;
};

constexpr std::array<Watched, 8> watched {{
    {SOL_SOCKET, SO_BROADCAST, "SO_BROADCAST"},
    {SOL_SOCKET, SO_REUSEADDR, "SO_REUSEADDR"},
    {IPPROTO_TCP, TCP_NODELAY, "TCP_NODELAY"},
    {IPPROTO_IPV6, IPV6_V6ONLY, "IPV6_V6ONLY"},
    {IPPROTO_IP, IP_PKTINFO, "IP_PKTINFO"},
    {IPPROTO_IP, IP_RECVTTL, "IP_RECVTTL"},
    {IPPROTO_IPV6, IPV6_RECVPKTINFO, "IPV6_RECVPKTINFO"},
    {IPPROTO_IPV6, IPV6_RECVHOPLIMIT, "IPV6_RECVHOPLIMIT"},
}};

} // namespace

OptionWatch::OptionWatch(int fd)
    : m_fd(fd)
    , m_before(read(fd))
{
}

OptionWatch::Values OptionWatch::read(int fd)
{
    static_assert(watched.size() == count);
    Values values;
    for (std::size_t i = 0; i < count; ++i) {
        int value = 0;
        socklen_t length = sizeof value;
        if (::getsockopt(fd, watched[i].level, watched[i].option, &value, &length) == 0)
            values[i] = value;
    }
    return values;
}

std::vector<std::string> OptionWatch::changes() const
{
    std::vector<std::string> changes;
    const Values now = read(m_fd);
    for (std::size_t i = 0; i < count; ++i) {
        if (now[i] && now[i] != m_before[i])
            changes.push_back(
                std::string("setsockopt(") + watched[i].name + ", " + std::to_string(*now[i]) + ')');
    }
    return changes;
}

} // namespace socketscope::talk
