// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Numbers, sizes and times as people read them. The same in every locale, so that two screens can be
/// compared.
#pragma once

#include "core/base/time.h"

#include <QtCore/QString>

namespace socketscope::ui {

/// "7", "1024", "65,507": grouped from five digits on, so that short numbers look as they do in a program.
[[nodiscard]] QString countText(qint64 count);
/// For a sentence: "1 byte", "1024 bytes", "65,507 bytes".
[[nodiscard]] QString bytesText(qint64 count);
/// For a column or a badge: "1,448 B".
[[nodiscard]] QString sizeText(qint64 count);
/// "0.412" seconds since the start, "1:02.412" from a minute on, "1:02:03.412" from an hour on.
[[nodiscard]] QString timeText(Instant at);
/// "27 ms", "1.3 s", "140 µs".
[[nodiscard]] QString durationText(Duration duration);

} // namespace socketscope::ui
