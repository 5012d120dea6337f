// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crafttemplate/templateload.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>

namespace socketscope::craft {

Result<TemplateFile> loadTemplate(const QString& path)
{
    constexpr qint64 most = 1 << 20;
    const std::string name = path.toStdString();
    if (!QFileInfo::exists(path))
        return fail({.code = ErrorCode::FileMissing, .detail = name});
    QFile file(path);
    if (QFileInfo(path).isDir() || !file.open(QIODevice::ReadOnly))
        return fail({.code = ErrorCode::FileUnreadable, .detail = name});
    // One byte more than a template may have tells that it has too many; a device may have no end.
    auto read = parseTemplate(file.read(most + 1));
    if (read)
        return read;
    Error error = read.error();
    if (error.code == ErrorCode::NotATemplate || error.code == ErrorCode::FileTooLarge)
        error.detail = name;
    return fail(std::move(error));
}

Result<> saveTemplate(const TemplateFile& file, const QString& path)
{
    const auto json = writeTemplate(file);
    if (!json)
        return fail(json.error());
    QSaveFile saved(path);
    if (!saved.open(QIODevice::WriteOnly) || saved.write(*json) != json->size() || !saved.commit())
        return fail({.code = ErrorCode::FileUnwritable, .detail = path.toStdString()});
    return {};
}

} // namespace socketscope::craft
