// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rawprobe/transmitstamps.h"

#include <cerrno>
#include <sys/socket.h>

#include <linux/net_tstamp.h>

namespace socketscope::rawprobe {
namespace {

constexpr unsigned received = SOF_TIMESTAMPING_SOFTWARE | SOF_TIMESTAMPING_RX_SOFTWARE;
constexpr unsigned counted = SOF_TIMESTAMPING_OPT_ID;
constexpr unsigned transmitted
    = received | SOF_TIMESTAMPING_TX_SOFTWARE | SOF_TIMESTAMPING_OPT_TSONLY | SOF_TIMESTAMPING_OPT_CMSG;

int enableFlags(int fd, unsigned flags)
{
    return ::setsockopt(fd, SOL_SOCKET, SO_TIMESTAMPING, &flags, sizeof flags) == 0 ? 0 : errno;
}

} // namespace

int enableReceiveStamps(int fd)
{
    return enableFlags(fd, received);
}

int TransmitStamps::enable(int fd)
{
    m_count = 0;
    // The count starts anew only when it is switched on.
    const int error = enableFlags(fd, received);
    if (error != 0)
        return error;
    const int failure = enableFlags(fd, transmitted | counted);
    m_on = failure == 0;
    return failure;
}

void TransmitStamps::sent(std::uint32_t number, std::int64_t at)
{
    m_sent[m_count++ % remembered] = {.number = number, .notBefore = at};
}

void TransmitStamps::failed(int fd)
{
    if (m_on)
        (void)enable(fd);
}

std::optional<TransmitStamps::Departed> TransmitStamps::find(std::uint32_t key) const
{
    if (key >= m_count || m_count - key > remembered)
        return std::nullopt;
    return m_sent[key % remembered];
}

} // namespace socketscope::rawprobe
