// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/recent.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QLocale>
#include <QtCore/QSettings>

namespace socketscope::ui {

using namespace Qt::StringLiterals;

Recent::Recent(QSettings& settings, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
{
    const int count = qBound(0, m_settings.beginReadArray("recent"_L1), capacity);
    for (int i = 0; i < count; ++i) {
        m_settings.setArrayIndex(i);
        RecentFile file {m_settings.value("path"_L1).toString(),
            QDateTime::fromString(m_settings.value("used"_L1).toString(), Qt::ISODate)};
        if (QDir::isAbsolutePath(file.path) && file.used.isValid())
            m_files.append(file);
    }
    m_settings.endArray();
}

void Recent::add(const QString& path, const QDateTime& when)
{
    const QString absolute = QDir::cleanPath(QDir::current().absoluteFilePath(path));
    m_files.removeIf([&absolute](const RecentFile& file) { return file.path == absolute; });
    m_files.prepend({absolute, when});
    while (m_files.size() > capacity)
        m_files.removeLast();
    store();
}

void Recent::remove(const QString& path)
{
    m_files.removeIf([&path](const RecentFile& file) { return file.path == path; });
    store();
}

void Recent::clear()
{
    m_files.clear();
    store();
}

void Recent::store()
{
    m_settings.remove("recent"_L1);
    m_settings.beginWriteArray("recent"_L1, static_cast<int>(m_files.size()));
    for (int i = 0; i < m_files.size(); ++i) {
        m_settings.setArrayIndex(i);
        m_settings.setValue("path"_L1, m_files[i].path);
        m_settings.setValue("used"_L1, m_files[i].used.toString(Qt::ISODate));
    }
    m_settings.endArray();
    Q_EMIT changed();
}

QString whenText(const QDateTime& when, const QDateTime& now)
{
    const QLocale locale;
    QString format = locale.timeFormat(QLocale::ShortFormat);
    format.remove(u":ss"_s); // some locales have seconds even in their short form
    const QString time = locale.toString(when.time(), format);
    const qint64 days = when.date().daysTo(now.date());
    if (days == 0)
        return time;
    if (days == 1)
        return QCoreApplication::translate("Recent", "yesterday %1").arg(time);
    return locale.toString(when.date(), QLocale::ShortFormat);
}

} // namespace socketscope::ui
