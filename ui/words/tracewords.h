// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Sentences about traces: the way of the probes, the verdict, what the figures of a hop mean.
#pragma once

#include "core/net/probes/ways.h"
#include "core/trace/hops.h"
#include "ui/words/words.h"

namespace socketscope::ui {

/// "time exceeded", "port unreachable", …: a few words.
[[nodiscard]] QString answerKindText(trace::AnswerKind kind);
/// Why a packet belongs to no probe, in a few words.
[[nodiscard]] QString unmatchedText(trace::Unmatched reason);
/// "ICMP", "UDP", "TCP".
[[nodiscard]] QString protocolText(trace::Protocol protocol);
/// "raw sockets", "a UDP socket", …
[[nodiscard]] QString viaText(trace::Via via);

/// One sentence: which way the probes take, why that one, and what cannot be seen on it.
[[nodiscard]] QString wayText(const net::Way& way);

/// How it stands with the path; where nothing came back, the likely cause and one thing to do.
[[nodiscard]] Said verdictWords(const trace::Hops& hops);
/// The same in a few words, of the verdict alone: "reached with TTL 7".
[[nodiscard]] QString verdictText(const trace::Verdict& verdict);

/// How much the path carries, where that was looked for and somebody said it; else an empty string.
[[nodiscard]] QString pathMtuText(const trace::Hops& hops);
/// "6 probes could not leave: no route." Empty where all could, and where the verdict is that none could.
[[nodiscard]] QString unsentText(const trace::Hops& hops);

/// What the figures of the hop at `index` mean, where they can be misread: "Loss at hop 4 ends there: the
/// router limits its answers." Empty where there is nothing to say.
[[nodiscard]] QString remarkText(const trace::Hops& hops, std::size_t index);
/// For the hop's row in a table: why it has no address, or an empty string.
[[nodiscard]] QString silenceText(const trace::Hops& hops, std::size_t index);

} // namespace socketscope::ui
