// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What came back for a packet that was sent by hand, and what just passed. Qt Core only.
#pragma once

#include "core/base/bytes.h"
#include "core/crafting/exchange.h"
#include "ui/words/eventwords.h"

namespace socketscope::ui {

/// A reply with the packets that the journal keeps.
struct ReplyStory {
    const crafting::SentPacket& sent;
    const crafting::Reply& reply;
    ByteView sentBytes {}; ///< from its IP header on
    ByteView bytes {};
    bool practice = false; ///< over a practice network
};

/// A line for a table: "UDP — “HELLO” (your “hello” in capitals)", "ICMP Time Exceeded (11/0) — quotes your
/// header".
[[nodiscard]] QString replyText(const ReplyStory& story);
/// "Packet 3 → Time Exceeded", when and from whom, what it means.
[[nodiscard]] Explanation explain(const ReplyStory& story);

/// Of a packet without a reply. `silence` is empty while one may come.
[[nodiscard]] Explanation explainSent(
    const crafting::SentPacket& sent, ByteView bytes, const QString& silence);

/// Why it belongs to nothing that was sent, in a few words for a table.
[[nodiscard]] QString overheardText(const crafting::Overheard& packet);
[[nodiscard]] Explanation explain(const crafting::Overheard& packet, ByteView bytes);

} // namespace socketscope::ui
