// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Where a packet comes from and where it goes, as far as its bytes tell.
#pragma once

#include "core/base/bytes.h"
#include "core/wire/address.h"

namespace socketscope::wire {

struct PacketEnds {
    SocketAddress source; ///< none where the bytes are no IP packet; port 0 where there is no port
    SocketAddress destination;
    std::uint8_t ttl = 0; ///< TTL or hop limit
};

/// Of an IP packet from its IP header on, whatever it is.
[[nodiscard]] PacketEnds packetEnds(ByteView packet);

} // namespace socketscope::wire
