// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What stands at the nodes of a path. Plain text.
#pragma once

#include "ui/trace/names/addressbook.h"
#include "ui/trace/path/pathlayout.h"

namespace socketscope::ui {

/// The address, or what stands in its place: "silent", "asked", "3 more".
[[nodiscard]] QString aboveText(const PathNode& node);
/// "15.2 ms", "host unreachable", "2 left"; may be empty.
[[nodiscard]] QString belowText(const PathNode& node);
/// For a screen reader and as a tool tip: "Hop 4: 10.99.3.9, core2.practice, 15.2 ms, 88 % of the answers".
/// `names` may be null.
[[nodiscard]] QString spokenText(const PathNode& node, const AddressBook* names);

} // namespace socketscope::ui
