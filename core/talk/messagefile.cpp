// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/talk/messagefile.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <algorithm>

namespace socketscope::talk {

Result<Message> loadMessageFile(const QString& path, std::int64_t limit)
{
    const auto refuse = [&path](ErrorCode code, std::int64_t amount = 0) {
        return fail({.code = code, .detail = path.toStdString(), .amount = amount});
    };
    const QFileInfo info(path);
    if (path.isEmpty() || !info.exists())
        return refuse(ErrorCode::FileMissing);
    if (!info.isFile())
        return refuse(ErrorCode::FileUnreadable);
    if (info.size() > limit)
        return refuse(ErrorCode::FileTooLarge, info.size());
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refuse(ErrorCode::FileUnreadable);
    // A file may grow while it is read, and those of /proc say that they are empty.
    constexpr std::int64_t pieceSize = 1 << 20;
    Bytes bytes;
    while (true) {
        const std::size_t before = bytes.size();
        bytes.resize(before + pieceSize);
        const qint64 got = file.read(reinterpret_cast<char*>(bytes.data() + before), pieceSize);
        if (got < 0)
            return refuse(ErrorCode::FileUnreadable);
        bytes.resize(before + static_cast<std::size_t>(got));
        if (static_cast<std::int64_t>(bytes.size()) > limit)
            return refuse(ErrorCode::FileTooLarge, static_cast<std::int64_t>(bytes.size()));
        if (got == 0)
            break;
    }
    bytes.shrink_to_fit();
    return Message {.source = Message::Source::File,
        .written = path.toStdString(),
        .bytes = std::make_shared<const Bytes>(std::move(bytes))};
}

} // namespace socketscope::talk
