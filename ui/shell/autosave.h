// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Where sessions are recorded while they run, and which of them were left behind by a crash.
#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QString>

#include <memory>

QT_BEGIN_NAMESPACE
class QLockFile;
QT_END_NAMESPACE

namespace socketscope::ui {

/// A session file of the autosave folder that this process records into. While it lives, a lock file beside
/// the session says so; its end is what "closed" means. Make it a child of the session that records.
class AutosaveClaim final : public QObject {
    Q_OBJECT

public:
    AutosaveClaim(QString path, std::unique_ptr<QLockFile> lock, QObject* parent = nullptr);
    ~AutosaveClaim() override;

    [[nodiscard]] const QString& path() const { return m_path; }

private:
    QString m_path;
    std::unique_ptr<QLockFile> m_lock;
};

/// A session whose program ended without closing it. This process holds its lock as long as a copy of this
/// lives, so that no other window offers it as well; after that it counts as closed. The session file stays.
struct LeftSession {
    QString path;
    QDateTime lastWritten;
    std::shared_ptr<QLockFile> lock;
};

class AutosaveFolder {
public:
    explicit AutosaveFolder(QString folder);

    /// A name that no file has yet: "udp-hello_2026-11-22_14-02-11.sockscope". Null where the folder cannot
    /// be written to: then the session lives in memory only.
    [[nodiscard]] std::unique_ptr<AutosaveClaim> claim(const QString& name, const QDateTime& now) const;

    /// Newest first. A session that a living process holds is not among them, nor one that was closed.
    [[nodiscard]] QList<LeftSession> leftBehind() const;
    /// Deletes closed sessions beyond the newest `keep`; never one that is open or was left behind.
    void prune(int keep) const;

private:
    [[nodiscard]] QStringList sessions() const; ///< file names, newest first

    QString m_folder;
};

/// The part of an autosave's name that comes from a scene or a title: lower-case letters, digits and dashes.
[[nodiscard]] QString autosaveStem(const QString& name);

} // namespace socketscope::ui
