// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Bytes written on one line with the escapes of C: `\r\n`, `\0`, `\x1f`, `\\`.
#pragma once

#include <QtCore/QString>

#include <optional>
#include <string>
#include <string_view>

namespace socketscope::ui {

[[nodiscard]] QString escaped(std::string_view bytes);
/// Nothing where an escape is not one of these.
[[nodiscard]] std::optional<std::string> unescaped(const QString& text);

} // namespace socketscope::ui
