// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The parts of a topology file. For core/topology only.
#pragma once

#include "core/topology/jsonobject.h"

namespace socketscope::topology {

/// Reads all of the file but what says that it is one.
[[nodiscard]] lab::Topology readTopology(JsonObject& file);
[[nodiscard]] QJsonObject writeTopology(const lab::Topology& topology);

} // namespace socketscope::topology
