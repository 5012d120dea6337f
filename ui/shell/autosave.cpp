// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/autosave.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QLockFile>

namespace socketscope::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr auto suffix = ".sockscope"_L1;
constexpr auto lockSuffix = ".lock"_L1;

/// Stale only when its process is gone, however long a session lasts.
std::unique_ptr<QLockFile> lockFor(const QString& path)
{
    auto lock = std::make_unique<QLockFile>(path + lockSuffix);
    lock->setStaleLockTime(0);
    return lock;
}

bool namesItsOwner(const QLockFile& lock)
{
    qint64 pid = 0;
    QString host;
    QString program;
    return lock.getLockInfo(&pid, &host, &program);
}

} // namespace

AutosaveClaim::AutosaveClaim(QString path, std::unique_ptr<QLockFile> lock, QObject* parent)
    : QObject(parent)
    , m_path(std::move(path))
    , m_lock(std::move(lock))
{
}

AutosaveClaim::~AutosaveClaim() = default; // QLockFile removes its file

AutosaveFolder::AutosaveFolder(QString folder)
    : m_folder(std::move(folder))
{
}

std::unique_ptr<AutosaveClaim> AutosaveFolder::claim(const QString& name, const QDateTime& now) const
{
    if (!QDir().mkpath(m_folder))
        return nullptr;
    QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const QString stem = autosaveStem(name) + now.toString(u"'_'yyyy-MM-dd'_'HH-mm-ss"_s);
    constexpr int enough = 100; // sessions begun in one second
    for (int n = 1; n <= enough; ++n) {
        const QString file = n == 1 ? stem : stem + u'-' + QString::number(n);
        const QString path = QDir(m_folder).filePath(file + suffix);
        if (QFileInfo::exists(path))
            continue;
        std::unique_ptr<QLockFile> lock = lockFor(path);
        if (lock->tryLock(0))
            return std::make_unique<AutosaveClaim>(path, std::move(lock));
        if (lock->error() != QLockFile::LockFailedError)
            return nullptr;
    }
    return nullptr;
}

QStringList AutosaveFolder::sessions() const
{
    return QDir(m_folder).entryList({u'*' + suffix}, QDir::Files, QDir::Time);
}

QList<LeftSession> AutosaveFolder::leftBehind() const
{
    QList<LeftSession> left;
    for (const QString& name : sessions()) {
        const QString path = QDir(m_folder).filePath(name);
        if (!QFileInfo::exists(path + lockSuffix))
            continue;
        std::shared_ptr<QLockFile> lock = lockFor(path);
        if (!namesItsOwner(*lock))
            lock->setStaleLockTime(30'000); // torn by the same crash: only its age can tell
        if (lock->tryLock(0))
            left.append({path, QFileInfo(path).lastModified(), std::move(lock)});
    }
    return left;
}

void AutosaveFolder::prune(int keep) const
{
    int closed = 0;
    for (const QString& name : sessions()) {
        const QString path = QDir(m_folder).filePath(name);
        if (QFileInfo::exists(path + lockSuffix))
            continue;
        if (++closed > keep)
            QFile::remove(path);
    }
}

QString autosaveStem(const QString& name)
{
    QString stem;
    for (const QChar c : name.toLower()) {
        const bool isPlain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (isPlain)
            stem += c;
        else if (!stem.isEmpty() && !stem.endsWith(u'-'))
            stem += u'-';
    }
    constexpr int longest = 40;
    stem.truncate(longest);
    while (stem.endsWith(u'-'))
        stem.chop(1);
    return stem.isEmpty() ? u"session"_s : stem;
}

} // namespace socketscope::ui
