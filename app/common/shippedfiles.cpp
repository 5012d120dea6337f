// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/shippedfiles.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

namespace socketscope::app {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestFile = 8 << 20;

Result<QByteArray> read(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail({.code = QFileInfo::exists(path) ? ErrorCode::FileUnreadable : ErrorCode::FileMissing,
            .detail = path.toStdString()});
    if (file.size() > longestFile)
        return fail({.code = ErrorCode::FileTooLarge, .detail = path.toStdString(), .amount = file.size()});
    return file.readAll();
}

} // namespace

QString ShippedFiles::pathOf(const QString& name) const
{
    return m_folder + u'/' + name + u".json"_s;
}

Result<QByteArray> ShippedFiles::named(const QString& name) const
{
    return read(pathOf(name));
}

Result<QByteArray> ShippedFiles::namedOrAt(const QString& nameOrPath) const
{
    if (QFileInfo(nameOrPath).isFile())
        return read(nameOrPath);
    if (!nameOrPath.contains(u'/') && QFileInfo::exists(pathOf(nameOrPath)))
        return named(nameOrPath);
    if (nameOrPath.contains(u'/') || nameOrPath.endsWith(u".json"_s))
        return fail({.code = ErrorCode::FileMissing, .detail = nameOrPath.toStdString()});
    return fail({.code = ErrorCode::UnknownName, .detail = nameOrPath.toStdString()});
}

} // namespace socketscope::app
