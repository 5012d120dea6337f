// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The command line of the window.
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>

namespace socketscope::app {

struct Options {
    QString scene; ///< to open and run, or empty
    QString file; ///< a session to open, or empty
};

/// What there is to do before, or instead of, a window.
struct CommandLine {
    std::optional<Options> options; ///< nothing: print `text` and end
    QString text;
    bool wrongUsage = false; ///< `text` belongs on stderr, and the exit status is 2
};

/// `arguments` begins with the program's name; `version` is printed by --version.
[[nodiscard]] CommandLine readCommandLine(const QStringList& arguments, const QString& version);

/// True where the arguments ask only for text, which needs no display.
[[nodiscard]] bool asksForText(const QStringList& arguments);

} // namespace socketscope::app
