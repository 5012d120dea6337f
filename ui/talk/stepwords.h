// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The short texts beside a list of calls: what a step does, how it went, and which state its socket is
/// in.
#pragma once

#include "core/journal/progress.h"
#include "core/talk/program.h"
#include "ui/theme/icons.h"

#include <QtCore/QString>

namespace socketscope::ui {

/// The call as it stands in a list of a few: `recv(1024) until b''`.
[[nodiscard]] QString stepText(const talk::Step& step, bool datagram);
/// The same with every argument and condition, for a tool tip or the whole program.
[[nodiscard]] QString stepDetails(const talk::Step& step, bool datagram);
/// How the step went (`newestConnection`: what accept returned last): "fd 9", ":8888", "conn 7", "6 times",
/// "ECONNREFUSED", or empty.
[[nodiscard]] QString stepResult(const journal::JournalView& view, const talk::Step& step,
    const journal::StepProgress& progress, std::uint32_t newestConnection = 0);
/// For assistive technology: "done", "failed", "waiting", …
[[nodiscard]] QString stepStateText(journal::StepState state);

struct StateLook {
    QString text; ///< "LISTEN"; empty: nothing to say yet
    ThemeColor color = &Theme::quiet;
};
/// TCP's own word for the state of a socket (RFC 9293); of a datagram socket, a plain one.
[[nodiscard]] StateLook socketStateLook(journal::StateCode state, bool datagram);

/// "UDP server", "TCP client".
[[nodiscard]] QString roleText(talk::Role role);
/// What a card is called: "TCP server" for an endpoint named "server", else its own name.
[[nodiscard]] QString endpointTitle(const std::string& name, talk::Role role);
/// The colour of the lane by role.
[[nodiscard]] ThemeColor roleColor(talk::Role role);

} // namespace socketscope::ui
