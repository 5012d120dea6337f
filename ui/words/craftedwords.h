// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Words about crafted packets as a journal has them: what left, what came back, what happened on the
/// way.
#pragma once

#include "ui/words/told.h"

namespace socketscope::ui {

/// Whether the event is of a crafted packet: Crafted, Reply, Overheard, Place, or one of these given up.
[[nodiscard]] bool isOfCraftedPacket(const Told& told);
/// As packetSummary(), packetTitle() and packetWords(), of such an event.
[[nodiscard]] QString craftedSummary(const Told& told);
[[nodiscard]] QString craftedTitle(const Told& told);
[[nodiscard]] Said craftedWords(const Told& told);

/// Of a note CraftStarted, CraftEnded, ListenStarted or ListenEnded.
[[nodiscard]] QString craftNoteSummary(const Told& told);
[[nodiscard]] Said craftNoteWords(const Told& told);

} // namespace socketscope::ui
