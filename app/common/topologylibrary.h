// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The practice networks that come with the program.
#pragma once

#include "core/lab/topology.h"

#include <QtCore/QString>

#include <vector>

namespace socketscope::app {

/// All of them, in the order in which they teach.
[[nodiscard]] std::vector<lab::Topology> builtInTopologies();
/// A topology by name, or from a file where there is one of that path. Fails as topology::parse does, and
/// with FileMissing, FileUnreadable or UnknownName.
[[nodiscard]] Result<lab::Topology> loadTopology(const QString& nameOrPath);

} // namespace socketscope::app
