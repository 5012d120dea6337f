// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Whether the conditions of a scene can be met at all.
#pragma once

#include "core/talk/scene.h"

namespace socketscope::talk {

/// Fails with UnknownName where a condition or a place names an endpoint that is not there (or one name
/// stands twice), and with ImpossibleOrder where endpoints wait for each other, or for a call that the other
/// never makes.
[[nodiscard]] Result<> checkOrder(const Scene& scene);

} // namespace socketscope::talk
