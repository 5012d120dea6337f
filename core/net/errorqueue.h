// SPDX-License-Identifier: GPL-3.0-or-later
/// \file ICMP errors about what a socket has sent, from its error queue (IP_RECVERR). A plain program sees
/// none of this.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/wire/address.h"

#include <cstdint>
#include <vector>

namespace socketscope::net {

/// Asks the kernel to keep ICMP errors for this socket. A pending error then fails the next send in its
/// place, so the queue is to be drained before each send. Fails with SystemCall ("setsockopt").
[[nodiscard]] Result<> enableErrorQueue(int fd, wire::Family family);

struct QueuedError {
    std::uint8_t type = 0; ///< of the ICMP or ICMPv6 message
    std::uint8_t code = 0;
    int errorNumber = 0; ///< what a connected socket's next call would have said
    wire::SocketAddress destination; ///< where the datagram went that the error is about
    wire::IpAddress reporter; ///< who sent the error; none where the kernel itself did
    Bytes quoted; ///< of the datagram's payload, as far as the error quotes it
    std::uint32_t info = 0; ///< the path's MTU, where the message carries one
    bool local = false; ///< the kernel refused it here: no message came from the network
};

/// Everything in the error queue, oldest first; also takes the socket's pending error away.
[[nodiscard]] std::vector<QueuedError> drainErrorQueue(int fd);

} // namespace socketscope::net
