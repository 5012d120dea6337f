// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Filters in the kernel, so that a raw socket wakes nobody for packets that cannot be answers.
#pragma once

#include "core/wire/address.h"

namespace socketscope::rawprobe {

// Each gives 0 or an errno.
/// Only the ICMP or ICMPv6 messages that probes cause.
[[nodiscard]] int filterIcmp(int fd, wire::Family family);
/// Only SYN-ACK and RST segments.
[[nodiscard]] int filterTcp(int fd, wire::Family family);
/// Only datagrams to that port.
[[nodiscard]] int filterUdp(int fd, wire::Family family, std::uint16_t port);
/// Only packets from that address.
[[nodiscard]] int filterSource(int fd, const wire::IpAddress& source);
/// Everything again.
[[nodiscard]] int filterNothing(int fd);
/// Nothing at all.
[[nodiscard]] int filterAll(int fd);

} // namespace socketscope::rawprobe
