// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Events in the notation of C and of textbooks: `recvfrom(1024)`, `= 5`, `= -1 ECONNREFUSED`. No
/// sentences.
#pragma once

#include "core/journal/event.h"

#include <string>

namespace socketscope::journal {

/// The call with its arguments, for a Call or a Return event: `bind(127.0.0.1:8888)`,
/// `setsockopt(SO_REUSEADDR, 1)`.
[[nodiscard]] std::string callText(const Event& event);
/// What it returned, short: `5 B from 127.0.0.1:8000`, `#7 from 127.0.0.1:8000`, `:8888`, `b''`,
/// `ECONNREFUSED`, or empty where a plain success says nothing more.
[[nodiscard]] std::string resultText(const Event& returned);
/// The first bytes as a Python-like literal, at most `longest` characters between the quotes: `"hello"`,
/// `"\x00\x01…"`.
[[nodiscard]] std::string previewText(const Payload& bytes, std::size_t longest = 24);

} // namespace socketscope::journal
