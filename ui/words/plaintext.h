// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Text from peers and files, made harmless to look at.
#pragma once

#include <QtCore/QString>

#include <string>
#include <string_view>

namespace socketscope::ui {

/// Control, bidirectional, zero-width and unassigned characters as visible escapes (`\n`, `\x1b`, `\u202e`);
/// everything else unchanged. The result is plain text, never markup: show it with Qt::PlainText.
[[nodiscard]] QString harmless(const QString& text);
/// The same for UTF-8; bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] QString harmless(std::string_view utf8);

} // namespace socketscope::ui
