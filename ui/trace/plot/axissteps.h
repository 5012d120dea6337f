// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Round numbers for the axes of a plot, and how they are written.
#pragma once

#include <QtCore/QString>

namespace socketscope::ui {

/// The smallest round step of time, in seconds, that is at least `least`.
[[nodiscard]] double timeStep(double least);
/// "40 ms", "2.5 s", "90 s", "1:30", "1:00:00": seconds since the start, as exact as steps of `step` need.
[[nodiscard]] QString timeLabel(double seconds, double step);
/// "12:03–12:05" of a period, with as many digits as tell its ends apart.
[[nodiscard]] QString periodText(double from, double to);

/// Where the upper end of an axis goes that starts at 0 and has to show `most`: 1, 2, 3, 5 or 8 of a power of
/// ten, so that it rests while values jitter.
[[nodiscard]] double roundCeiling(double most);
/// The step of an axis from 0 to `ceiling` with about `count` steps.
[[nodiscard]] double valueStep(double ceiling, int count);

} // namespace socketscope::ui
