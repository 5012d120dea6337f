// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Bytes are kept and passed as bytes.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace socketscope {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

[[nodiscard]] inline Bytes toBytes(std::string_view text)
{
    return {text.begin(), text.end()};
}

} // namespace socketscope
