// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/settings.h"

#include <QtCore/QFile>

namespace socketscope::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr auto schemeKey = "window/theme"_L1;

constexpr qint64 largestSettings = 1 << 20;

bool isIniLine(const QByteArray& line)
{
    return line.isEmpty() || line.startsWith(';') || line.startsWith('#') || line.startsWith('[')
        || line.contains('=');
}

/// Qt's reader forgives nearly everything, also a file that a crash filled with zeros or that something else
/// wrote.
bool isDamaged(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false; // missing or not ours to read
    if (file.size() > largestSettings)
        return true;
    const QByteArray content = file.readAll();
    bool continues = false; // the line before ended in a backslash
    for (const QByteArray& raw : content.split('\n')) {
        const QByteArray line = raw.trimmed();
        if (line.contains('\0') || !(continues || isIniLine(line)))
            return true;
        continues = line.endsWith('\\');
    }
    return false;
}

} // namespace

OpenedSettings openSettings(const QString& path)
{
    if (!isDamaged(path))
        return {std::make_unique<QSettings>(path, QSettings::IniFormat), {}};
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
