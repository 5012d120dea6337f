// SPDX-License-Identifier: GPL-3.0-or-later
/// \file One packet that was sent by hand with what came back for it, or one that just passed: every byte.
#pragma once

#include "core/crafting/exchange.h"

#include <QtWidgets/QWidget>

namespace socketscope::ui {

class PacketInspector;
struct PacketOf;

class PacketPanel final : public QWidget {
    Q_OBJECT

public:
    explicit PacketPanel(QWidget* parent = nullptr);

    /// The packet of that event: a sent one, a reply, one that passed, or one at a place in a practice
    /// network. May be called each frame: what is shown already is not read again. Keeps neither.
    void showPacket(const crafting::Exchange& exchange, const journal::Journal& journal, journal::Seq seq);
    void clear();

    [[nodiscard]] journal::Seq shown() const { return m_seq; } ///< 0: none

private:
    void showSent(const crafting::Exchange& exchange, const journal::Journal& journal, const PacketOf& packet,
        bool isNew);
    void showOverheard(const journal::JournalView& view, const PacketOf& packet);
    void showPlace(const journal::JournalView& view, const PacketOf& packet);

    const journal::Journal* m_journal = nullptr; ///< to tell another from it; not looked into
    journal::Seq m_seq = 0;
    journal::Seq m_reply = 0; ///< that is shown beside a sent packet
    journal::Seq m_readTo = 0; ///< size of the journal when it was last read
    PacketInspector* m_packets;
};

} // namespace socketscope::ui
