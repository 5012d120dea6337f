// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The session files used last, newest first, kept in the settings.
#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QObject>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace socketscope::ui {

struct RecentFile {
    QString path; ///< absolute
    QDateTime used;

    friend bool operator==(const RecentFile&, const RecentFile&) = default;
};

class Recent final : public QObject {
    Q_OBJECT

public:
    static constexpr int capacity = 12;

    /// Entries of the settings that make no sense are left out.
    explicit Recent(QSettings& settings, QObject* parent = nullptr);

    [[nodiscard]] const QList<RecentFile>& files() const { return m_files; }
    /// Moves it to the front. Whether the file exists is not looked at: it may lie on a network that hangs.
    void add(const QString& path, const QDateTime& when);
    void remove(const QString& path);
    void clear();

Q_SIGNALS:
    void changed();

private:
    void store();

    QSettings& m_settings;
    QList<RecentFile> m_files;
};

/// "14:02" for today, "yesterday 14:02", else the date, in the person's locale.
[[nodiscard]] QString whenText(const QDateTime& when, const QDateTime& now);

} // namespace socketscope::ui
