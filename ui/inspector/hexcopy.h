// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Bytes as text to paste into a program or a letter.
#pragma once

#include "core/base/bytes.h"

#include <QtCore/QString>

namespace socketscope::ui {

/// "68 65 6c 6c 6f"
[[nodiscard]] QString bytesAsHex(ByteView bytes);
/// "const unsigned char data[] = {0x68, 0x65};", sixteen to a line
[[nodiscard]] QString bytesAsC(ByteView bytes);
/// b'hello\r\n'
[[nodiscard]] QString bytesAsPython(ByteView bytes);
/// UTF-8 with its line breaks and tabs; other control and invisible characters as escapes
[[nodiscard]] QString bytesAsText(ByteView bytes);

} // namespace socketscope::ui
