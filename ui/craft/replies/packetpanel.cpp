// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/replies/packetpanel.h"

namespace socketscope::ui {

PacketPanel::PacketPanel(QWidget* parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Packet inspector"));
}

void PacketPanel::showPacket(
    const crafting::Exchange& exchange, const journal::Journal& journal, journal::Seq seq)
{
    static_cast<void>(exchange);
    static_cast<void>(journal);
    m_seq = seq;
}

void PacketPanel::clear()
{
    m_seq = 0;
}

} // namespace socketscope::ui
