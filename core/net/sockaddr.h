// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Addresses between our values and the kernel's sockaddr.
#pragma once

#include "core/rawprobe/nativeaddress.h"
#include "core/wire/address.h"

#include <sys/socket.h>

namespace socketscope::net {

using rawprobe::NativeAddress;
using rawprobe::nativeFamily;

[[nodiscard]] NativeAddress toNative(const wire::SocketAddress& address);
/// None for a family that is neither IPv4 nor IPv6.
[[nodiscard]] wire::SocketAddress fromNative(const sockaddr_storage& storage);

/// Where the socket is bound (getsockname); none on failure.
[[nodiscard]] wire::SocketAddress localAddress(int fd);
/// Whom the socket is connected to (getpeername); none where it is not.
[[nodiscard]] wire::SocketAddress peerAddress(int fd);

} // namespace socketscope::net
