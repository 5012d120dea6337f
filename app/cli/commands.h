// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The subcommands of socketscope-cli. Each takes the words after its own and returns the exit status.
#pragma once

#include <QtCore/QStringList>

namespace socketscope::app {

int listenCommand(const QStringList& words);
int sendCommand(const QStringList& words);
int runCommand(const QStringList& words);
int ladderCommand(const QStringList& words);
int traceCommand(const QStringList& words);
int decodeCommand(const QStringList& words);
int checksumCommand(const QStringList& words);

} // namespace socketscope::app
