// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The ladder as a file: SVG, PNG, PDF or plain text.
#pragma once

#include "core/base/result.h"
#include "core/journal/ladder.h"
#include "ui/theme/theme.h"

#include <QtCore/QString>
#include <QtGui/QImage>

namespace socketscope::ui {

enum class LadderFormat : std::uint8_t { Svg, Png, Pdf, Text };

struct LadderExport {
    bool cut = false; ///< there were more rows than the format takes; the file says so
};

/// All of it in steps. Writes beside the file and puts it in place when it is whole, so an older file is not
/// harmed. Fails with FileUnwritable.
[[nodiscard]] Result<LadderExport> exportLadder(const journal::Ladder& ladder,
    const journal::JournalView& view, const QString& title, Instant now, LadderFormat format,
    const QString& file);

/// The picture that the PNG holds: at most `mostRows` rows, `scale` pixels a unit.
[[nodiscard]] QImage ladderImage(const journal::Ladder& ladder, const journal::JournalView& view, Instant now,
    const Theme& theme, qreal scale, journal::Row mostRows, bool* cut = nullptr);

} // namespace socketscope::ui
