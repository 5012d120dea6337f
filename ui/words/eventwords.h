// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Sentences about events, for the window and the terminal. Qt Core only.
#pragma once

#include "core/journal/journal.h"
#include "ui/words/numbers.h"
#include "ui/words/plaintext.h"

#include <QtCore/QString>

namespace socketscope::ui {

/// What the inspector says of one event. All of it is plain text.
struct Explanation {
    QString title; ///< "recvfrom(1024) on server"
    QString subtitle; ///< "1.058 s · returned 5 bytes · waited 27 ms"
    QString text; ///< what it means, in two plain sentences
    QString action; ///< one thing to do, or empty
};

/// Cheap enough for what is on screen, not for a million events: it looks at a few neighbours of the event.
[[nodiscard]] Explanation explain(const journal::JournalView& view, journal::Seq seq);
/// One line for the log and the terminal, without a full stop: "returned 5 bytes from 127.0.0.1:8000".
[[nodiscard]] QString summary(const journal::JournalView& view, journal::Seq seq);
/// What an ICMP error says, in the RFC's words: "port unreachable". Empty for a type or code without a name.
[[nodiscard]] QString icmpText(const journal::Event& event);
/// The actor as a person says it: "server", "connection 7".
[[nodiscard]] QString actorText(const journal::JournalView& view, journal::ActorId actor);

} // namespace socketscope::ui
