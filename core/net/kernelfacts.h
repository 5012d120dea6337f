// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What only the kernel knows about a socket: its queues, its drops, the state of its connection.
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <optional>

namespace socketscope::net {

/// Length of the datagram that the next receive would take: 0 for an empty datagram, nothing where none
/// waits.
[[nodiscard]] std::optional<int> nextDatagramLength(int fd);
/// TCP: bytes that wait to be received. UDP: length of the next datagram alone. Nothing where it cannot be
/// asked.
[[nodiscard]] std::optional<int> receiveQueue(int fd);
/// TCP: bytes sent or to be sent that are not acknowledged yet. UDP: bytes still in the local queues.
[[nodiscard]] std::optional<int> sendQueue(int fd);
/// Datagrams that the kernel dropped at this socket since it was made, because its buffer was full or a
/// checksum was wrong.
[[nodiscard]] std::optional<std::uint32_t> drops(int fd);

/// The states of a connection with the kernel's numbers (include/net/tcp_states.h; RFC 9293 section 3.3.2).
enum class TcpState : std::uint8_t {
    Unknown = 0,
    Established = 1,
    SynSent = 2,
    SynReceived = 3,
    FinWait1 = 4,
    FinWait2 = 5,
    TimeWait = 6,
    Closed = 7,
    CloseWait = 8,
    LastAck = 9,
    Listen = 10,
    Closing = 11,
};

struct TcpFacts {
    TcpState state = TcpState::Unknown;
    std::uint32_t unacked
        = 0; ///< segments in flight; of a listening socket: connections that wait for accept
    std::uint32_t limit = 0; ///< of a listening socket: its backlog
    std::uint32_t retransmits = 0; ///< segments sent again, in all
    std::uint32_t segmentSize = 0; ///< bytes, as now sent
    std::uint32_t congestionWindow = 0; ///< segments
    Duration rtt {}; ///< smoothed
    Duration rttVariation {};
};

[[nodiscard]] std::optional<TcpFacts> tcpFacts(int fd);

/// The error that is pending on the socket (SO_ERROR), which asking takes away; 0 for none.
[[nodiscard]] int takePendingError(int fd);

/// Raises the limit on open descriptors as far as this process may, and returns what it is then.
std::uint64_t raiseDescriptorLimit();

} // namespace socketscope::net
