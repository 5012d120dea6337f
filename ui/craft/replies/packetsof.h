// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What an exchange knows of an event, and the words for it that need the journal, too.
#pragma once

#include "core/crafting/exchange.h"

#include <QtCore/QString>

namespace socketscope::ui {

/// What an event is in an exchange; at most one of the last three.
struct PacketOf {
    const crafting::SentPacket* sent = nullptr; ///< that it is, that it answers or that passes there
    const crafting::Reply* reply = nullptr;
    const crafting::Overheard* overheard = nullptr;
    const crafting::PlaceEvent* place = nullptr;
};
[[nodiscard]] PacketOf packetOf(const crafting::Exchange& exchange, journal::Seq seq);

/// The reply, or what happened at a node, of that event; null: the exchange keeps none, or no longer.
[[nodiscard]] const crafting::Reply* replyOf(const crafting::Exchange& exchange, journal::Seq seq);
[[nodiscard]] const crafting::PlaceEvent* placeOf(const crafting::Exchange& exchange, journal::Seq seq);
[[nodiscard]] const crafting::Overheard* overheardOf(const crafting::Exchange& exchange, journal::Seq seq);

/// The whole packet of that event as far as it was kept; valid while the view lives.
[[nodiscard]] ByteView bytesAt(const journal::JournalView& view, journal::Seq seq);

/// "192.0.2.7:53"; without a port where there is none.
[[nodiscard]] QString endText(const wire::SocketAddress& end);
/// Harmless to show.
[[nodiscard]] QString nodeName(const journal::JournalView& view, journal::ActorId node);

/// Why nothing came back for that packet, in a line and in sentences.
[[nodiscard]] QString silenceLine(
    const crafting::Exchange& exchange, const journal::Journal& journal, const crafting::SentPacket& sent);
[[nodiscard]] QString silenceSentences(
    const crafting::Exchange& exchange, const journal::Journal& journal, const crafting::SentPacket& sent);

} // namespace socketscope::ui
