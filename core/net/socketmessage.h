// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What a socket, or its error queue, has: bytes with all that the kernel tells about them.
#pragma once

#include "core/base/bytes.h"
#include "core/rawprobe/ancillary.h"

namespace socketscope::net {

struct SocketMessage {
    rawprobe::Ancillary told;
    wire::SocketAddress name; ///< who sent it; of an error, where the packet went that it is about
    ByteView bytes; ///< in the buffer given
};

/// The next one, without waiting. A pending error is taken from the socket and passed over: the error queue
/// tells it better.
[[nodiscard]] std::optional<SocketMessage> receiveMessage(int fd, int flags, std::span<std::uint8_t> buffer);

} // namespace socketscope::net
