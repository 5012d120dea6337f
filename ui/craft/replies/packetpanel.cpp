// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/replies/packetpanel.h"

#include "ui/craft/replies/packetsof.h"
#include "ui/packet/matchnotes.h"
#include "ui/packet/packetinspector.h"
#include "ui/words/replywords.h"

#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace socketscope::ui {
namespace {

ShownPacket shownAt(const journal::JournalView& view, journal::Seq seq, const QString& reason)
{
    const journal::Event& event = view.at(seq);
    const ByteView kept = event.bytes.view();
    return {.bytes = Bytes(kept.begin(), kept.end()),
        .linkType = wire::LinkType::Raw,
        .inferred = std::min<std::size_t>(event.inferred, kept.size()),
        .inferredReason = event.inferred > 0 ? reason : QString()};
}

} // namespace

PacketPanel::PacketPanel(QWidget* parent)
    : QWidget(parent)
    , m_packets(new PacketInspector({tr("Packet inspector"), tr("No packet chosen"),
                                        tr("Choose a packet under Replies to see what left, what came back, "
                                           "and every byte of both."),
                                        tr("Nothing has come back")},
          this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_packets);
}

void PacketPanel::showPacket(
    const crafting::Exchange& exchange, const journal::Journal& journal, journal::Seq seq)
{
    const bool isNew = &journal != m_journal || seq != m_seq;
    if (!isNew && journal.size() == m_readTo)
        return;
    const journal::JournalView view(journal);
    const PacketOf packet = seq > view.size() ? PacketOf {} : packetOf(exchange, seq);
    if (!packet.sent && !packet.overheard && !packet.place)
        return clear();
    m_journal = &journal;
    m_seq = seq;
    m_readTo = view.size();
    if (packet.place && isNew)
        showPlace(view, packet);
    else if (packet.overheard && isNew)
        showOverheard(view, packet);
    else if (packet.sent && !packet.place)
        showSent(exchange, journal, packet, isNew);
}

/// With the reply that was chosen, or else the first. The packets stay while nothing else comes: a field may
/// be chosen in them.
void PacketPanel::showSent(
    const crafting::Exchange& exchange, const journal::Journal& journal, const PacketOf& packet, bool isNew)
{
    const journal::JournalView view(journal);
    const crafting::SentPacket& sent = *packet.sent;
    const crafting::Reply* reply = packet.reply;
    if (!reply && !sent.replies.empty())
        reply = &exchange.replies()[sent.replies.front()];
    const ByteView sentBytes = bytesAt(view, sent.seq);
    const Explanation said = reply
        ? explain(
            ReplyStory {sent, *reply, sentBytes, bytesAt(view, reply->seq), !exchange.network().empty()})
        : explainSent(sent, sentBytes, sent.gaveUp ? silenceSentences(exchange, journal, sent) : QString());
    const journal::Seq shown = reply ? reply->seq : 0;
    if (!isNew && shown == m_reply)
        return m_packets->explain(said);
    m_reply = shown;
    std::optional<ShownPacket> received;
    if (reply) {
        received = shownAt(view, reply->seq, tr("concluded: the system kept it to itself"));
        received->notes = matchNotes(sentBytes, received->bytes);
    }
    m_packets->showPackets(said, shownAt(view, sent.seq, tr("written by the system, not seen")), received);
}

void PacketPanel::showOverheard(const journal::JournalView& view, const PacketOf& packet)
{
    m_reply = 0;
    const ShownPacket shown
        = shownAt(view, packet.overheard->seq, tr("concluded: the system kept it to itself"));
    m_packets->showPackets(explain(*packet.overheard, shown.bytes), std::nullopt, shown);
}

/// As the packet was at that node.
void PacketPanel::showPlace(const journal::JournalView& view, const PacketOf& packet)
{
    m_reply = 0;
    std::optional<ShownPacket> sent;
    if (packet.sent)
        sent = shownAt(view, packet.sent->seq, tr("written by the system, not seen"));
    m_packets->showPackets(explain(view, packet.place->seq), sent, shownAt(view, packet.place->seq, {}),
        tr("At %1").arg(nodeName(view, packet.place->node)));
}

void PacketPanel::clear()
{
    m_journal = nullptr;
    m_seq = 0;
    m_reply = 0;
    m_packets->clear();
}

} // namespace socketscope::ui
