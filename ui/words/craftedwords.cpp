// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/craftedwords.h"

#include "core/wire/protocols.h"
#include "ui/words/labwords.h"
#include "ui/words/numbers.h"
#include "ui/words/tracewords.h"

namespace socketscope::ui {
namespace {

using journal::Event;
using journal::PacketCode;

/// The crafted packet that the event is about, or null.
const Event* craftedOf(const Told& told)
{
    const Event* const crafted = told.cause;
    return crafted && crafted->kind == journal::EventKind::Packet && crafted->packet() == PacketCode::Crafted
        ? crafted
        : nullptr;
}

QString numberOf(const Event& event)
{
    return countText(static_cast<std::uint32_t>(event.argument));
}

/// Of a packet in a practice network.
QString placeNumber(const Event& event)
{
    return countText(static_cast<std::uint32_t>(event.result));
}

lab::Happening happeningOf(const Event& event)
{
    return static_cast<lab::Happening>(event.step / 256);
}

QString placeText(const Event& event)
{
    const QString what = happeningText(happeningOf(event));
    const QString why = labReasonText(static_cast<lab::Reason>(event.step % 256));
    return why.isEmpty() ? what : Words::tr("%1: %2").arg(what, why);
}

/// UDP and TCP have ports, even if 0; of other packets none is said.
bool hasPorts(ByteView packet)
{
    const std::size_t at = !packet.empty() && packet[0] >> 4U == 6 ? 6 : 9;
    return packet.size() > at && (packet[at] == wire::protocol::udp || packet[at] == wire::protocol::tcp);
}

QString endText(const Told& told, const wire::SocketAddress& end)
{
    const bool portless = end.port == 0 && !hasPorts(told.event.bytes.view());
    return QString::fromStdString(portless ? end.ip.text() : end.text());
}

QString peerText(const Told& told)
{
    return told.event.peer.isNone() ? told.peer() : endText(told, told.event.peer);
}

QString localText(const Told& told)
{
    return told.event.local.isNone() ? told.local() : endText(told, told.event.local);
}

QString senderOf(const Told& told)
{
    return told.event.peer.isNone() ? Words::tr("somebody")
                                    : QString::fromStdString(told.event.peer.ip.text());
}

QString kindText(const Event& reply)
{
    // A number that no kind has becomes one that none has either.
    return answerKindText(
        static_cast<trace::AnswerKind>(reply.result < 0 ? 255 : std::min(reply.result / 65536, 255)));
}

QString roundTripText(const Event& reply, const Event& crafted)
{
    const Duration duration = reply.at - crafted.at - Duration(reply.argument);
    return Words::tr("%1 ms").arg(static_cast<double>(duration.count()) / 1e6, 0, 'f', 3);
}

QString reasonText(const Event& overheard)
{
    return unmatchedText(static_cast<trace::Unmatched>(std::clamp(overheard.result, 0, 255)));
}

QString protocolOf(const Told& told)
{
    const QString protocol = told.fact("protocol");
    return protocol.isEmpty() ? Words::tr("one protocol") : protocol;
}

QString destinationOf(const Told& told)
{
    const QString destination = told.fact("destination");
    return destination.isEmpty() ? Words::tr("somewhere") : destination;
}

QString inferredText(const Event& event)
{
    return event.inferred == 0 ? QString()
                               : QLatin1Char(' ')
            + Words::tr("Its first %1 are concluded here, not seen.").arg(bytesText(event.inferred));
}

QString replyWords(const Told& told)
{
    const Event* const crafted = craftedOf(told);
    QString text = crafted ? Words::tr("%1 answered packet %2 after %3: %4.")
                                 .arg(senderOf(told), numberOf(*crafted), roundTripText(told.event, *crafted),
                                     kindText(told.event))
                           : Words::tr("%1 answered a packet: %2.").arg(senderOf(told), kindText(told.event));
    if ((told.event.step & journal::AnswerDuplicate) != 0)
        text += QLatin1Char(' ') + Words::tr("The packet had such an answer already.");
    if ((told.event.step & journal::AnswerLate) != 0)
        text += QLatin1Char(' ') + Words::tr("The packet had been given up: the answer was late, not lost.");
    return text + inferredText(told.event);
}

QString overheardWords(const Told& told)
{
    const bool listened = (told.event.step & journal::AnswerListened) != 0;
    const QString size = bytesText(told.event.bytes.length);
    const QString text = listened
        ? Words::tr("A raw socket that hears everything was given a packet of %1 from %2 for %3. It answers "
                    "none of ours: %4.")
        : Words::tr("A packet of %1 came in from %2 for %3 that answers none of ours: %4.");
    return text.arg(size, peerText(told), localText(told), reasonText(told.event)) + inferredText(told.event);
}

QString placeWords(const Told& told)
{
    const Event* const crafted = craftedOf(told);
    QString text = Words::tr("At %1, packet %2 of the practice network, of %3: %4.")
                       .arg(told.who(), placeNumber(told.event), bytesText(told.event.bytes.length),
                           placeText(told.event));
    if (crafted)
        text += QLatin1Char(' ')
            + Words::tr("It is the packet %1 that was sent by hand, or comes of it.").arg(numberOf(*crafted));
    return text;
}

} // namespace

bool isOfCraftedPacket(const Told& told)
{
    const PacketCode code = told.event.packet();
    return code == PacketCode::Crafted || code == PacketCode::Reply || code == PacketCode::Overheard
        || code == PacketCode::Place || (code == PacketCode::GivenUp && craftedOf(told) != nullptr);
}

QString craftedSummary(const Told& told)
{
    const Event* const crafted = craftedOf(told);
    switch (told.event.packet()) {
    case PacketCode::Crafted:
        return Words::tr("packet %1 to %2, %3")
            .arg(numberOf(told.event), peerText(told), bytesText(told.event.bytes.length));
    case PacketCode::Reply:
        return crafted ? Words::tr("answer to packet %1 from %2: %3, %4")
                             .arg(numberOf(*crafted), senderOf(told), kindText(told.event),
                                 roundTripText(told.event, *crafted))
                       : Words::tr("answer from %1: %2").arg(senderOf(told), kindText(told.event));
    case PacketCode::Overheard:
        return Words::tr("overheard from %1: %2").arg(peerText(told), reasonText(told.event));
    case PacketCode::Place:
        return Words::tr("#%1 %2").arg(placeNumber(told.event), placeText(told.event));
    default:
        return Words::tr("nothing came back for packet %1").arg(numberOf(crafted ? *crafted : told.event));
    }
}

QString craftedTitle(const Told& told)
{
    const Event* const crafted = craftedOf(told);
    switch (told.event.packet()) {
    case PacketCode::Crafted:
        return Words::tr("Packet %1").arg(numberOf(told.event));
    case PacketCode::Reply:
        return Words::tr("Answer from %1").arg(senderOf(told));
    case PacketCode::Overheard:
        return Words::tr("Overheard from %1").arg(peerText(told));
    case PacketCode::Place:
        return Words::tr("Packet at %1").arg(told.who());
    default:
        return Words::tr("Nothing came back for packet %1").arg(numberOf(crafted ? *crafted : told.event));
    }
}

Said craftedWords(const Told& told)
{
    const Event* const crafted = craftedOf(told);
    switch (told.event.packet()) {
    case PacketCode::Crafted:
        return {Words::tr("Packet %1, of %2, was written by hand and left for %3.")
                    .arg(numberOf(told.event), bytesText(told.event.bytes.length), peerText(told))
            + inferredText(told.event)};
    case PacketCode::Reply:
        return {replyWords(told)};
    case PacketCode::Overheard:
        return {overheardWords(told)};
    case PacketCode::Place:
        return {placeWords(told)};
    default:
        return {Words::tr("Nothing came back for packet %1 as long as it was waited for.")
                    .arg(numberOf(crafted ? *crafted : told.event))};
    }
}

QString craftNoteSummary(const Told& told)
{
    const QString protocol = protocolOf(told);
    switch (told.event.note()) {
    case journal::NoteCode::CraftStarted:
        return Words::tr("sends packets by hand to %1").arg(destinationOf(told));
    case journal::NoteCode::ListenStarted:
        return Words::tr("hears all of %1 from here on").arg(protocol);
    case journal::NoteCode::ListenEnded:
        return Words::tr("no longer hears all of %1").arg(protocol);
    default:
        return Words::tr("packets that left: %1").arg(countText(told.event.argument));
    }
}

Said craftNoteWords(const Told& told)
{
    const QString protocol = protocolOf(told);
    switch (told.event.note()) {
    case journal::NoteCode::CraftStarted: {
        const QString network = told.fact("network");
        const QString destination = destinationOf(told);
        return {network.isEmpty()
                ? Words::tr("Packets that were written by hand are sent to %1.").arg(destination)
                : Words::tr("Packets that were written by hand are sent to %1, across the practice network "
                            "%2.")
                      .arg(destination, network)};
    }
    case journal::NoteCode::ListenStarted:
        return {Words::tr("A raw socket was opened that hears every packet of %1, whoever it is for.")
                    .arg(protocol)};
    case journal::NoteCode::ListenEnded:
        return {Words::tr("The raw socket that heard every packet of %1 was closed.").arg(protocol)};
    default:
        return {
            Words::tr("No more packets follow. Packets that left: %1.").arg(countText(told.event.argument))};
    }
}

} // namespace socketscope::ui
