// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What a hex editor does to a packet as a whole: values in, values out.
#pragma once

#include "core/craft/packet.h"

#include <optional>

namespace socketscope::ui {

/// `bytes` in place of those from `offset` on, as if they were typed one after another: headers keep their
/// length, and what goes beyond the end lengthens the payload. Fields that then hold what would be computed
/// stay automatic. Fails as Packet::setByte() and setPayload() do.
[[nodiscard]] Result<craft::Packet> overwritten(
    const craft::Packet& packet, std::size_t offset, ByteView bytes);

/// The payload with `bytes` in place of `count` bytes from `offset` of the packet on. Nothing where one of
/// these belongs to a header.
[[nodiscard]] std::optional<Bytes> splicedPayload(
    const craft::Packet& packet, std::size_t offset, std::size_t count, ByteView bytes);

} // namespace socketscope::ui
