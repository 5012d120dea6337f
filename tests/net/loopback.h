// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Real sockets on loopback for the tests of core/net, closed at the end of the scope.
#pragma once

#include <arpa/inet.h>
#include <cstdint>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace socketscope::test {

class Descriptor {
public:
    Descriptor(int family, int type)
        : m_fd(::socket(family, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0))
    {
    }
    explicit Descriptor(int fd)
        : m_fd(fd)
    {
    }
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    [[nodiscard]] int get() const { return m_fd; }
    void close()
    {
        if (m_fd >= 0)
            ::close(std::exchange(m_fd, -1));
    }

private:
    int m_fd;
};

inline sockaddr_in loopbackV4(std::uint16_t port = 0)
{
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

inline sockaddr_in6 loopbackV6(std::uint16_t port = 0)
{
    sockaddr_in6 address {};
    address.sin6_family = AF_INET6;
    address.sin6_port = htons(port);
    address.sin6_addr = in6addr_loopback;
    return address;
}

template <class Address> const sockaddr* plain(const Address& address)
{
    return reinterpret_cast<const sockaddr*>(&address);
}

template <class Address> bool bindTo(int fd, const Address& address)
{
    return ::bind(fd, plain(address), sizeof address) == 0;
}

/// The port that the socket is bound to.
inline std::uint16_t portOf(int fd)
{
    sockaddr_in6 address {};
    socklen_t length = sizeof address;
    ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &length);
    return ntohs(address.sin6_port); // the port stands at the same place in sockaddr_in
}

/// Waits until one of `events` happens; false after ten seconds.
inline bool waitFor(int fd, short events)
{
    pollfd entry {.fd = fd, .events = events, .revents = 0};
    return ::poll(&entry, 1, 10'000) == 1;
}

} // namespace socketscope::test
