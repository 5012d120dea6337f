// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/silencewords.h"

#include "core/wire/dissection.h"
#include "core/wire/packetends.h"
#include "ui/words/labwords.h"

namespace socketscope::ui {
namespace {

using crafting::Silence;
using crafting::SilenceReason;
using lab::Reason;
using wire::LayerKind;

/// What of the packet asks nobody for anything.
QString nothingToAnswer(ByteView sent)
{
    const wire::Dissection opened = wire::dissect(wire::LinkType::Raw, sent);
    const auto number = [&](const wire::Layer& layer, const char* name) -> std::uint64_t {
        const wire::Field* field = opened.find(layer, name);
        return field ? field->value : 0;
    };
    for (const wire::Layer& layer : opened.layers) {
        if (layer.quoted > 0)
            break;
        if (layer.kind == LayerKind::Icmp || layer.kind == LayerKind::Icmpv6) {
            const bool v6 = layer.kind == LayerKind::Icmpv6;
            const auto type = number(layer, "type");
            if (type == (v6 ? 129U : 0U))
                return Words::tr("An echo reply asks for no answer");
            if (v6 ? type < 128 : (type == 3 || type == 4 || type == 5 || type == 11 || type == 12))
                return Words::tr("Nobody answers an ICMP error");
        }
        if (layer.kind == LayerKind::Tcp && number(layer, "rst") == 1)
            return Words::tr("A TCP reset asks for no answer");
    }
    return Words::tr("Such a packet asks for no answer");
}

QString droppedText(const SilenceReason& reason, const QString& node)
{
    if (reason.reason == Reason::Lost)
        return Words::tr("Lost on the link after %1").arg(node);
    const QString why = labReasonText(reason.reason);
    return why.isEmpty() ? Words::tr("Thrown away at %1").arg(node)
                         : Words::tr("Thrown away at %1: %2").arg(node, why);
}

QString withheldText(const SilenceReason& reason, const QString& node)
{
    const QString why = labReasonText(reason.reason);
    return why.isEmpty() ? Words::tr("%1 owed an answer and kept it to itself").arg(node)
                         : Words::tr("%1 owed an answer and kept it to itself: %2").arg(node, why);
}

QString answerLostText(const SilenceReason& reason, const QString& node)
{
    if (reason.reason == Reason::Lost)
        return Words::tr("An answer was on its way and was lost on the link after %1").arg(node);
    const QString why = labReasonText(reason.reason);
    return why.isEmpty() ? Words::tr("An answer was on its way and was thrown away at %1").arg(node)
                         : Words::tr("An answer was on its way and was thrown away at %1: %2").arg(node, why);
}

QString elsewhereText(const QString& node)
{
    return Words::tr("An answer went to %1, which has the address that the packet names as its source")
        .arg(node);
}

QString forgedText(ByteView sent)
{
    return Words::tr("An answer goes to %1, which the packet names as its source, and not to this computer")
        .arg(QString::fromStdString(wire::packetEnds(sent).source.ip.text()));
}

QString deliveredText(const SilenceReason& reason, const QString& node)
{
    const QString why = labReasonText(reason.reason);
    return why.isEmpty() ? Words::tr("It arrived at %1, where nobody answers it").arg(node)
                         : Words::tr("It arrived at %1, which gives no answer: %2").arg(node, why);
}

/// What can be done, or how to read it.
QString adviceFor(const SilenceReason& reason)
{
    switch (reason.why) {
    case Silence::DroppedAt:
        switch (reason.reason) {
        case Reason::TtlExpired:
            return Words::tr("Give it a larger TTL.");
        case Reason::WrongHeaderChecksum:
        case Reason::WrongTransportChecksum:
            return Words::tr("Let the checksum be automatic again.");
        case Reason::WrongLength:
        case Reason::Malformed:
        case Reason::DamagedTransport:
            return Words::tr("Let lengths and protocol numbers be automatic again.");
        case Reason::TooBig:
            return Words::tr("Make it smaller, or allow to fragment it.");
        case Reason::Lost:
            return Words::tr("Send it again: the link loses some of what it carries.");
        default:
            return {};
        }
    case Silence::ItselfByLink:
        return Words::tr("Send it by a raw socket that is given the IP header.");
    case Silence::WrongChecksum:
        return Words::tr("Let the checksum be automatic again.");
    case Silence::ImpossibleHeader:
        return Words::tr("Let version and lengths be automatic again.");
    case Silence::AnswerLost:
        return Words::tr("Send it again.");
    case Silence::AnswerElsewhere:
        return Words::tr("Let the source address be automatic again.");
    case Silence::Unknown:
        return Words::tr("In a practice network it can be seen where a packet is thrown away, and why.");
    case Silence::NotSent:
    case Silence::AnswerWithheld:
    case Silence::Delivered:
    case Silence::NothingToAnswer:
        break;
    }
    return {};
}

} // namespace

QString silenceText(const SilenceReason& reason, const QString& node, ByteView sent)
{
    switch (reason.why) {
    case Silence::Unknown:
        return Words::tr("Nothing came back, and nothing tells why");
    case Silence::NotSent:
        return Words::tr("It did not leave");
    case Silence::DroppedAt:
        return droppedText(reason, node);
    case Silence::AnswerWithheld:
        return withheldText(reason, node);
    case Silence::AnswerLost:
        return answerLostText(reason, node);
    case Silence::AnswerElsewhere:
        return node.isEmpty() ? forgedText(sent) : elsewhereText(node);
    case Silence::Delivered:
        return deliveredText(reason, node);
    case Silence::ItselfByLink:
        return Words::tr("This computer's kernel throws it away as a martian: IPv4 that comes in by the link "
                         "and says it is from this computer itself");
    case Silence::WrongChecksum:
        return Words::tr("The target's kernel throws it away because of the wrong checksum");
    case Silence::ImpossibleHeader:
        return Words::tr("The target's kernel throws it away because of a version or length that cannot be");
    case Silence::NothingToAnswer:
        return nothingToAnswer(sent);
    }
    return Words::tr("Nothing came back");
}

Said silenceWords(const SilenceReason& reason, const QString& node, ByteView sent)
{
    QString text = silenceText(reason, node, sent) + QLatin1Char('.');
    if (reason.why == Silence::Unknown)
        text = Words::tr("Nothing came back within the wait. The packet or its answer may have been lost, or "
                         "whoever had it last keeps silent; from here these look the same.");
    else if (reason.seq == 0)
        text += QLatin1Char(' ') + Words::tr("This is concluded from the packet; nobody said so.");
    return {text, adviceFor(reason)};
}

} // namespace socketscope::ui
