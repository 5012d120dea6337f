// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What tells packets of one conversation from others: read from any bytes, however wrong they are.
#pragma once

#include "core/base/bytes.h"
#include "core/wire/address.h"

#include <optional>

namespace socketscope::crafting {

struct Flow {
    wire::IpAddress source;
    wire::IpAddress destination;
    std::uint16_t first = 0; ///< source port; identifier of an ICMP message
    std::uint16_t second = 0; ///< destination port; sequence number of an ICMP message
    std::uint8_t protocol = 0;
    std::uint8_t type = 0; ///< of an ICMP message

    friend auto operator<=>(const Flow&, const Flow&) = default;
};

struct FlowRead {
    Flow flow;
    std::uint32_t expected = 0; ///< TCP: the number that acknowledges all of the segment
    std::uint16_t identification = 0; ///< IPv4
    std::uint16_t body = 0; ///< where the header behind the IP header starts
};

/// Of an IP packet, or of the front of one that an ICMP error quotes: lengths and checksums count for
/// nothing. Nothing where there are no addresses.
[[nodiscard]] std::optional<FlowRead> readFlow(ByteView packet);

} // namespace socketscope::crafting
