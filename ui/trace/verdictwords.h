// SPDX-License-Identifier: GPL-3.0-or-later
/// \file How it stands with a trace, in sentences.
#pragma once

#include "core/net/probes/ways.h"
#include "core/trace/hops.h"

#include <QtCore/QString>

namespace socketscope::ui {

struct VerdictText {
    enum class Tone : std::uint8_t { Quiet, Good, Bad };
    QString text;
    Tone tone = Tone::Quiet;
    bool suggestsTcp = false; ///< another protocol may find more
};

/// "wikipedia.practice answers, 7 hops away."
[[nodiscard]] VerdictText verdictText(const trace::Hops& hops);
/// "Raw ICMP: through the helper". For a trace read from a file the reason is not known.
[[nodiscard]] QString waySentence(trace::Via via, trace::Protocol protocol, bool showsHeaders);
/// Whether the way sees all there is to see.
[[nodiscard]] bool seesEverything(trace::Via via, bool showsHeaders);
/// "round 24 · complete in 42 ms (slowest hop 41.7 ms) · 0 unmatched replies"
[[nodiscard]] QString statusText(const trace::Hops& hops);
/// "3 unmatched replies"
[[nodiscard]] QString unmatchedText(std::uint64_t count);

} // namespace socketscope::ui
