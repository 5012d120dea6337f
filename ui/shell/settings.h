// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The settings file, opened so that damage to it never stops the program.
#pragma once

#include "ui/theme/theme.h"

#include <QtCore/QSettings>

#include <memory>

namespace socketscope::ui {

struct OpenedSettings {
    std::unique_ptr<QSettings> settings; ///< never null
    QString setAside; ///< where a damaged file was put, or empty
};

/// Opens the INI file `path`. One that is not an INI file is renamed to "….bad" (replacing an older one) and
/// a fresh one is begun.
[[nodiscard]] OpenedSettings openSettings(const QString& path);

/// Unknown words mean Scheme::System.
[[nodiscard]] Scheme readScheme(const QSettings& settings);
void writeScheme(QSettings& settings, Scheme scheme);

} // namespace socketscope::ui
