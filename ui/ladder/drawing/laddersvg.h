// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The ladder of a session as an SVG document, for the window and the terminal.
#pragma once

#include "core/journal/ladder.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace socketscope::ui {

struct LadderSvg {
    QByteArray document;
    bool cut = false; ///< the ladder has more rows than a drawing should; the document says so
};

/// All of it in steps, or its first `mostRows` rows. `now` is when calls that are still open are measured.
[[nodiscard]] LadderSvg ladderSvg(const journal::Ladder& ladder, const journal::JournalView& view,
    const QString& title, Instant now, journal::Row mostRows = 5000);

} // namespace socketscope::ui
