// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A packet as it leaves this computer: with what Linux writes over it on each way.
#pragma once

#include "core/craft/sendplan.h"

namespace socketscope::craft {

/// How packets of one form are handed to the system.
struct Handing {
    SendWay way = SendWay::RawHeader;
    wire::Family family = wire::Family::IPv4;
    std::size_t header = 20; ///< bytes of the IP header with its options, as they are in the packet
    wire::IpAddress source; ///< which the system writes where it is not told one that it takes

    friend bool operator==(const Handing&, const Handing&) = default;
};

/// How that packet is handed over where the system's own source to its destination is `routeSource`, and
/// `addresses` are its own. Nothing where the packet has no IP header.
[[nodiscard]] std::optional<Handing> handingOf(const Packet& packet, SendWay way,
    const wire::IpAddress& routeSource, const std::vector<wire::IpAddress>& addresses);

/// The same for the bytes of a packet whose IP header has `header` bytes.
[[nodiscard]] Handing handingOf(ByteView packet, wire::Family family, std::size_t header, SendWay way,
    const wire::IpAddress& routeSource, const std::vector<wire::IpAddress>& addresses);

/// The IP header's addresses; `packet` has a whole one.
[[nodiscard]] wire::IpAddress sourceOf(ByteView packet, wire::Family family);
[[nodiscard]] wire::IpAddress destinationOf(ByteView packet, wire::Family family);
/// The addresses of this computer and, of IPv4, all of 127.0.0.0/8.
[[nodiscard]] bool isOwn(const wire::IpAddress& address, const std::vector<wire::IpAddress>& addresses);

struct Leaving {
    Bytes packet;
    /// So many bytes from the front are concluded; the identification is zero where the system chooses one.
    std::uint16_t inferred = 0;
    bool unknownIdentification = false;
    bool unknownPort = false; ///< of UDP, the source's: the system chooses one
};
/// `packet` with what the system writes. It has the form that `handing` was made for.
[[nodiscard]] Leaving asItLeaves(ByteView packet, const Handing& handing);

/// `packet` as a host of a practice network sends it: over IPv4 with `source` where it has none, and then
/// with the header's checksum mended unless that was wrong before.
[[nodiscard]] Bytes withSource(ByteView packet, const wire::IpAddress& source);

} // namespace socketscope::craft
