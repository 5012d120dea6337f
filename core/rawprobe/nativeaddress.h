// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Addresses as the kernel's calls take and give them, without allocation.
#pragma once

#include "core/wire/address.h"

#include <sys/socket.h>

namespace socketscope::rawprobe {

/// What bind, connect and sendto take; `length` is 0 where there is no address.
struct NativeAddress {
    sockaddr_storage storage {};
    socklen_t length = 0;

    NativeAddress() = default;
    NativeAddress(const wire::IpAddress& ip, std::uint16_t port);
    [[nodiscard]] const sockaddr* get() const;
};

/// None for a family that is neither IPv4 nor IPv6.
[[nodiscard]] wire::IpAddress addressOf(const sockaddr_storage& storage);
[[nodiscard]] std::uint16_t portOf(const sockaddr_storage& storage);
/// AF_INET, AF_INET6 or AF_UNSPEC.
[[nodiscard]] int nativeFamily(wire::Family family);
/// Where the socket is bound; false on failure.
[[nodiscard]] bool boundTo(int fd, wire::IpAddress& ip, std::uint16_t& port);

} // namespace socketscope::rawprobe
