// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A packet in a few words. Qt Core only.
#pragma once

#include "core/base/bytes.h"

#include <QtCore/QString>

namespace socketscope::ui {

// Of whole packets from their IP header on; empty where they are damaged beyond that.

/// "UDP 8000 → 8888 “hello”", "ICMP Echo Request (8/0)", "TCP 5000 → 80 SYN"; for other protocols their
/// number.
[[nodiscard]] QString packetGlance(ByteView packet);
/// "TTL 62", "hop limit 62".
[[nodiscard]] QString limitGlance(ByteView packet);
/// "10.0.0.2:5000 → 192.0.2.7:53"
[[nodiscard]] QString endsGlance(ByteView packet);

/// What the innermost header carries, quotes aside; empty where there is none.
[[nodiscard]] ByteView payloadOf(ByteView packet);
/// The bytes in quotation marks, the first few of them; others than printable ones as escapes.
[[nodiscard]] QString quoted(ByteView bytes);

} // namespace socketscope::ui
