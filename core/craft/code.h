// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A packet as a program that makes and sends it: each runs as it stands, prints the packet's bytes
/// with
/// `--hex`, and sends them without.
#pragma once

#include "core/craft/packet.h"

namespace socketscope::craft {

/// Fail with NotIp where the packet has no IP header.
[[nodiscard]] Result<std::string> pythonCode(const Packet& packet); ///< struct and a raw socket
[[nodiscard]] Result<std::string> cCode(const Packet& packet);
[[nodiscard]] Result<std::string> scapyCode(const Packet& packet);

} // namespace socketscope::craft
