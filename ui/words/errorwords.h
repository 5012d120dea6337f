// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Sentences about errors, for the window and the terminal. Qt Core only.
#pragma once

#include "core/base/result.h"
#include "ui/words/words.h"

namespace socketscope::ui {

/// What happened, where and why, in one or two plain sentences, with one thing to do at the end.
[[nodiscard]] QString sentence(const Error& error);
/// The same where the error is about a file that was read: the sentence names it.
[[nodiscard]] QString sentenceInFile(const Error& error, const QString& file);
/// The same in its two parts: the terminal names options where the window has fields.
[[nodiscard]] Said saidOf(const Error& error);

} // namespace socketscope::ui
