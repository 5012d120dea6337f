// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Hexadecimal text in both directions.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <string>
#include <string_view>

namespace socketscope {

/// Reads bytes written as pairs of hex digits. Forgiving of white space, `:` `-` `,` `;` `_` between bytes
/// and of `0x` or `\x` before one. Fails with BadHexDigit or OddHexDigits, `position` being the index of the
/// offender.
[[nodiscard]] Result<Bytes> parseHex(std::string_view text);

/// Lower-case digits without separators, as a shell argument wants them.
[[nodiscard]] std::string toHex(ByteView bytes);

} // namespace socketscope
