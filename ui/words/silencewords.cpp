// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/silencewords.h"

#include "core/craft/leaving.h"
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

bool isV6(ByteView sent)
{
    return !sent.empty() && sent[0] >> 4U == 6;
}

/// From or to nowhere or loopback.
bool isNowhere(const wire::IpAddress& ip)
{
    return ip.isLoopback() || (ip.family == wire::Family::IPv6 ? ip.isAny() : ip.bytes[0] == 0);
}

/// The address that no link may carry, with the field that it stands in; empty: none.
QString martianText(ByteView sent)
{
    const bool v6 = isV6(sent);
    if (sent.size() < (v6 ? 40U : 20U))
        return {};
    const auto family = v6 ? wire::Family::IPv6 : wire::Family::IPv4;
    const wire::IpAddress source = craft::sourceOf(sent, family);
    if (isNowhere(source) || source.isMulticast() || (!v6 && source.bytes[0] >= 240))
        return Words::tr("%1, its source, is no address that may appear there")
            .arg(QString::fromStdString(source.text()));
    const wire::IpAddress destination = craft::destinationOf(sent, family);
    if (isNowhere(destination))
        return Words::tr("%1, its destination, is no address that may appear there")
            .arg(QString::fromStdString(destination.text()));
    return {}; // rewritten on the way
}

QString droppedText(const SilenceReason& reason, const QString& node, ByteView sent)
{
    if (reason.reason == Reason::Lost)
        return Words::tr("Lost on the link after %1").arg(node);
    const QString martian = reason.reason == Reason::Martian ? martianText(sent) : QString();
    const QString why = martian.isEmpty() ? labReasonText(reason.reason) : martian;
    return why.isEmpty() ? Words::tr("Thrown away at %1").arg(node)
                         : Words::tr("Thrown away at %1: %2").arg(node, why);
}

QString otherSource()
{
    return Words::tr("Write an address of the practice host, from which you send, as the source.");
}

/// Against what is so of the packet.
QString packetAdvice(Reason reason, ByteView sent)
{
    switch (reason) {
    case Reason::TtlExpired:
        return Words::tr("Give it a larger TTL.");
    case Reason::WrongHeaderChecksum:
        return Words::tr("Let the checksum be automatic again.");
    case Reason::WrongTransportChecksum:
        return Words::tr("Let the checksum, and the lengths that it counts over, be automatic again.");
    case Reason::WrongLength:
    case Reason::Malformed:
    case Reason::DamagedTransport:
        return Words::tr("Let lengths and protocol numbers be automatic again.");
    case Reason::TooBig:
        return isV6(sent) ? Words::tr("Make it smaller.")
                          : Words::tr("Make it smaller, or allow to fragment it.");
    case Reason::Martian:
        return Words::tr("Write addresses of single hosts of the practice network.");
    case Reason::FragmentOverlap:
        return Words::tr("Let no two fragments cover the same bytes.");
    case Reason::FragmentTimeout:
        return Words::tr("Send the other fragments, too, or let it be whole: no more fragments, and the "
                         "fragment offset 0.");
    case Reason::AboutError:
        return Words::tr("Send something that is no ICMP error itself.");
    case Reason::AboutFragment:
        return Words::tr("Send it whole: with the fragment offset 0.");
    case Reason::AboutBroadcast:
        return Words::tr("Write the addresses of single hosts as source and destination.");
    default:
        return {};
    }
}

/// Against what is so of the way and of its end.
QString wayAdvice(Reason reason, const QString& node)
{
    switch (reason) {
    case Reason::NoRoute:
    case Reason::RouteUnreachable:
    case Reason::RouteProhibited:
    case Reason::Blackhole:
        return Words::tr("Choose a destination that %1 has a way to.").arg(node);
    case Reason::NotForwarding:
        return Words::tr("Choose a destination that a host or router of the network has as its address.");
    case Reason::Lost:
        return Words::tr("Send it again: the link loses some of what it carries.");
    case Reason::QueueFull:
    case Reason::NetworkFull:
        return Words::tr("Leave more time between two packets.");
    case Reason::Firewall:
        return Words::tr("Try another protocol or port: the rule may not be about that one.");
    case Reason::Deaf:
    case Reason::Silent:
        return Words::tr("Ask another node.");
    case Reason::PortSilent:
    case Reason::Nobody:
        return Words::tr("Try another protocol or port.");
    case Reason::RateLimited:
        return Words::tr("Leave more time between two packets, and send it again.");
    case Reason::FirstOnes:
        return Words::tr("Send it again: later ones are answered.");
    case Reason::NoWayBack:
        return otherSource();
    case Reason::PingOff:
        return Words::tr("Send UDP or TCP instead.");
    case Reason::AnswerChain:
        return Words::tr("Send it from a port that answers nothing itself.");
    default:
        return {};
    }
}

/// Against the loss of an answer, which goes to where the packet says that it comes from.
QString answerAdvice(Reason reason, const QString& node)
{
    switch (reason) {
    case Reason::Lost:
        return Words::tr("Send it again.");
    case Reason::TtlExpired:
        return Words::tr("Give it a larger TTL: the answer goes on with what is left of it.");
    case Reason::TooBig:
        return Words::tr("Ask for less: a shorter payload may have a shorter answer.");
    case Reason::QueueFull:
    case Reason::NetworkFull:
    case Reason::Firewall:
        return wayAdvice(reason, node);
    case Reason::NoRoute:
    case Reason::RouteUnreachable:
    case Reason::RouteProhibited:
    case Reason::Blackhole:
    case Reason::NotForwarding:
    case Reason::Martian:
    case Reason::Deaf:
    case Reason::Nobody:
        return otherSource();
    default:
        return Words::tr("Ask another node.");
    }
}

/// What can be done, or how to read it.
QString adviceFor(const SilenceReason& reason, const QString& node, ByteView sent)
{
    switch (reason.why) {
    case Silence::DroppedAt:
    case Silence::AnswerWithheld: {
        const QString advice = packetAdvice(reason.reason, sent);
        return advice.isEmpty() ? wayAdvice(reason.reason, node) : advice;
    }
    case Silence::ItselfByLink:
        return Words::tr("Send it by a raw socket that is given the IP header.");
    case Silence::WrongChecksum:
        return Words::tr("Let the checksum, and the lengths that it counts over, be automatic again.");
    case Silence::ImpossibleHeader:
        return Words::tr("Let version and lengths be automatic again.");
    case Silence::AnswerLost:
        return answerAdvice(reason.reason, node);
    case Silence::AnswerElsewhere:
        return otherSource();
    case Silence::Unknown:
        return Words::tr("In a practice network it can be seen where a packet is thrown away, and why.");
    case Silence::Delivered:
        return Words::tr("Try another protocol or port.");
    case Silence::NothingToAnswer:
        return Words::tr("Send a request, such as an ICMP echo request or a TCP SYN.");
    case Silence::NotSent: // the failure to send has its own
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
        return droppedText(reason, node, sent);
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
        return Words::tr("The target's kernel throws it away: an impossible version or length");
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
    return {text, adviceFor(reason, node, sent)};
}

} // namespace socketscope::ui
