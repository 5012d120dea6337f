// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The option --network, as several commands have it.
#pragma once

#include "app/common/networks.h"

#include <optional>

namespace socketscope::app {

/// A network by name or from a file; nothing where there is none such: what is wrong is said on stderr.
[[nodiscard]] std::optional<KnownNetwork> networkGiven(const QString& nameOrPath);

} // namespace socketscope::app
