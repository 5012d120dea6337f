// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Which hops the plot shows and which probe the inspector, where nobody has said.
#pragma once

#include "core/trace/hops.h"

#include <QtCore/QList>

namespace socketscope::ui {

/// The hops that a person chose (empty: nobody has), else the first and the last that answer, and the
/// selected one, or the one in the middle where none is. `selected` 0: none. By TTL.
[[nodiscard]] QList<int> plottedHops(const trace::Hops& hops, const QList<int>& chosen, int selected);

/// The latest probe of that hop that was answered (by `responder`, where that is not -1), else the latest
/// that was lost, else the latest; 0: there is none.
[[nodiscard]] std::uint32_t probeToShow(const trace::Hops& hops, int ttl, int responder);

/// The hop that this probe was sent to, and who answered it (-1: nobody); ttl 0: not known.
struct ProbePlace {
    int ttl = 0;
    int responder = -1;
};
[[nodiscard]] ProbePlace placeOfProbe(const trace::Hops& hops, std::uint32_t probe);

} // namespace socketscope::ui
