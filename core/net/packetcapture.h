// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The packets of a journal as a capture file.
#pragma once

#include "core/journal/journal.h"
#include "core/journal/sessionline.h"

#include <functional>
#include <optional>
#include <string>

namespace socketscope::net {

/// What stands beside a packet; nothing: it is none that belongs into the file.
using PacketComment
    = std::function<std::optional<std::string>(const journal::JournalView&, const journal::Event&)>;

/// The packets that `commentOf` has a comment for as pcapng of raw IP, handed out piece by piece until `sink`
/// says false. Reads the whole journal: for a worker thread.
void writePcapng(const journal::Journal& journal, const journal::SessionHeader& header,
    const std::string& interface, const PacketComment& commentOf, const std::function<bool(ByteView)>& sink);

/// "; first 20 bytes inferred, not seen", or an empty string.
[[nodiscard]] std::string inferredComment(const journal::Event& packet);
/// "15.084 ms"
[[nodiscard]] std::string millisecondsText(Duration duration);

} // namespace socketscope::net
