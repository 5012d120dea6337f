// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/probe/service.h"

#include "app/probe/requestcheck.h"

#include <cerrno>
#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>

namespace socketscope::probe {

using rawprobe::Report;
using rawprobe::Request;

Service::Service(int fd, rawprobe::Prober& prober)
    : m_fd(fd)
    , m_prober(prober)
    , m_bucket(rawprobe::monotonicNow())
{
}

Service::End Service::run()
{
    while (!m_gone) {
        pollfd entries[] {{.fd = m_fd, .events = POLLIN, .revents = 0},
            {.fd = m_prober.descriptor(), .events = POLLIN, .revents = 0}};
        if (::poll(entries, 2, -1) < 0)
            continue; // a signal
        if ((entries[1].revents) != 0)
            reportAll();
        if (entries[0].revents == 0)
            continue;
        // One at a time: what comes in has its turn, too.
        switch (readOne()) {
        case Read::Bad:
            return End::BadGrammar;
        case Read::Closed:
            return End::Closed;
        case Read::Something:
        case Read::Nothing:
            break;
        }
    }
    return End::Closed;
}

Service::Read Service::readOne()
{
    // One byte more than a request has, so that a longer message is seen to be one. Descriptors that come
    // along with it are not taken: without room for control messages, the kernel closes them.
    std::array<std::uint8_t, Request::size + 1> bytes {};
    const ssize_t length = ::recv(m_fd, bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (length < 0)
        return errno == EAGAIN || errno == EINTR ? Read::Nothing : Read::Closed;
    if (length == 0)
        return Read::Closed;
    const auto request = rawprobe::readRequest(ByteView(bytes).first(static_cast<std::size_t>(length)));
    if (!request)
        return Read::Bad;
    answer(*request);
    return Read::Something;
}

void Service::answer(const Request& request)
{
    if (request.kind == Request::Kind::Send) {
        send(request);
        return;
    }
    Report hello {.kind = Report::Kind::Hello};
    if (m_prober.hasFamily(wire::Family::IPv4))
        hello.families |= Report::hasIpv4;
    if (m_prober.hasFamily(wire::Family::IPv6))
        hello.families |= Report::hasIpv6;
    report(hello);
}

void Service::send(const Request& request)
{
    int error = check(request);
    // Refusals cost a token, too: asking in vain is not free.
    if (!m_bucket.take(rawprobe::monotonicNow()))
        error = EAGAIN;
    rawprobe::Prober::Sent sent;
    if (error == 0)
        error = m_prober.send(request.shape, request.probe, sent);
    if (error == 0)
        report({.kind = Report::Kind::Sent, .number = request.probe.number, .at = sent.at});
    else
        report({.kind = Report::Kind::Failed,
            .number = request.probe.number,
            .error = error,
            .at = rawprobe::monotonicNow()});
}

void Service::report(const Report& report)
{
    auto header = rawprobe::writeReportHeader(report);
    iovec parts[] {{.iov_base = header.data(), .iov_len = header.size()},
        {.iov_base = const_cast<std::uint8_t*>(report.packet.data()), .iov_len = report.packet.size()}};
    msghdr message {};
    message.msg_iov = parts;
    message.msg_iovlen = 2;
    while (::sendmsg(m_fd, &message, MSG_NOSIGNAL) < 0) {
        if (errno == EAGAIN) {
            pollfd entry {.fd = m_fd, .events = POLLOUT, .revents = 0};
            (void)::poll(&entry, 1, -1);
        } else if (errno != EINTR) {
            m_gone = true;
            return;
        }
    }
}

void Service::reportAll()
{
    while (const auto event = m_prober.next()) {
        report({.kind = event->isAnswer ? Report::Kind::Answer : Report::Kind::Departed,
            .kernelTime = event->kernelTime,
            .inferred = event->inferred,
            .number = event->number,
            .at = event->at,
            .packet = event->packet});
        if (m_gone)
            return;
    }
}

} // namespace socketscope::probe
