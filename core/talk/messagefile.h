// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A message taken from a file.
#pragma once

#include "core/base/result.h"
#include "core/talk/program.h"

#include <QtCore/QString>

namespace socketscope::talk {

/// What a message file may weigh at most unless the caller says otherwise.
inline constexpr std::int64_t largestMessageFile = 256LL << 20;

/// The bytes of the file as they are. Reads the disk, so a window calls it on a worker thread. Fails with
/// FileMissing, FileUnreadable (also for what is no regular file: a directory, a pipe) or FileTooLarge;
/// `detail` is the path.
[[nodiscard]] Result<Message> loadMessageFile(const QString& path, std::int64_t limit = largestMessageFile);

} // namespace socketscope::talk
