// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The facts of a failure or note, packed into its payload as lines of `key=value`, in the order given.
#pragma once

#include "core/base/bytes.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace socketscope::journal {

using Facts = std::vector<std::pair<std::string, std::string>>;

/// Line breaks inside a value become spaces. Keys hold neither `=` nor a line break.
[[nodiscard]] Bytes packFacts(const Facts& facts);
/// Lines without `=` are passed over.
[[nodiscard]] Facts unpackFacts(ByteView payload);
/// The value of `key`, or an empty string.
[[nodiscard]] std::string fact(ByteView payload, std::string_view key);

} // namespace socketscope::journal
