// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A path as a list of hops for assistive technology.
#pragma once

namespace socketscope::ui {

class PathView;

/// May be called any number of times.
void installPathAccessibility();
/// The keyboard is at this node now.
void announcePathNode(PathView* view, int node);

} // namespace socketscope::ui
