// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/replywords.h"

#include "core/wire/dissection.h"
#include "ui/words/errorwords.h"
#include "ui/words/failurewords.h"
#include "ui/words/glance.h"
#include "ui/words/layerwords.h"
#include "ui/words/probewords.h"
#include "ui/words/tracewords.h"
#include "ui/words/words.h"

#include <QtCore/QTime>

#include <algorithm>

namespace socketscope::ui {
namespace {

using crafting::Overheard;
using crafting::Reply;
using crafting::SentPacket;
using trace::AnswerKind;
using trace::Unmatched;

QString textOf(const wire::IpAddress& address)
{
    return QString::fromStdString(address.text());
}

QString endText(const wire::SocketAddress& end)
{
    return end.port == 0 ? textOf(end.ip) : QString::fromStdString(end.text());
}

/// As a shout server makes it: ASCII letters only.
std::uint8_t capital(std::uint8_t byte)
{
    return byte >= 'a' && byte <= 'z' ? static_cast<std::uint8_t>(byte - 'a' + 'A') : byte;
}

/// How what came back relates to what was sent; empty where it does not.
QString relation(ByteView sent, ByteView back)
{
    if (sent.empty() || sent.size() != back.size())
        return {};
    if (std::equal(sent.begin(), sent.end(), back.begin()))
        return Words::tr("your own bytes");
    if (std::equal(sent.begin(), sent.end(), back.begin(),
            [](std::uint8_t before, std::uint8_t after) { return capital(before) == after; }))
        return Words::tr("your %1 in capitals").arg(quoted(sent));
    if (std::equal(sent.begin(), sent.end(), back.rbegin()))
        return Words::tr("your %1 reversed").arg(quoted(sent));
    return {};
}

QString udpText(const ReplyStory& story)
{
    const ByteView back = payloadOf(story.bytes);
    if (back.empty())
        return Words::tr("UDP — an empty datagram");
    const QString like = relation(payloadOf(story.sentBytes), back);
    return like.isEmpty() ? Words::tr("UDP — %1").arg(quoted(back))
                          : Words::tr("UDP — %1 (%2)").arg(quoted(back), like);
}

QString icmpTitle(const ReplyStory& story)
{
    const wire::Dissection opened = wire::dissect(wire::LinkType::Raw, story.bytes);
    for (const wire::Layer& layer : opened.layers)
        if (layer.kind == wire::LayerKind::Icmp || layer.kind == wire::LayerKind::Icmpv6)
            return layerTitle(opened, layer);
    return Words::tr("ICMP type %1, code %2")
        .arg(QString::number(story.reply.type), QString::number(story.reply.code));
}

QString echoText(const ReplyStory& story)
{
    const ByteView sent = payloadOf(story.sentBytes);
    const ByteView back = payloadOf(story.bytes);
    const QString title = icmpTitle(story);
    if (sent.empty() && back.empty())
        return title;
    return std::equal(sent.begin(), sent.end(), back.begin(), back.end())
        ? Words::tr("%1 — your %2 came back").arg(title, bytesText(static_cast<qint64>(back.size())))
        : Words::tr("%1 — with other bytes than yours").arg(title);
}

/// What the clock of the computer that answered showed; RFC 792 counts milliseconds from midnight, UTC, and
/// sets the highest bit of any other number.
QString timestampText(const ReplyStory& story)
{
    constexpr std::uint64_t day = 24 * 60 * 60 * 1000;
    const wire::Dissection opened = wire::dissect(wire::LinkType::Raw, story.bytes);
    const QString title = icmpTitle(story);
    for (const wire::Layer& layer : opened.layers) {
        const wire::Field* time
            = layer.kind == wire::LayerKind::Icmp ? opened.find(layer, "transmit_timestamp") : nullptr;
        if (time && time->value < day)
            return Words::tr("%1 — its clock shows %2 UTC")
                .arg(title,
                    QTime::fromMSecsSinceStartOfDay(static_cast<int>(time->value))
                        .toString(QStringLiteral("HH:mm:ss.zzz")));
    }
    return title;
}

bool asksForConnection(ByteView sent)
{
    const wire::Dissection opened = wire::dissect(wire::LinkType::Raw, sent);
    for (const wire::Layer& layer : opened.layers) {
        if (layer.kind != wire::LayerKind::Tcp || layer.quoted > 0)
            continue;
        const wire::Field* syn = opened.find(layer, "syn");
        const wire::Field* ack = opened.find(layer, "ack");
        return syn && syn->value == 1 && ack && ack->value == 0;
    }
    return false;
}

QString errorText(const ReplyStory& story)
{
    const bool v6 = story.reply.from.ip.family == wire::Family::IPv6;
    const QString title = icmpTitle(story);
    const QString which = story.reply.type == (v6 ? 1 : 3)
        ? icmpName(story.reply.from.ip.family, story.reply.type, story.reply.code)
        : QString();
    return which.isEmpty() ? Words::tr("%1 — quotes your header").arg(title)
                           : Words::tr("%1: %2 — quotes your header").arg(title, which);
}

QString answerText(const ReplyStory& story)
{
    const QString port = QString::number(story.reply.from.port);
    switch (story.reply.kind) {
    case AnswerKind::UdpReply:
        return udpText(story);
    case AnswerKind::EchoReply:
        return echoText(story);
    case AnswerKind::TimestampReply:
        return timestampText(story);
    case AnswerKind::SynAck:
        return Words::tr("TCP SYN+ACK — port %1 takes connections").arg(port);
    case AnswerKind::Reset:
        return asksForConnection(story.sentBytes)
            ? Words::tr("TCP RST — nobody takes connections on port %1").arg(port)
            : Words::tr("TCP RST — port %1 knows no such connection").arg(port);
    default:
        return errorText(story);
    }
}

/// What the answer means, in one or two sentences.
QString meaning(const ReplyStory& story)
{
    const QString from = textOf(story.reply.from.ip);
    const QString port = QString::number(story.reply.from.port);
    switch (story.reply.kind) {
    case AnswerKind::UdpReply:
        return Words::tr(
            "The datagram arrived: the program with UDP port %1 at %2 sent this one back, to the "
            "port that yours came from.")
            .arg(port, from);
    case AnswerKind::EchoReply:
        return Words::tr("The echo request arrived at %1, whose kernel sends the same bytes back.").arg(from);
    case AnswerKind::TimestampReply:
        return Words::tr("The timestamp request arrived at %1, whose kernel says when it came and when this "
                         "reply left, by its own clock.")
            .arg(from);
    case AnswerKind::SynAck:
        return Words::tr("Your SYN arrived, and a program at %1 takes connections on port %2. No kernel here "
                         "knows of the connection, so yours will reset it.")
            .arg(from, port);
    case AnswerKind::Reset:
        return asksForConnection(story.sentBytes)
            ? Words::tr("Your SYN arrived at %1, where no program takes connections on port %2.")
                  .arg(from, port)
            : Words::tr("The segment arrived at %1, which knows no connection that it belongs to.").arg(from);
    default:
        return Words::tr("The packet %1. This message says so, and quotes the first bytes of what was thrown "
                         "away: that is how it is known to be about yours.")
            .arg(icmpMeaning(story.reply.from.ip.family, story.reply.type, story.reply.code, from,
                story.sent.destination));
    }
}

QString strayText(Unmatched reason)
{
    switch (reason) {
    case Unmatched::NotAnAnswer:
        return Words::tr(
            "It is no answer to anything: it goes to another program, or asks something itself.");
    case Unmatched::Damaged:
        return Words::tr("It is too short, its checksum is wrong or its lengths contradict each other, so "
                         "nothing can be told from it.");
    case Unmatched::Fragment:
        return Words::tr("It is a piece of a packet, and cannot be matched without the rest.");
    case Unmatched::OtherSender:
        return Words::tr("It is about a packet that another program sent.");
    case Unmatched::UnknownProbe:
        return Words::tr("It could be about one of your packets, but none like that was sent.");
    case Unmatched::OtherDestination:
        return Words::tr("It quotes a packet of yours with another destination than it was sent to.");
    case Unmatched::OtherLength:
        return Words::tr("It quotes a packet of yours with a length that it did not have.");
    case Unmatched::NotTheTarget:
        return Words::tr("It answers like your packet's target, but comes from somebody else.");
    case Unmatched::Duplicate:
        return Words::tr("The packet that it answers has its answer already.");
    }
    return Words::tr("It was set aside for a reason that this version does not know.");
}

} // namespace

QString replyText(const ReplyStory& story)
{
    const QString text = answerText(story);
    return story.reply.duplicate ? Words::tr("%1 · again").arg(text) : text;
}

Explanation explain(const ReplyStory& story)
{
    Explanation said;
    said.title = Words::tr("Packet %1 → %2").arg(countText(story.sent.number), answerName(story.reply.kind));
    said.subtitle = QStringList {roundTripText(story.reply.roundTrip),
        Words::tr("reply from %1").arg(endText(story.reply.from)),
        story.practice ? Words::tr("practice clock") : Words::tr("%1 s").arg(timeText(story.reply.at))}
                        .join(QStringLiteral(" · "));
    said.text = meaning(story);
    if (story.reply.duplicate)
        said.text += QLatin1Char(' ') + Words::tr("The packet had an answer already; this is one more.");
    return said;
}

Explanation explainSent(const SentPacket& sent, ByteView bytes, const QString& silence)
{
    Explanation said;
    const QString number = countText(sent.number);
    const QString glance = packetGlance(bytes);
    said.title = glance.isEmpty() ? Words::tr("Packet %1").arg(number)
                                  : Words::tr("Packet %1: %2").arg(number, glance);
    const QString where = Words::tr("to %1").arg(endText(sent.destination));
    const QString when = Words::tr("%1 s").arg(timeText(sent.at));
    if (sent.failure) {
        said.subtitle = QStringList {Words::tr("not sent"), where, when}.join(QStringLiteral(" · "));
        said.text = sentence(*sent.failure);
        return said;
    }
    const QString fate = silence.isEmpty() ? Words::tr("on its way") : Words::tr("no reply");
    said.subtitle = QStringList {fate, where, when}.join(QStringLiteral(" · "));
    said.text = silence.isEmpty() ? Words::tr("Nothing has come back yet.") : silence;
    return said;
}

QString overheardText(const Overheard& packet)
{
    if (packet.listened && packet.reason == Unmatched::NotAnAnswer)
        return Words::tr("heard by the raw receiver");
    return unmatchedText(packet.reason);
}

Explanation explain(const Overheard& packet, ByteView bytes)
{
    Explanation said;
    const QString glance = packetGlance(bytes);
    said.title = glance.isEmpty() ? Words::tr("A packet that passed") : Words::tr("Passed: %1").arg(glance);
    said.subtitle = QStringList {Words::tr("%1 s").arg(timeText(packet.at)),
        Words::tr("from %1").arg(endText(packet.from)), bytesText(packet.length)}
                        .join(QStringLiteral(" · "));
    said.text = strayText(packet.reason);
    if (packet.listened)
        said.text += QLatin1Char(' ') + Words::tr("The raw receiver heard it.");
    return said;
}

} // namespace socketscope::ui
