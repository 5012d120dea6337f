// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Host names as they may stand in a file: whoever answers a probe chooses the name of its address.
#pragma once

#include <string>
#include <string_view>

namespace socketscope::tracing {

/// `name` where it is made of letters, digits, dots, hyphens and underscores; else an empty string.
[[nodiscard]] std::string plainName(std::string_view name);

} // namespace socketscope::tracing
