// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Sentences about events, for the window and the terminal. Qt Core only.
#pragma once

#include "core/journal/journal.h"

#include <QtCore/QString>

namespace socketscope::ui {

/// What the inspector says of one event.
struct Explanation {
    QString title; ///< "recvfrom(1024) on server"
    QString subtitle; ///< "1.058 s · returned 5 bytes · waited 27 ms"
    QString text; ///< what it means, in two plain sentences
    QString action; ///< one thing to do, or empty
};

[[nodiscard]] Explanation explain(const journal::JournalView& view, journal::Seq seq);
/// One line for the log and the terminal: "returned 5 bytes from 127.0.0.1:8000".
[[nodiscard]] QString summary(const journal::JournalView& view, journal::Seq seq);
/// "0.412" seconds since the start, "1:02.412" from a minute on.
[[nodiscard]] QString timeText(Instant at);
/// "27 ms", "1.3 s", "140 µs".
[[nodiscard]] QString durationText(Duration duration);
/// Peer text with control and bidirectional characters shown as visible escapes; plain text, never markup.
[[nodiscard]] QString harmless(const QString& text);

} // namespace socketscope::ui
