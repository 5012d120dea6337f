// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What the kernel tells about a received packet or a queued error beside its bytes: control messages.
#pragma once

#include "core/wire/address.h"

#include <optional>
#include <sys/socket.h>

namespace socketscope::rawprobe {

/// Who or what put a message into an error queue.
enum class Origin : std::uint8_t {
    None, ///< it is no such message
    Local, ///< the kernel refused something here
    Icmp, ///< an ICMP or ICMPv6 error
    Transmitted, ///< the time stamp of a departure
    Other,
};

struct Ancillary {
    std::int64_t stamp = 0; ///< CLOCK_REALTIME in ns; 0: none
    std::optional<std::uint8_t> ttl;
    std::uint8_t trafficClass = 0;
    std::uint32_t flowLabel = 0;
    wire::IpAddress local; ///< where the packet was sent to; none where it is not told

    Origin origin = Origin::None;
    std::uint8_t type = 0; ///< of the ICMP message
    std::uint8_t code = 0;
    int errorNumber = 0;
    std::uint32_t info = 0; ///< the next link's MTU, where the error tells one
    std::uint32_t key = 0; ///< Transmitted: counts the packets of the socket
    /// Where in the delivered bytes an extension structure begins that the kernel found to be sound, RFC
    /// 4884; 0: none.
    std::uint16_t extensions = 0;
    wire::IpAddress offender; ///< who sent the error; none where the kernel itself did
};

/// Goes through all control messages; those that are too short for what they claim to be are passed over.
/// Reads nothing outside of the control buffer.
[[nodiscard]] Ancillary readAncillary(const msghdr& message);

/// Has the socket tell all of the above but stamps: TTL, traffic class, local address and, with `errors`,
/// ICMP errors. Gives 0 or an errno; what only some kernels know is left out there.
[[nodiscard]] int enableAncillary(int fd, wire::Family family, bool errors);
/// For a socket that tells ICMP errors: with them come their extensions, where the kernel knows them.
void enableErrorExtensions(int fd, wire::Family family);

} // namespace socketscope::rawprobe
