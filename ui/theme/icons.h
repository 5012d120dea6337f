// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The program's own icons: one SVG each, painted in the theme's colours at the size and scale asked
/// for.
#pragma once

#include "ui/theme/theme.h"

#include <QtGui/QIcon>

namespace socketscope::ui {

/// A colour of the theme by its meaning, e.g. `&Theme::quiet`.
using ThemeColor = QColor Theme::*;

/// The icon resources/icons/`name`.svg in the colour `off`, and `on` where the widget that shows it is
/// checked. It reads the application's palette each time it is painted, so it follows a change of scheme by
/// itself. Empty when unknown.
[[nodiscard]] QIcon icon(const QString& name, ThemeColor off = &Theme::text, ThemeColor on = nullptr);

/// One picture of it: `size` in device-independent pixels, for a surface with this device pixel ratio.
[[nodiscard]] QPixmap iconPixmap(
    const QString& name, const QColor& color, QSize size, qreal devicePixelRatio);

} // namespace socketscope::ui
