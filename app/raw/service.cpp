// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raw/service.h"

#include <cerrno>
#include <cstring>
#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

namespace socketscope::raw {
namespace {

/// After a call that failed with `error`: waits where it was too early. False where it is no use to try
/// again.
bool mayTryAgain(int error, int fd, short what)
{
    if (error != EAGAIN)
        return error == EINTR;
    pollfd entry {.fd = fd, .events = what, .revents = 0};
    (void)::poll(&entry, 1, -1);
    return true;
}

/// One message, and a descriptor with it where there is one. False where the other end is gone.
bool sendWith(int fd, ByteView bytes, int descriptor)
{
    iovec part {.iov_base = const_cast<std::uint8_t*>(bytes.data()), .iov_len = bytes.size()};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof descriptor)> control {};
    msghdr message {};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    if (descriptor >= 0) {
        message.msg_control = control.data();
        message.msg_controllen = control.size();
        cmsghdr* const header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(sizeof descriptor);
        std::memcpy(CMSG_DATA(header), &descriptor, sizeof descriptor);
    }
    while (::sendmsg(fd, &message, MSG_NOSIGNAL) < 0)
        if (!mayTryAgain(errno, fd, POLLOUT))
            return false;
    return true;
}

} // namespace

Service::Service(int fd, HeldSockets& sockets)
    : m_fd(fd)
    , m_sockets(sockets)
{
}

Service::End Service::run()
{
    for (std::size_t i = 0; i < rawprobe::rawSocketCount; ++i) {
        switch (serveOne()) {
        case Step::Bad:
            return End::BadGrammar;
        case Step::Closed:
            return End::Done;
        case Step::Answered:
            break;
        }
    }
    return End::Done;
}

Service::Step Service::serveOne()
{
    // One byte more than a request has, so that a longer message is seen to be one. Descriptors that come
    // along with it are not taken: without room for control messages, the kernel closes them.
    std::array<std::uint8_t, rawprobe::RawRequest::size + 1> bytes {};
    ssize_t length = -1;
    while ((length = ::recv(m_fd, bytes.data(), bytes.size(), 0)) < 0)
        if (!mayTryAgain(errno, m_fd, POLLIN))
            return Step::Closed;
    if (length == 0)
        return Step::Closed;
    const auto request = rawprobe::readRawRequest(ByteView(bytes).first(static_cast<std::size_t>(length)));
    if (!request)
        return Step::Bad;
    return answer(*request) ? Step::Answered : Step::Closed;
}

bool Service::answer(const rawprobe::RawRequest& request)
{
    const HeldSockets::Taken taken = m_sockets.take(request.socket);
    const auto reply = rawprobe::writeRawReply({.error = taken.error});
    const bool told = sendWith(m_fd, reply, taken.fd);
    if (taken.fd >= 0)
        ::close(taken.fd);
    return told;
}

} // namespace socketscope::raw
