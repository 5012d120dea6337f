// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/settings.h"

#include <QtCore/QFile>

namespace socketscope::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr auto schemeKey = "window/theme"_L1;

/// Qt's reader forgives nearly everything; a file with NUL bytes was torn by a crash or is not a settings
/// file.
bool holdsNulBytes(const QString& path)
{
    QFile file(path);
    constexpr qint64 enough = 1 << 20;
    return file.open(QIODevice::ReadOnly) && file.read(enough).contains('\0');
}

} // namespace

OpenedSettings openSettings(const QString& path)
{
    auto settings = std::make_unique<QSettings>(path, QSettings::IniFormat);
    if (settings->status() != QSettings::FormatError && !holdsNulBytes(path))
        return {std::move(settings), {}};
    settings.reset(); // a file must not be moved under a reader
    const QString bad = path + ".bad"_L1;
    QFile::remove(bad);
    const bool moved = QFile::rename(path, bad);
    return {std::make_unique<QSettings>(path, QSettings::IniFormat), moved ? bad : QString()};
}

Scheme readScheme(const QSettings& settings)
{
    const QString word = settings.value(schemeKey).toString();
    if (word == "light"_L1)
        return Scheme::Light;
    if (word == "dark"_L1)
        return Scheme::Dark;
    return Scheme::System;
}

void writeScheme(QSettings& settings, Scheme scheme)
{
    const auto word = scheme == Scheme::Light ? "light"_L1 : scheme == Scheme::Dark ? "dark"_L1 : "system"_L1;
    settings.setValue(schemeKey, QString(word));
}

} // namespace socketscope::ui
