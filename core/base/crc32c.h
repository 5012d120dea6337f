// SPDX-License-Identifier: GPL-3.0-or-later
/// \file CRC-32C (Castagnoli), RFC 3720 appendix B.4: tells whether two long messages are the same without
/// keeping both.
#pragma once

#include "core/base/bytes.h"

namespace socketscope {

/// The CRC of `bytes`, or of what came before (whose CRC is `before`) followed by `bytes`.
[[nodiscard]] std::uint32_t crc32c(ByteView bytes, std::uint32_t before = 0);

} // namespace socketscope
