// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A payload as characters and digits to be typed over.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <QtCore/QString>

#include <optional>

namespace socketscope::ui {

/// The bytes as UTF-8 text that an input shows as it is and gives back as the same bytes; nothing where they
/// are no such text: control characters, carriage returns, invisible ones.
[[nodiscard]] std::optional<QString> writableText(ByteView bytes);

/// Digits in pairs, sixteen bytes to a line.
[[nodiscard]] QString writableHex(ByteView bytes);

/// Bytes from hex in any form that craft::readPaste() reads; none from blank text. While somebody is still
/// typing, a single digit at the end waits for its other one.
[[nodiscard]] Result<Bytes> bytesFromHex(const QString& text, bool isBeingTyped);

} // namespace socketscope::ui
