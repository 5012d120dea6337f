// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The look of the whole application: style, palette, font, and one stylesheet made from the theme.
#pragma once

#include "ui/theme/theme.h"

#include <QtWidgets/QApplication>

namespace socketscope::ui {

/// Which theme a scheme means on a desktop with this palette.
[[nodiscard]] const Theme& themeFor(Scheme scheme, const QPalette& systemPalette);

/// The stylesheet of standard widgets. Looks are chosen by the dynamic property "kind": `primary`, `link` and
/// `row` for buttons, `quiet` and `error` for labels, `names` for the list that an input offers; "invalid"
/// marks an input.
[[nodiscard]] QString styleSheet(const Theme& theme);

/// Puts the application in this scheme; may be called again at any time. The palette that the desktop gave is
/// remembered at the first call, which is what Scheme::System goes by.
void applyTheme(QApplication& application, Scheme scheme);

} // namespace socketscope::ui
