// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Hex dumps with offsets. For core/craft only: others call readPaste().
#pragma once

#include "core/craft/hexpaste.h"

#include <optional>
#include <vector>

namespace socketscope::craft {

/// The lines of `text` without their ends.
[[nodiscard]] std::vector<std::string_view> linesOf(std::string_view text);
[[nodiscard]] bool isHexDigit(char c);
/// The caller has checked that there are hex digits only, an even number of them.
void appendHex(Bytes& to, std::string_view digits);

/// The bytes of a dump, or nothing where the text is none. Fails with BadDumpLine or DumpGap.
[[nodiscard]] Result<std::optional<Pasted>> readDump(const std::vector<std::string_view>& lines);

} // namespace socketscope::craft
