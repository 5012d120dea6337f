// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What of a cell's text there is room for, and the sentences about it.
#pragma once

#include "ui/craft/grid/gridgeometry.h"

#include <QtGui/QFont>

namespace socketscope::ui {

[[nodiscard]] QFont gridLabelFont();
[[nodiscard]] QFont gridValueFont();
[[nodiscard]] QFont gridSmallFont(); ///< for names of values that are too long for the value's font
[[nodiscard]] QFont gridTitleFont();
[[nodiscard]] GridMetrics gridMetrics();

/// As it is painted: no part is wider than its room.
struct CellText {
    QString label;
    QString mark; ///< beside the label: "auto ✓"
    QString value;
    QString valueName;
    bool hasSmallName = false; ///< in gridSmallFont()
    bool elided = false; ///< the value is not all there

    friend bool operator==(const CellText&, const CellText&) = default;
};
[[nodiscard]] CellText cellText(const GridLayout& layout, const GridGeometry& geometry, int cell);

/// Why the cell does not take what was written, in its own words.
[[nodiscard]] QString refusalText(const GridCell& cell, Error error);
/// For screen readers: label, value, whose it is.
[[nodiscard]] QString spokenCell(const GridCell& cell);
/// For a tool tip: what it is, where it stands, why it says what it says. Lines of plain text.
[[nodiscard]] QStringList cellHelp(const GridCell& cell);

} // namespace socketscope::ui
