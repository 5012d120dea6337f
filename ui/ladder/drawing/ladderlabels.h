// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What stands on pills, arrows and cards. Plain text, made when it is painted.
#pragma once

#include "core/journal/ladder.h"

#include <QtCore/QString>

namespace socketscope::ui {

struct PillText {
    QString text; ///< "recv(1024) → 424 B"
    QString shorter; ///< "recv → 424 B"
};

/// Of a call that has returned or has just started.
[[nodiscard]] PillText pillText(
    const journal::Ladder& ladder, const journal::JournalView& view, const journal::CallSpan& call);
/// "blocked in accept() · 1.2 s"; shorter: "blocked in accept()", or "blocked · 1.2 s" while it lasts
[[nodiscard]] PillText blockedText(
    const journal::JournalView& view, const journal::CallSpan& call, Instant now);
/// "5 B "hello"", "handshake", "end of stream"
[[nodiscard]] QString arrowText(const journal::JournalView& view, const journal::Arrow& arrow);
/// Why it did not arrive.
[[nodiscard]] QString lostText(const journal::JournalView& view, const journal::Arrow& arrow);
[[nodiscard]] QString laneName(const journal::JournalView& view, const journal::Lane& lane);
[[nodiscard]] QString laneAddress(const journal::Lane& lane);
/// "LISTEN", "ESTABLISHED": in the kernel's words, shorter: as `ss` prints it; empty where there is none.
[[nodiscard]] PillText laneState(const journal::Lane& lane);
/// Of a failure or a note; shorter: what it says without who said it.
[[nodiscard]] PillText markText(const journal::JournalView& view, journal::Seq seq);
/// Of a packet; empty where its arrows say all: at a node that only passes it on.
[[nodiscard]] PillText packetText(const journal::JournalView& view, journal::Seq seq);
/// The whole of an event for a screen reader: "0.412 s, client: sendto(5 B, 127.0.0.1:8888), returned 5
/// bytes".
[[nodiscard]] QString spokenText(
    const journal::Ladder& ladder, const journal::JournalView& view, journal::Row row);
[[nodiscard]] QString emptyText();

} // namespace socketscope::ui
