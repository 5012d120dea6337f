// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Packets to start from.
#pragma once

#include "core/craft/packet.h"

#include <span>

namespace socketscope::craft {

/// The names of the built-in templates: udp-hello, icmp-echo, ttl-3, tcp-syn, dns-query.
[[nodiscard]] std::span<const std::string_view> templateNames();

/// A built-in template; nothing where there is none of that name.
[[nodiscard]] std::optional<Packet> builtinTemplate(std::string_view name);

} // namespace socketscope::craft
