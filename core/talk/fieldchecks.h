// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What a person typed into a form, judged and turned into the values of a program.
#pragma once

#include "core/talk/fields.h"

#include <string_view>

namespace socketscope::talk {

/// The values behind typed Fields. What does not apply to the role stays at its default.
struct CheckedFields {
    Place address; ///< server: where to bind; client: whom to talk to
    std::optional<Place> own {}; ///< client: where to bind
    std::uint32_t bufferSize = 0;
    std::int32_t backlog = 0;
    Message message {};
    std::uint32_t repeatTimes = 1;
    Duration repeatEvery {};
    Duration timeout {};
    Message fixedReply {};
};

/// `mayBeAnyPort`: a client may leave its server's port at 0, because a scene reserves one.
[[nodiscard]] tl::expected<CheckedFields, FieldError> checkFields(
    const Fields& fields, bool mayBeAnyPort = false);

/// Where a client binds when only its own port is given: loopback if it talks to this computer, else any
/// address.
[[nodiscard]] std::string automaticOwnHost(const Place& to);

/// `text` without the white space around it.
[[nodiscard]] std::string_view trimmed(std::string_view text);

} // namespace socketscope::talk
