// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Reading raw sockets and their error queues.
#pragma once

#include "core/base/bytes.h"
#include "core/rawprobe/ancillary.h"

namespace socketscope::rawprobe {

inline constexpr std::size_t largestPacket = 65'535 + 40;

struct Received {
    ByteView packet; ///< from its IP header on, in the buffer given
    /// So many bytes from the front are concluded: raw IPv6 sockets keep the IP header to themselves.
    std::uint16_t inferred = 0;
    std::int64_t stamp = 0; ///< CLOCK_REALTIME in ns; 0: none
};

/// The next packet of a raw socket that was opened with `protocol`; nothing where there is none now.
[[nodiscard]] std::optional<Received> receiveRaw(
    int fd, wire::Family family, std::uint8_t protocol, std::span<std::uint8_t> buffer);

/// Writes the IPv6 header of a packet of which the kernel handed out what follows it. `to` has 40 bytes.
void writeIpv6Header(const Ancillary& told, const wire::IpAddress& source, std::uint8_t nextHeader,
    std::size_t length, std::span<std::uint8_t> to);

/// The next message of an error queue without its bytes; nothing where there is none now.
[[nodiscard]] std::optional<Ancillary> takeQueued(int fd);

} // namespace socketscope::rawprobe
