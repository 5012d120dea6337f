// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/tracewords.h"

#include "core/journal/eventnames.h"
#include "ui/words/errorwords.h"
#include "ui/words/numbers.h"
#include "ui/words/plaintext.h"

#include <cerrno>

namespace socketscope::ui {
namespace {

using trace::AnswerKind;
using trace::HopRemark;
using trace::Unmatched;
using trace::Verdict;
using trace::Via;

QString addressText(const wire::IpAddress& address)
{
    return QString::fromStdString(address.text());
}

/// "7 hops away"
QString distanceText(const trace::Hops::Distance& distance)
{
    if (distance.atMost)
        return Words::tr("at most %1 hops away").arg(distance.hops);
    return distance.hops == 1 ? Words::tr("1 hop away") : Words::tr("%1 hops away").arg(distance.hops);
}

/// What the way leaves out of sight, as the second half of a sentence.
QString unseenText(const net::Way& way)
{
    if (way.showsHeaders)
        return {};
    return way.via == Via::Udp && way.settings.shape.protocol == trace::Protocol::Udp
        ? Words::tr("; the headers of the answers stay with the system, and every probe has a port of its "
                    "own, so that routers with several paths may send each another way")
        : Words::tr("; the headers of the answers stay with the system");
}

QString reasonText(const net::Way& way)
{
    const QString via = viaText(way.via);
    switch (way.reason) {
    case net::WayReason::Asked:
        return Words::tr("Probes go by %1, as asked").arg(via);
    case net::WayReason::HasRights:
        return Words::tr("Probes go by raw sockets, which this program may open here");
    case net::WayReason::HasHelper:
        return Words::tr("Probes go by the probe helper, which has the right to open raw sockets");
    case net::WayReason::PingAllowed:
        return Words::tr("Probes go by a ping socket, which this system allows without any rights");
    case net::WayReason::NoRights:
        return way.otherProtocol
            ? Words::tr("Probes go by a UDP socket in place of %1, because that needs no rights and "
                        "nothing else is allowed here")
                  .arg(Words::tr("ICMP"))
            : Words::tr("Probes go by a UDP socket, which needs no rights");
    case net::WayReason::TcpAsked:
        return Words::tr("Probes go by TCP sockets that begin to connect, which needs no rights");
    case net::WayReason::Practice:
        return Words::tr("Probes cross a practice network inside this program; nothing leaves the computer");
    }
    return Words::tr("Probes go by %1").arg(via);
}

Said silenceWords(const trace::Start& start)
{
    const trace::Settings& settings = start.settings;
    const int first = settings.mode == trace::Mode::Single ? settings.singleTtl : settings.firstTtl;
    if (first > 1)
        return {
            Words::tr(
                "Nobody answers for TTL %1, and nobody was asked for less: the router there is silent, or "
                "something before it drops the probes or their answers.")
                .arg(settings.mode == trace::Mode::Single || settings.maxTtl == first
                        ? QString::number(first)
                        : Words::tr("%1 to %2").arg(first).arg(settings.maxTtl)),
            Words::tr("Begin at the first TTL, to see who answers at all.")};
    if (!start.network.empty())
        return {Words::tr("Nothing came back at all from the practice network: nobody on the way answers."),
            Words::tr("Trace the target that the network names.")};
    return {Words::tr("Nothing came back at all, not even from the first router. Most likely a firewall on "
                      "this computer, or close to it, drops the probes or their answers; or %1 is filtered "
                      "and no router on the way answers.")
                .arg(harmless(start.target)),
        Words::tr("Try another protocol, or a target that you know to answer.")};
}

Said notSentWords(const Verdict& verdict, const trace::Start& start)
{
    const int error = verdict.error ? verdict.error->systemError : 0;
    const QString target = harmless(start.target);
    switch (error) {
    case ENETUNREACH:
    case EHOSTUNREACH:
    case EADDRNOTAVAIL:
        if (!start.network.empty())
            return {Words::tr("No probe could leave: the practice network has no route to %1.").arg(target),
                Words::tr("Trace the target that the network names.")};
        return {Words::tr("No probe could leave: this computer has no route to %1.").arg(target),
            Words::tr("Check the network connection, or trace a practice network.")};
    case EPERM:
        return {Words::tr("No probe could leave: a firewall on this computer does not let them."),
            Words::tr("Try another protocol, or look at the rules of the firewall.")};
    case EACCES:
        return {Words::tr("No probe could leave: this computer is told not to send to %1, or that is an "
                          "address of many hosts.")
                    .arg(target),
            Words::tr("Look at its routes for one that prohibits it, or trace another target.")};
    case EMSGSIZE:
        return {Words::tr("No probe could leave: they are larger than the first link carries."),
            Words::tr("Choose a smaller size, or allow fragments.")};
    default:
        break;
    }
    return {verdict.error ? Words::tr("No probe could leave. %1").arg(sentence(*verdict.error))
                          : Words::tr("No probe could leave this computer."),
        Words::tr("Try another way to send.")};
}

/// The reason why the latest of several probes could not leave.
QString whyUnsent(int error)
{
    switch (error) {
    case ENETUNREACH:
    case EHOSTUNREACH:
    case EADDRNOTAVAIL:
        return Words::tr("no route");
    case ENETDOWN:
    case ENODEV:
    case ENXIO:
        return Words::tr("the interface is down");
    case EPERM:
        return Words::tr("a firewall on this computer does not let them");
    case EACCES:
        return Words::tr("this computer is told not to send there");
    case EMSGSIZE:
        return Words::tr("larger than the first link carries");
    case ENOBUFS:
        return Words::tr("the interface had no room for more");
    default:
        return error == 0 ? Words::tr("the system did not say why")
                          : QString::fromStdString(journal::errnoName(error));
    }
}

/// Who answers first for the first TTL that was sent may be nearer: nobody nearer was asked.
Said reachedWords(const trace::Hops& hops)
{
    const Verdict& verdict = hops.verdict();
    const QString target = harmless(hops.start().target);
    const QString away = distanceText(hops.distance());
    const QString answer = answerKindText(verdict.answer);
    if (hops.distance().atMost)
        return {Words::tr("%1 answers a probe with TTL %2, so it is %3: %4.")
                    .arg(target, QString::number(verdict.ttl), away, answer)};
    return {Words::tr("%1 answers, %2: %3.").arg(target, away, answer)};
}

Said tooLargeWords(const trace::Hops& hops)
{
    const QString by = addressText(hops.verdict().by);
    const QString away = distanceText(hops.distance());
    const QString size = bytesText(hops.start().settings.shape.size);
    const std::uint16_t mtu = hops.mtuAtVerdict();
    if (mtu == 0)
        return {Words::tr("Packets of %1 do not get past %2, %3: the next link does not carry as much.")
                    .arg(size, by, away),
            Words::tr("Choose a smaller size.")};
    return {Words::tr("Packets of %1 do not get past %2, %3: the next link carries at most %4.")
                .arg(size, by, away, bytesText(mtu)),
        Words::tr("Choose a size of %1 in the options.").arg(bytesText(mtu))};
}

Said unreachableWords(const trace::Hops& hops)
{
    const Verdict& verdict = hops.verdict();
    const QString by = addressText(verdict.by);
    const QString away = distanceText(hops.distance());
    if (verdict.answer == AnswerKind::FragmentationNeeded)
        return tooLargeWords(hops);
    if (verdict.answer == AnswerKind::Prohibited)
        return {
            Words::tr("The path ends at %1, %2: a firewall there says that it is prohibited.").arg(by, away),
            Words::tr("Try another protocol or port: firewalls let some through.")};
    return {
        Words::tr("The path ends at %1, %2, which says: %3.").arg(by, away, answerKindText(verdict.answer)),
        Words::tr("Check the address of the target.")};
}

} // namespace

QString answerKindText(AnswerKind kind)
{
    switch (kind) {
    case AnswerKind::TimeExceeded:
        return Words::tr("time exceeded");
    case AnswerKind::ReassemblyExceeded:
        return Words::tr("reassembly time exceeded");
    case AnswerKind::EchoReply:
        return Words::tr("echo reply");
    case AnswerKind::PortUnreachable:
        return Words::tr("port unreachable");
    case AnswerKind::HostUnreachable:
        return Words::tr("host unreachable");
    case AnswerKind::NetUnreachable:
        return Words::tr("network unreachable");
    case AnswerKind::ProtocolUnreachable:
        return Words::tr("protocol unreachable");
    case AnswerKind::FragmentationNeeded:
        return Words::tr("too large for the next link");
    case AnswerKind::Prohibited:
        return Words::tr("administratively prohibited");
    case AnswerKind::OtherUnreachable:
        return Words::tr("unreachable");
    case AnswerKind::ParameterProblem:
        return Words::tr("parameter problem");
    case AnswerKind::SynAck:
        return Words::tr("SYN-ACK: the port is open");
    case AnswerKind::Reset:
        return Words::tr("reset: the port is closed");
    case AnswerKind::UdpReply:
        return Words::tr("UDP reply");
    case AnswerKind::TimestampReply:
        return Words::tr("timestamp reply");
    }
    return Words::tr("an answer of an unknown kind");
}

QString unmatchedText(Unmatched reason)
{
    switch (reason) {
    case Unmatched::NotAnAnswer:
        return Words::tr("no answer to a probe");
    case Unmatched::Damaged:
        return Words::tr("damaged: a wrong checksum, or lengths that cannot be");
    case Unmatched::Fragment:
        return Words::tr("a fragment, not the whole of a packet");
    case Unmatched::OtherSender:
        return Words::tr("about a packet that another program sent");
    case Unmatched::UnknownProbe:
        return Words::tr("about a probe that was never sent, or long ago");
    case Unmatched::OtherDestination:
        return Words::tr("about a probe to another target");
    case Unmatched::OtherLength:
        return Words::tr("about a probe of another length");
    case Unmatched::NotTheTarget:
        return Words::tr("claims to be the target, from another address");
    case Unmatched::Duplicate:
        return Words::tr("a duplicate: the probe has its answer");
    }
    return Words::tr("belongs to no probe");
}

QString protocolText(trace::Protocol protocol)
{
    switch (protocol) {
    case trace::Protocol::Icmp:
        return Words::tr("ICMP");
    case trace::Protocol::Udp:
        return Words::tr("UDP");
    case trace::Protocol::Tcp:
        return Words::tr("TCP");
    }
    return {};
}

QString viaText(Via via)
{
    switch (via) {
    case Via::Raw:
        return Words::tr("raw sockets");
    case Via::Helper:
        return Words::tr("the probe helper");
    case Via::Udp:
        return Words::tr("a UDP socket");
    case Via::Ping:
        return Words::tr("a ping socket");
    case Via::Tcp:
        return Words::tr("TCP sockets");
    case Via::Practice:
        return Words::tr("the practice network");
    }
    return {};
}

QString wayText(const net::Way& way)
{
    return reasonText(way) + unseenText(way) + QLatin1Char('.');
}

Said verdictWords(const trace::Hops& hops)
{
    const Verdict& verdict = hops.verdict();
    switch (verdict.kind) {
    case Verdict::Kind::Running:
        return {Words::tr("The trace is under way.")};
    case Verdict::Kind::Reached:
        return reachedWords(hops);
    case Verdict::Kind::Unreachable:
        return unreachableWords(hops);
    case Verdict::Kind::NoAnswerBeyond:
        return {Words::tr("Nothing answers from beyond hop %1: the target, or a firewall in front of it, "
                          "does not answer these probes.")
                    .arg(verdict.ttl),
            Words::tr("Try another protocol or port.")};
    case Verdict::Kind::NotFarEnough:
        return {Words::tr("The target was not reached: the last TTL is %1, and %2 answers there.")
                    .arg(QString::number(verdict.ttl), addressText(verdict.by)),
            Words::tr("Choose a higher last TTL.")};
    case Verdict::Kind::Silence:
        return silenceWords(hops.start());
    case Verdict::Kind::NotSent:
        return notSentWords(verdict, hops.start());
    case Verdict::Kind::Loop:
        return {Words::tr("The path is a loop from hop %1 on: the same routers send the probes round and "
                          "round until their TTL is used up.")
                    .arg(verdict.ttl),
            Words::tr("Tell whoever runs these routers.")};
    case Verdict::Kind::Dies:
        return {Words::tr("The packet dies at %1, %2, where its TTL is used up.")
                    .arg(addressText(verdict.by), distanceText({.hops = verdict.ttl}))};
    case Verdict::Kind::Stopped:
        return {Words::tr("The trace was stopped before it was decided.")};
    }
    return {Words::tr("The verdict is of a kind that this program does not know.")};
}

QString verdictText(const Verdict& verdict)
{
    switch (verdict.kind) {
    case Verdict::Kind::Running:
        return Words::tr("running");
    case Verdict::Kind::Reached:
        return Words::tr("reached with TTL %1").arg(verdict.ttl);
    case Verdict::Kind::Unreachable:
        return Words::tr("%1 at hop %2").arg(answerKindText(verdict.answer), QString::number(verdict.ttl));
    case Verdict::Kind::NoAnswerBeyond:
        return Words::tr("no answer beyond hop %1").arg(verdict.ttl);
    case Verdict::Kind::NotFarEnough:
        return Words::tr("not reached with the last TTL, %1").arg(verdict.ttl);
    case Verdict::Kind::Silence:
        return Words::tr("nothing came back");
    case Verdict::Kind::NotSent:
        return Words::tr("not sent");
    case Verdict::Kind::Loop:
        return Words::tr("loop from hop %1 on").arg(verdict.ttl);
    case Verdict::Kind::Dies:
        return Words::tr("dies at hop %1").arg(verdict.ttl);
    case Verdict::Kind::Stopped:
        return Words::tr("stopped");
    }
    return Words::tr("unknown");
}

QString pathMtuText(const trace::Hops& hops)
{
    const auto& found = hops.pathMtu();
    if (!found)
        return {};
    return Words::tr("The path carries at most %1 bytes at once, as %2 says.")
        .arg(QString::number(found->mtu), addressText(found->by));
}

QString unsentText(const trace::Hops& hops)
{
    const auto count = static_cast<qint64>(hops.unsentCount());
    if (count == 0 || hops.verdict().kind == Verdict::Kind::NotSent)
        return {};
    const QString why = whyUnsent(hops.unsentError() ? hops.unsentError()->systemError : 0);
    return count == 1 ? Words::tr("1 probe could not leave: %1.").arg(why)
                      : Words::tr("%1 probes could not leave: %2.").arg(countText(count), why);
}

QString remarkText(const trace::Hops& hops, std::size_t index)
{
    if (index >= hops.all().size())
        return {};
    const QString ttl = QString::number(hops.all()[index].ttl);
    switch (hops.remark(index)) {
    case HopRemark::None:
        return {};
    case HopRemark::Silent:
        return Words::tr("Hop %1 is silent, but later hops answer: it forwards.").arg(ttl);
    case HopRemark::LimitsAnswers:
        return Words::tr("Loss at hop %1 ends there: the router limits its answers.").arg(ttl);
    case HopRemark::LossFromHere:
        return Words::tr("Loss begins at hop %1 and goes on behind it: packets are lost on the way.")
            .arg(ttl);
    case HopRemark::SlowAnswers:
        return Words::tr("Hop %1 answers later than hops beyond it: it takes its time to answer, not to "
                         "forward.")
            .arg(ttl);
    }
    return {};
}

QString silenceText(const trace::Hops& hops, std::size_t index)
{
    if (index >= hops.all().size())
        return {};
    const trace::Hop& hop = hops.all()[index];
    if (!hop.silent())
        return {};
    if (hops.remark(index) == HopRemark::Silent)
        return Words::tr("silent: later hops answer, so it forwards");
    if (hop.pending())
        return Words::tr("no answer yet");
    return Words::tr("no answer");
}

} // namespace socketscope::ui
