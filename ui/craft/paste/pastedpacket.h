// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A packet out of a text that somebody pastes, and what to say about it.
#pragma once

#include "core/craft/packet.h"

#include <QtCore/QString>

namespace socketscope::ui {

struct PastedPacket {
    craft::Packet packet;
    /// "33 bytes of a hex dump: IPv4, UDP and 5 bytes of payload. 2 lines that hold something else were
    /// passed over."
    QString words;
};

/// Fails as craft::readPaste(), craft::stripLink() and craft::Packet::fromBytes() do.
[[nodiscard]] Result<PastedPacket> packetOfText(const QString& text);

} // namespace socketscope::ui
