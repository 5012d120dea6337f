// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Plain-text labels in the few styles that pages use, and thin separating lines.
#pragma once

#include <QtWidgets/QLabel>

namespace socketscope::ui {

enum class LabelStyle {
    Body,
    Quiet, ///< secondary text at the usual size
    Small, ///< quiet and smaller: above a field, below a value
    Bold, ///< the name of a card or a row
    Title, ///< the name of a tile
    Headline, ///< once a page
    Code, ///< fixed width
};

/// Never renders markup, whatever the text holds.
[[nodiscard]] QLabel* makeLabel(
    const QString& text, LabelStyle style = LabelStyle::Body, QWidget* parent = nullptr);
/// Gives an existing label the style.
void setLabelStyle(QLabel* label, LabelStyle style);

/// One pixel of the border colour.
[[nodiscard]] QWidget* makeLine(Qt::Orientation orientation, QWidget* parent = nullptr);

} // namespace socketscope::ui
