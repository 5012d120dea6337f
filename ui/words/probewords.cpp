// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/probewords.h"

#include "ui/words/errorwords.h"
#include "ui/words/failurewords.h"
#include "ui/words/tracewords.h"

#include <QtCore/QStringList>

namespace socketscope::ui {
namespace {

using trace::AnswerKind;
using trace::Protocol;
using trace::Unmatched;

QString text(const wire::IpAddress& address)
{
    return address.family == wire::Family::None ? Words::tr("an unknown sender")
                                                : QString::fromStdString(address.text());
}

QString limitName(const ProbeStory& story)
{
    return story.isV6() ? Words::tr("hop limit") : Words::tr("TTL");
}

/// "The fourth": a router by its place on the way, at the start of a sentence.
QString routerNumber(int ttl)
{
    switch (ttl) {
    case 2:
        return Words::tr("The second");
    case 3:
        return Words::tr("The third");
    case 4:
        return Words::tr("The fourth");
    case 5:
        return Words::tr("The fifth");
    case 6:
        return Words::tr("The sixth");
    case 7:
        return Words::tr("The seventh");
    case 8:
        return Words::tr("The eighth");
    case 9:
        return Words::tr("The ninth");
    case 10:
        return Words::tr("The tenth");
    default:
        return Words::tr("Router %1").arg(ttl);
    }
}

QString left(const ProbeStory& story)
{
    return Words::tr("The packet left with %1 %2.").arg(limitName(story), QString::number(story.ttl));
}

QString timeExceeded(const ProbeStory& story)
{
    if (story.ttl == 1)
        return left(story) + QLatin1Char(' ')
            + Words::tr(
                "The first router took one off, which left 0, so it threw the packet away and sent this "
                "message back with the first bytes of what it discarded.");
    return left(story) + QLatin1Char(' ')
        + Words::tr(
            "Each router took one off. %1 reached 0, threw it away and sent this message back with the "
            "first bytes of what it discarded.")
              .arg(routerNumber(story.ttl));
}

/// Somebody on the way speaks for the target.
QString notTheTarget(const ProbeStory& story)
{
    return Words::tr("It was not %1 itself that said so, but %2: something on the way, such as a firewall.")
        .arg(text(story.target), text(story.from));
}

QString portUnreachable(const ProbeStory& story)
{
    if (story.from != story.target)
        return Words::tr("The packet was refused with the words \"port unreachable\".") + QLatin1Char(' ')
            + notTheTarget(story);
    return Words::tr(
        "The packet reached %1. No program there has UDP port %2, so it answered that the port is "
        "unreachable. For a trace that is the end it looks for: the packet has arrived.")
        .arg(text(story.from), QString::number(story.port));
}

QString tooLarge(const ProbeStory& story)
{
    const QString size = bytesText(story.size);
    const QString why = story.isV6()
        ? Words::tr("Routers do not split IPv6 packets, so it was thrown away.")
        : Words::tr("The packet forbids to split it (don't fragment), so it was thrown away.");
    const QString how = story.mtu == 0
        ? Words::tr("The packet of %1 is larger than the next link after %2 takes.")
              .arg(size, text(story.from))
        : Words::tr("The packet of %1 is larger than the next link after %2 takes, which is %3.")
              .arg(size, text(story.from), bytesText(story.mtu));
    return how + QLatin1Char(' ') + why;
}

QString otherUnreachable(const ProbeStory& story)
{
    const QString name = icmpName(story.from.family, story.type, story.code);
    const QString said = name.isEmpty() ? Words::tr("destination unreachable") : name;
    return Words::tr(
        "%1 threw the packet away and said why: %2 (type %3, code %4). It goes no further than there.")
        .arg(text(story.from), said, QString::number(story.type), QString::number(story.code));
}

QString parameterProblem(const ProbeStory& story)
{
    return Words::tr(
        "%1 could not make sense of a field of the packet's header and threw it away. Its message "
        "points at the byte.")
        .arg(text(story.from));
}

/// What the answer means, in one paragraph.
QString meaning(const ProbeStory& story)
{
    const QString from = text(story.from);
    const QString port = QString::number(story.port);
    switch (story.kind) {
    case AnswerKind::TimeExceeded:
        return timeExceeded(story);
    case AnswerKind::ReassemblyExceeded:
        return Words::tr(
            "The packet was cut into pieces on the way, and not all of them reached %1 in time. It "
            "gave up putting them together and sent this message back.")
            .arg(from);
    case AnswerKind::EchoReply:
        return Words::tr(
            "%1 That was enough to reach %2, which sent the bytes of the echo request back in an echo "
            "reply. This is the end of the path.")
            .arg(left(story), from);
    case AnswerKind::PortUnreachable:
        return portUnreachable(story);
    case AnswerKind::HostUnreachable:
        return Words::tr(
            "The packet got as far as %1, which found no host at %2 and said so. It goes no further.")
            .arg(from, text(story.target));
    case AnswerKind::NetUnreachable:
        return Words::tr(
            "The packet got as far as %1, which knows no route to %2 and said so. It goes no further.")
            .arg(from, text(story.target));
    case AnswerKind::ProtocolUnreachable:
        return story.from == story.target
            ? Words::tr(
                "The packet reached %1, which does not speak its protocol and said so. It has arrived.")
                  .arg(from)
            : Words::tr("The packet was refused with the words \"protocol unreachable\".") + QLatin1Char(' ')
                + notTheTarget(story);
    case AnswerKind::FragmentationNeeded:
        return tooLarge(story);
    case AnswerKind::Prohibited:
        return Words::tr(
            "A rule at %1, as firewalls have them, forbids this packet. It was thrown away, and this "
            "message says so.")
            .arg(from);
    case AnswerKind::OtherUnreachable:
        return otherUnreachable(story);
    case AnswerKind::ParameterProblem:
        return parameterProblem(story);
    case AnswerKind::SynAck:
        return Words::tr(
            "The packet asked %1 for a TCP connection to port %2, and it agreed with SYN and ACK. The "
            "packet has arrived, and a program listens there.")
            .arg(from, port);
    case AnswerKind::Reset:
        return Words::tr(
            "The packet asked %1 for a TCP connection to port %2, and it refused with RST. The packet "
            "has arrived; no program takes connections there.")
            .arg(from, port);
    case AnswerKind::UdpReply:
        return Words::tr("A program with UDP port %1 at %2 answered the datagram. The packet has arrived.")
            .arg(port, from);
    case AnswerKind::TimestampReply:
        return Words::tr("%1 answered a question for its time. The packet has arrived.").arg(from);
    }
    return Words::tr("An answer of a kind that this version does not know.");
}

/// What is special about this answer.
QStringList remarks(const ProbeStory& story)
{
    QStringList said;
    if (story.late)
        said << Words::tr(
            "It came after the probe had been given up, and still counts as an answer, not as loss.");
    if (story.outOfOrder)
        said << Words::tr("A probe of this hop that left later was answered earlier.");
    if (story.duplicates == 1)
        said << Words::tr("The same probe was answered a second time; only the first answer counts.");
    else if (story.duplicates > 1)
        said << Words::tr("The same probe was answered %1 more times; only the first answer counts.")
                    .arg(story.duplicates);
    if (story.translated && story.translatedBack)
        said << Words::tr(
            "The quoted packet has the source that it left with, but its checksum belongs to another one: on "
            "the way its address was translated (NAT), and translated back in the quote.");
    else if (story.translated)
        said << Words::tr(
            "The quoted packet has another source than the one that left: on the way its address was "
            "translated (NAT).");
    if (story.rewritten)
        said << Words::tr("Its type of service was changed on the way.");
    if (story.labelled)
        said << Words::tr(
            "The message also tells the MPLS labels that the packet carried when it was discarded.");
    if (story.concluded > 0)
        said << Words::tr("The system told what the message says but did not hand out its first %1: they are "
                          "concluded from that.")
                    .arg(bytesText(story.concluded));
    return said;
}

QString lostText(const ProbeStory& story)
{
    return left(story) + QLatin1Char(' ')
        + Words::tr(
            "Nothing came back within %1, so it counts as lost. Either the packet or its answer got lost, or "
            "whoever had it last does not say so; from here these look the same.")
              .arg(durationText(story.waited));
}

QString title(const ProbeStory& story)
{
    const QString number = QString::number(story.number);
    const QString limit = limitName(story);
    const QString ttl = QString::number(story.ttl);
    switch (story.fate) {
    case ProbeFate::Answered:
        return Words::tr("Probe %1: %2 %3 → %4").arg(number, limit, ttl, answerName(story.kind));
    case ProbeFate::Lost:
        return Words::tr("Probe %1: %2 %3 → no answer").arg(number, limit, ttl);
    case ProbeFate::NotSent:
        return Words::tr("Probe %1: %2 %3, not sent").arg(number, limit, ttl);
    case ProbeFate::Pending:
        break;
    }
    return Words::tr("Probe %1: %2 %3").arg(number, limit, ttl);
}

QString subtitle(const ProbeStory& story)
{
    const QString sent = Words::tr("sent at %1 s").arg(timeText(story.sentAt));
    QStringList parts;
    switch (story.fate) {
    case ProbeFate::Answered:
        parts << roundTripText(story.roundTrip) << Words::tr("reply from %1").arg(text(story.from));
        parts << (story.practice   ? Words::tr("practice clock")
                : story.kernelTime ? Words::tr("kernel time stamp")
                                   : Words::tr("time of this program"));
        break;
    case ProbeFate::Lost:
        parts << Words::tr("lost") << sent;
        break;
    case ProbeFate::NotSent:
        parts << Words::tr("at %1 s").arg(timeText(story.sentAt));
        break;
    case ProbeFate::Pending:
        parts << Words::tr("on its way") << sent;
        break;
    }
    if (story.again)
        parts << Words::tr("second try");
    return parts.join(QStringLiteral(" · "));
}

QString strayText(Unmatched reason)
{
    switch (reason) {
    case Unmatched::NotAnAnswer:
        return Words::tr(
            "This packet is no answer to any probe: its protocol or its kind is none that a probe "
            "causes. It was kept only because it came in while the trace listened.");
    case Unmatched::Damaged:
        return Words::tr(
            "This packet cannot be trusted: it is too short, its checksum is wrong or its lengths "
            "contradict each other. No probe was matched with it.");
    case Unmatched::Fragment:
        return Words::tr("This is a piece of a packet. What it quotes cannot be judged without the rest.");
    case Unmatched::OtherSender:
        return Words::tr(
            "This message is about somebody else's packet: it quotes another identifier or other ports "
            "than this trace uses. Another trace or ping on this computer may be meant.");
    case Unmatched::UnknownProbe:
        return Words::tr(
            "This message quotes a packet that could be of this trace, but no such probe is known: it "
            "was never sent, or so long ago that its number was used again.");
    case Unmatched::OtherDestination:
        return Words::tr(
            "This message quotes a probe of this trace with another destination than it was sent to. "
            "Somebody on the way rewrote it, or the message is forged.");
    case Unmatched::OtherLength:
        return Words::tr(
            "This message quotes a probe of this trace with a length that it did not have. Somebody on "
            "the way rewrote it, or the message is forged.");
    case Unmatched::NotTheTarget:
        return Words::tr(
            "This packet says that a probe has arrived, but it comes from somebody else than the "
            "target. It counts for nothing.");
    case Unmatched::Duplicate:
        return Words::tr(
            "The probe that this message is about has been answered before. Only the first answer "
            "counts.");
    }
    return Words::tr("This packet was set aside for a reason that this version does not know.");
}

} // namespace

QString answerName(AnswerKind kind)
{
    switch (kind) {
    case AnswerKind::TimeExceeded:
        return Words::tr("Time Exceeded");
    case AnswerKind::ReassemblyExceeded:
        return Words::tr("Reassembly Time Exceeded");
    case AnswerKind::EchoReply:
        return Words::tr("Echo Reply");
    case AnswerKind::PortUnreachable:
        return Words::tr("Port Unreachable");
    case AnswerKind::HostUnreachable:
        return Words::tr("Host Unreachable");
    case AnswerKind::NetUnreachable:
        return Words::tr("Network Unreachable");
    case AnswerKind::ProtocolUnreachable:
        return Words::tr("Protocol Unreachable");
    case AnswerKind::FragmentationNeeded:
        return Words::tr("Packet Too Big");
    case AnswerKind::Prohibited:
        return Words::tr("Prohibited");
    case AnswerKind::OtherUnreachable:
        return Words::tr("Destination Unreachable");
    case AnswerKind::ParameterProblem:
        return Words::tr("Parameter Problem");
    case AnswerKind::SynAck:
        return Words::tr("SYN+ACK");
    case AnswerKind::Reset:
        return Words::tr("Reset");
    case AnswerKind::UdpReply:
        return Words::tr("UDP Reply");
    case AnswerKind::TimestampReply:
        return Words::tr("Timestamp Reply");
    }
    return Words::tr("unknown answer");
}

QString roundTripText(Duration roundTrip)
{
    constexpr double msPerNs = 1e-6;
    const double ms = static_cast<double>(qMax<qint64>(0, roundTrip.count())) * msPerNs;
    if (ms < 0.995)
        return Words::tr("%1 ms").arg(QString::number(ms, 'f', 2));
    if (ms < 999.95)
        return Words::tr("%1 ms").arg(QString::number(ms, 'f', 1));
    return Words::tr("%1 ms").arg(countText(qRound64(ms)));
}

Explanation explain(const ProbeStory& story)
{
    Explanation said {title(story), subtitle(story), {}, {}};
    switch (story.fate) {
    case ProbeFate::Answered:
        said.text = (QStringList(meaning(story)) + remarks(story)).join(QLatin1Char(' '));
        break;
    case ProbeFate::Lost:
        said.text = lostText(story);
        break;
    case ProbeFate::NotSent:
        said.text = story.refusal ? sentence(*story.refusal)
                                  : Words::tr("The system did not take the packet, so it never left.");
        break;
    case ProbeFate::Pending:
        said.text = left(story) + QLatin1Char(' ') + Words::tr("Nothing has come back yet.");
        break;
    }
    return said;
}

Explanation explain(const StrayStory& story)
{
    return {Words::tr("Unmatched packet from %1").arg(text(story.from)),
        Words::tr("%1 s · %2 · %3")
            .arg(timeText(story.at), bytesText(story.size), unmatchedText(story.reason)),
        strayText(story.reason), {}};
}

} // namespace socketscope::ui
