// SPDX-License-Identifier: GPL-3.0-or-later
/// \file One packet that was sent by hand with what came back for it, or one that just passed: every byte.
#pragma once

#include "core/crafting/exchange.h"

#include <QtWidgets/QWidget>

namespace socketscope::ui {

class PacketPanel final : public QWidget {
    Q_OBJECT

public:
    explicit PacketPanel(QWidget* parent = nullptr);

    /// The packet of that event: a sent one, a reply, one that passed, or one at a place in a practice
    /// network. May be called each frame: what cannot change any more is not read again.
    void showPacket(const crafting::Exchange& exchange, const journal::Journal& journal, journal::Seq seq);
    void clear();

    [[nodiscard]] journal::Seq shown() const { return m_seq; } ///< 0: none

private:
    journal::Seq m_seq = 0;
};

} // namespace socketscope::ui
