// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The names of calls, states, options and codes, as session files and scenes spell them, in both
/// directions.
#pragma once

#include "core/journal/event.h"

#include <optional>
#include <string_view>

namespace socketscope::journal {

[[nodiscard]] std::string_view nameOf(EventKind kind);
[[nodiscard]] std::string_view nameOf(CallName call); ///< "recvfrom"; empty for None
[[nodiscard]] std::string_view nameOf(StateCode state);
[[nodiscard]] std::string_view nameOf(FailureCode failure);
[[nodiscard]] std::string_view nameOf(NoteCode note);
[[nodiscard]] std::string_view nameOf(PacketCode packet);
[[nodiscard]] std::string_view nameOf(OptionName option); ///< "SO_REUSEADDR"
[[nodiscard]] std::string_view nameOf(QtMethod method); ///< "writeDatagram"
[[nodiscard]] std::string_view nameOf(ActorRole role); ///< "udp-server"

/// The value of that name, or nothing. E is one of the enumerations above.
template <class E> [[nodiscard]] std::optional<E> fromName(std::string_view name);

/// "EADDRINUSE" for a number of this system; "E123" where the system has no name for it; empty for 0.
[[nodiscard]] std::string errnoName(int number);
/// The number of that name here, or 0.
[[nodiscard]] int errnoNumber(std::string_view name);

} // namespace socketscope::journal
