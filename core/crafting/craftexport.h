// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Crafted packets as files for other programs. Notation only: the same in every language.
#pragma once

#include "core/journal/journal.h"
#include "core/journal/sessionline.h"

#include <functional>

namespace socketscope::crafting {

/// All that left here and all that came in as pcapng, as net::writePcapng() hands it out. Each packet has a
/// comment: its number, what it was found to be, how many bytes were concluded and not seen. What a practice
/// network did at its nodes is not among them: the same packet would be there many times.
void craftPcapng(const journal::Journal& journal, const journal::SessionHeader& header,
    const std::function<bool(ByteView)>& sink);

} // namespace socketscope::crafting
