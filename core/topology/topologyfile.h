// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Topologies as JSON files.
#pragma once

#include "core/base/bytes.h"
#include "core/lab/topology.h"

namespace socketscope::topology {

/// Reads a file and checks it with lab::validate(). Fails with FileTooLarge, NotATopology (`amount`: the line
/// in which it stops being JSON, 0 where it is JSON), TooDeep, NewerVersion, WrongType, MissingKey,
/// UnknownName (also of a key), NameTaken or OutOfRange; `detail` is the path to the place:
/// `routers.gw.answers.code`.
[[nodiscard]] Result<lab::Topology> parse(ByteView json);
/// The same topology as a file; what has its usual value is left out.
[[nodiscard]] Bytes write(const lab::Topology& topology);

} // namespace socketscope::topology
