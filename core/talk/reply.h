// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What a server answers.
#pragma once

#include "core/base/bytes.h"
#include "core/talk/program.h"

#include <optional>

namespace socketscope::talk {

/// The bytes to send back for `received`, or nothing. Shout raises the letters a to z; Reverse turns the
/// bytes around but leaves a line ending at the end. `timeOfDay` is the text of Reply::Time.
[[nodiscard]] std::optional<Bytes> replyTo(
    const Program& program, ByteView received, const std::string& timeOfDay);

} // namespace socketscope::talk
