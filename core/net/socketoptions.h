// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Socket options by our names and units, read back from the kernel after they are set.
#pragma once

#include "core/base/result.h"
#include "core/journal/event.h"
#include "core/wire/address.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace socketscope::net {

/// Sets the option and returns the value that the kernel holds then, which may be another one: Linux doubles
/// SO_RCVBUF, for example. Units as journal::OptionName says. IP_TTL, IP_MULTICAST_TTL and IP_MULTICAST_LOOP
/// mean the IPv6 option of the same purpose where `family` is IPv6. Fails with SystemCall ("setsockopt"), or
/// Unsupported for IP_ADD_MEMBERSHIP (see joinGroup).
[[nodiscard]] Result<std::int32_t> setOption(
    int fd, wire::Family family, journal::OptionName option, std::int32_t value);

/// The value that the kernel holds now. Fails with SystemCall ("getsockopt") or Unsupported.
[[nodiscard]] Result<std::int32_t> readOption(int fd, wire::Family family, journal::OptionName option);

/// Every option that a socket of this kind has, with the value that the kernel holds now.
[[nodiscard]] std::vector<std::pair<journal::OptionName, std::int32_t>> heldOptions(
    int fd, wire::Family family, bool datagram);

/// Joins a multicast group on the interface that has the address `interface`, or on one of the system's
/// choice where that is none. An IPv6 interface may also be named by the scope alone. Fails with SystemCall
/// ("setsockopt"), or MixedFamilies.
[[nodiscard]] Result<> joinGroup(int fd, const wire::IpAddress& group, const wire::IpAddress& interface);

} // namespace socketscope::net
