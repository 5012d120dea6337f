// SPDX-License-Identifier: GPL-3.0-or-later
/// \file One probe and its answer as the journal keeps them.
#pragma once

#include "core/journal/journal.h"
#include "core/tracing/tracereader.h"
#include "ui/packet/packettree.h"
#include "ui/words/probewords.h"

namespace socketscope::ui {

struct ProbeEvidence {
    ProbeStory story;
    ShownPacket sent;
    std::optional<ShownPacket> received {};
    bool settled = false; ///< nothing more can become of it
};

/// From the event of its sending and that of the answer that counts (0: none). Looks at no more than a few
/// thousand events beyond them.
[[nodiscard]] ProbeEvidence readProbe(
    const journal::JournalView& view, journal::Seq sent, journal::Seq answer);
/// Nothing where the reader knows no such probe.
[[nodiscard]] std::optional<ProbeEvidence> readProbe(
    const journal::JournalView& view, const tracing::TraceReader& reader, std::uint32_t probe);

struct StrayEvidence {
    StrayStory story;
    ShownPacket received;
};
/// Nothing where the event is no such packet.
[[nodiscard]] std::optional<StrayEvidence> readStray(const journal::JournalView& view, journal::Seq seq);

} // namespace socketscope::ui
