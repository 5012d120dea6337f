// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/rawhelpersockets.h"

#include "core/net/helperprocess.h"
#include "core/rawprobe/rawrequests.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/uio.h>

namespace socketscope::net {
namespace {

using rawprobe::RawReply;
using rawprobe::SocketNumbers;

constexpr int patience = 400; // ms for its answer; it takes one or two
constexpr int patienceForEnd = 100; // ms for its end, when it has closed its socket
constexpr int noRights = 3; // exit status: see app/raw/main.cpp

tl::unexpected<Error> failed(const char* call, int error)
{
    return fail({.code = ErrorCode::SystemCall, .detail = call, .systemError = error});
}

tl::unexpected<Error> notPermitted(const std::string& path, int error)
{
    return fail({.code = ErrorCode::NotPermitted, .detail = path, .systemError = error});
}

struct Message {
    std::array<std::uint8_t, RawReply::size + 1> bytes {};
    std::size_t length = 0; ///< 0: the other end is closed
    Descriptor descriptor;
};

/// All that may come along is one descriptor; for a second one there is no room, so the kernel closes it.
Descriptor descriptorOf(msghdr& message)
{
    const cmsghdr* const header = CMSG_FIRSTHDR(&message);
    int fd = -1;
    if (header != nullptr && header->cmsg_level == SOL_SOCKET && header->cmsg_type == SCM_RIGHTS
        && header->cmsg_len >= CMSG_LEN(sizeof fd))
        std::memcpy(&fd, CMSG_DATA(header), sizeof fd);
    return Descriptor(fd);
}

Result<Message> receive(const HelperProcess& helper)
{
    if (!helper.waitReadable(patience))
        return failed("recvmsg", ETIMEDOUT);
    Message received;
    iovec part {.iov_base = received.bytes.data(), .iov_len = received.bytes.size()};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control {};
    msghdr message {};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = CMSG_LEN(sizeof(int)); // CMSG_SPACE has room for two
    const ssize_t length = ::recvmsg(helper.socket(), &message, MSG_CMSG_CLOEXEC | MSG_DONTWAIT);
    if (length < 0 && errno != ECONNRESET)
        return failed("recvmsg", errno);
    received.length = static_cast<std::size_t>(std::max<ssize_t>(0, length));
    if (length >= 0)
        received.descriptor = descriptorOf(message);
    return received;
}

/// It has ended without an answer.
tl::unexpected<Error> whyItEnded(HelperProcess& helper, const std::string& path)
{
    if (helper.exitStatus(patienceForEnd) == noRights)
        return notPermitted(path, EPERM);
    return failed("recvmsg", ECONNRESET);
}

bool isThat(int fd, const SocketNumbers& wanted)
{
    SocketNumbers is;
    for (const auto& [option, value] : {std::pair {SO_DOMAIN, &is.family}, std::pair {SO_TYPE, &is.type},
             std::pair {SO_PROTOCOL, &is.protocol}}) {
        socklen_t length = sizeof *value;
        if (::getsockopt(fd, SOL_SOCKET, option, value, &length) != 0)
            return false;
    }
    return is == wanted;
}

Result<int> takeFrom(HelperProcess& helper, const SocketNumbers& wanted, const std::string& path)
{
    const auto request = rawprobe::writeRawRequest({.socket = wanted});
    // Where it has ended already, its end says why.
    if (::send(helper.socket(), request.data(), request.size(), MSG_NOSIGNAL) < 0)
        return errno == EPIPE || errno == ECONNRESET ? whyItEnded(helper, path) : failed("send", errno);
    auto message = receive(helper);
    if (!message)
        return fail(std::move(message.error()));
    if (message->length == 0)
        return whyItEnded(helper, path);
    const auto reply = rawprobe::readRawReply(ByteView(message->bytes).first(message->length));
    if (!reply)
        return failed("recvmsg", EPROTO);
    if (reply->error != 0)
        return failed("socket", reply->error);
    const int fd = message->descriptor.get();
    if (!isThat(fd, wanted))
        return failed("recvmsg", EPROTO);
    if (::fcntl(fd, F_SETFL, O_NONBLOCK) != 0)
        return failed("fcntl", errno);
    return message->descriptor.release();
}

bool fits(int number)
{
    return number >= 0 && number <= 0xffff;
}

} // namespace

RawHelperSockets::RawHelperSockets(std::string path)
    : m_path(std::move(path))
{
}

Result<int> RawHelperSockets::open(int family, int type, int protocol)
{
    const SocketNumbers wanted {
        .family = family, .type = type & ~(SOCK_NONBLOCK | SOCK_CLOEXEC), .protocol = protocol};
    if (!fits(family) || !fits(wanted.type) || !fits(protocol))
        return failed("socket", EPROTONOSUPPORT);
    auto helper = HelperProcess::start(m_path);
    if (helper)
        return takeFrom(*helper, wanted, m_path);
    const Error& error = helper.error();
    if (error.systemError == EACCES || error.systemError == EPERM)
        return notPermitted(m_path, EACCES);
    return fail(error);
}

RawHelperState findRawHelper(const std::string& path)
{
    const auto socket = RawHelperSockets(path).open(AF_INET, SOCK_RAW, IPPROTO_RAW);
    if (socket) {
        const Descriptor closed(*socket);
        return RawHelperState::Usable;
    }
    const Error& error = socket.error();
    switch (error.code) {
    case ErrorCode::FileMissing:
        return RawHelperState::Missing;
    case ErrorCode::NotPermitted:
        return error.systemError == EPERM ? RawHelperState::NoCapability : RawHelperState::NotInGroup;
    default:
        return RawHelperState::Broken;
    }
}

} // namespace socketscope::net
