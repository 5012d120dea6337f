// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Templates on disk.
#pragma once

#include "core/crafttemplate/templatefile.h"

#include <QtCore/QString>

namespace socketscope::craft {

/// Fails with FileMissing, FileUnreadable, or as parseTemplate() does, where the file itself is named.
[[nodiscard]] Result<TemplateFile> loadTemplate(const QString& path);
/// Wholly or not at all. Fails with FileUnwritable, or as writeTemplate() does.
[[nodiscard]] Result<> saveTemplate(const TemplateFile& file, const QString& path);

} // namespace socketscope::craft
