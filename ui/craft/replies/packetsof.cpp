// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/replies/packetsof.h"

#include "ui/words/plaintext.h"
#include "ui/words/silencewords.h"

#include <algorithm>

namespace socketscope::ui {
namespace {

/// All of them are kept in the order of their events.
template <class All> auto find(const All& all, journal::Seq seq) -> decltype(&all.front())
{
    const auto found
        = std::partition_point(all.begin(), all.end(), [seq](const auto& each) { return each.seq < seq; });
    return found == all.end() || found->seq != seq ? nullptr : &*found;
}

} // namespace

PacketOf packetOf(const crafting::Exchange& exchange, journal::Seq seq)
{
    PacketOf packet;
    packet.sent = find(exchange.sent(), seq);
    if (packet.sent)
        return packet;
    packet.reply = replyOf(exchange, seq);
    if (packet.reply)
        packet.sent = exchange.packet(packet.reply->about);
    packet.overheard = overheardOf(exchange, seq);
    packet.place = placeOf(exchange, seq);
    if (packet.place && packet.place->sent != 0)
        packet.sent = exchange.packet(packet.place->sent);
    return packet;
}

const crafting::Reply* replyOf(const crafting::Exchange& exchange, journal::Seq seq)
{
    return find(exchange.replies(), seq);
}

const crafting::PlaceEvent* placeOf(const crafting::Exchange& exchange, journal::Seq seq)
{
    return find(exchange.places(), seq);
}

const crafting::Overheard* overheardOf(const crafting::Exchange& exchange, journal::Seq seq)
{
    return find(exchange.overheard(), seq);
}

ByteView bytesAt(const journal::JournalView& view, journal::Seq seq)
{
    return seq == 0 || seq > view.size() ? ByteView {} : view.at(seq).bytes.view();
}

QString endText(const wire::SocketAddress& end)
{
    return QString::fromStdString(end.port == 0 ? end.ip.text() : end.text());
}

QString nodeName(const journal::JournalView& view, journal::ActorId node)
{
    return node < view.actorCount() ? harmless(view.actor(node).name) : QString();
}

QString silenceLine(
    const crafting::Exchange& exchange, const journal::Journal& journal, const crafting::SentPacket& sent)
{
    const journal::JournalView view(journal);
    const crafting::SilenceReason reason = exchange.silenceOf(sent, journal);
    return silenceText(reason, nodeName(view, reason.node), bytesAt(view, sent.seq));
}

QString silenceSentences(
    const crafting::Exchange& exchange, const journal::Journal& journal, const crafting::SentPacket& sent)
{
    const journal::JournalView view(journal);
    const crafting::SilenceReason reason = exchange.silenceOf(sent, journal);
    const Said said = silenceWords(reason, nodeName(view, reason.node), bytesAt(view, sent.seq));
    return said.action.isEmpty() ? said.text : said.text + QLatin1Char(' ') + said.action;
}

} // namespace socketscope::ui
