// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/verdictwords.h"

#include "ui/trace/hops/hopwords.h"
#include "ui/words/errorwords.h"
#include "ui/words/numbers.h"
#include "ui/words/plaintext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

#include <algorithm>

namespace socketscope::ui {

using trace::Hops;
using trace::Mode;
using trace::Protocol;
using trace::Unmatched;
using trace::Verdict;
using trace::Via;
using Tone = VerdictText::Tone;

namespace {

class VerdictWords {
    Q_DECLARE_TR_FUNCTIONS(VerdictWords)
};

QString hopsText(int count)
{
    return count == 1 ? VerdictWords::tr("1 hop") : VerdictWords::tr("%1 hops").arg(count);
}

/// "wikipedia.practice (10.99.7.7)", or the address alone where that was asked for.
QString targetOf(const Hops& hops)
{
    const QString asked = harmless(hops.start().target);
    const QString address = QString::fromStdString(hops.start().settings.shape.destination.text());
    return asked == address || address.isEmpty() ? asked : QStringLiteral("%1 (%2)").arg(asked, address);
}

VerdictText reached(const Hops& hops)
{
    const Verdict& verdict = hops.verdict();
    const QString by = QString::fromStdString(verdict.by.text());
    const bool isOther = verdict.by.family != wire::Family::None && verdict.by != hops.start().settings.shape.destination;
    const QString text = isOther ? VerdictWords::tr("%1 answers as %2, %3 away.").arg(targetOf(hops), by, hopsText(verdict.ttl))
                                 : VerdictWords::tr("%1 answers, %2 away.").arg(targetOf(hops), hopsText(verdict.ttl));
    return {text, Tone::Good};
}

VerdictText nothingBeyond(const Hops& hops)
{
    const bool isTcp = hops.start().settings.shape.protocol == Protocol::Tcp;
    QString text = VerdictWords::tr("Nothing answers beyond hop %1: a filter there, or %2 does not answer such probes.")
                       .arg(QString::number(hops.verdict().ttl), targetOf(hops));
    return {text, Tone::Bad, !isTcp};
}

VerdictText running(const Hops& hops)
{
    if (hops.start().settings.mode == Mode::Single)
        return {VerdictWords::tr("One packet to %1, with a TTL of %2 …").arg(targetOf(hops), QString::number(hops.start().settings.singleTtl))};
    return {VerdictWords::tr("Tracing %1 …").arg(targetOf(hops))};
}

} // namespace

VerdictText verdictText(const Hops& hops)
{
    const Verdict& verdict = hops.verdict();
    const QString by = QString::fromStdString(verdict.by.text());
    switch (verdict.kind) {
    case Verdict::Kind::Running:
        return hops.start().target.empty() ? VerdictText {} : running(hops);
    case Verdict::Kind::Reached:
        return reached(hops);
    case Verdict::Kind::Unreachable:
        return {VerdictWords::tr("%1, %2 away, says that %3 cannot be reached: %4.")
                    .arg(by, hopsText(verdict.ttl), targetOf(hops), answerText(verdict.answer)),
            Tone::Bad};
    case Verdict::Kind::NoAnswerBeyond:
        return nothingBeyond(hops);
    case Verdict::Kind::Silence:
        return {VerdictWords::tr("Nothing came back at all, not even from the first hop. A firewall of this computer or of "
                                 "its network most likely drops the probes or the answers."),
            Tone::Bad, hops.start().settings.shape.protocol != Protocol::Tcp};
    case Verdict::Kind::NotSent:
        return {verdict.error ? VerdictWords::tr("No probe could be sent. %1").arg(sentence(*verdict.error))
                              : VerdictWords::tr("No probe could be sent."),
            Tone::Bad};
    case Verdict::Kind::Loop:
        return {VerdictWords::tr("The packets go in circles from hop %1 on: the routers there send them to each other until "
                                 "the TTL runs out.")
                    .arg(verdict.ttl),
            Tone::Bad};
    case Verdict::Kind::Dies:
        return {VerdictWords::tr("The packet left with a TTL of %1. %2 took the last one off, threw it away and said so.")
                    .arg(QString::number(hops.start().settings.singleTtl), by),
            Tone::Quiet};
    case Verdict::Kind::Stopped:
        return {VerdictWords::tr("Stopped before %1 had answered.").arg(targetOf(hops))};
    }
    return {};
}

QString waySentence(Via via, Protocol protocol, bool showsHeaders)
{
    const QString name = protocol == Protocol::Icmp ? QStringLiteral("ICMP") : protocol == Protocol::Udp ? QStringLiteral("UDP") : QStringLiteral("TCP");
    switch (via) {
    case Via::Practice:
        return VerdictWords::tr("%1 inside this program").arg(name);
    case Via::Raw:
        return VerdictWords::tr("Raw %1: with this program's own rights").arg(name);
    case Via::Helper:
        return VerdictWords::tr("Raw %1: through the helper").arg(name);
    case Via::Udp:
    case Via::Ping:
    case Via::Tcp:
        break;
    }
    const QString way = via == Via::Ping ? VerdictWords::tr("Ping sockets") : name;
    return showsHeaders ? VerdictWords::tr("%1, no rights needed").arg(way)
                        : VerdictWords::tr("%1, no rights needed: headers of answers cannot be seen").arg(way);
}

bool seesEverything(Via via, bool showsHeaders)
{
    return showsHeaders || via == Via::Practice;
}

QString statusText(const Hops& hops)
{
    QStringList parts;
    const bool repeats = hops.start().settings.mode == Mode::Repeat;
    if (repeats && hops.rounds() > 0)
        parts << VerdictWords::tr("round %1").arg(countText(hops.rounds()));
    else
        parts << (hops.sentCount() == 1 ? VerdictWords::tr("1 probe") : VerdictWords::tr("%1 probes").arg(countText(static_cast<qint64>(hops.sentCount()))));
    std::optional<Duration> slowest;
    for (const trace::Hop& hop : hops.all())
        if (const auto last = hop.roundTrips.last(); last && (!slowest || *last > *slowest))
            slowest = last;
    const Verdict::Kind kind = hops.verdict().kind;
    if (kind != Verdict::Kind::Running && kind != Verdict::Kind::NotSent && hops.verdictAt() >= hops.startedAt()) {
        const QString took = durationText(hops.verdictAt() - hops.startedAt());
        parts << (slowest ? VerdictWords::tr("complete in %1 (slowest hop %2 ms)").arg(took, millisecondsText(slowest))
                          : VerdictWords::tr("complete in %1").arg(took));
    }
    parts << unmatchedText(hops.unmatchedCount());
    return parts.join(QStringLiteral(" · "));
}

QString unmatchedText(std::uint64_t count)
{
    return count == 1 ? VerdictWords::tr("1 unmatched reply") : VerdictWords::tr("%1 unmatched replies").arg(countText(static_cast<qint64>(count)));
}

QString strayReason(Unmatched reason)
{
    switch (reason) {
    case Unmatched::NotAnAnswer:
        return VerdictWords::tr("nothing that answers a probe");
    case Unmatched::Damaged:
        return VerdictWords::tr("damaged");
    case Unmatched::Fragment:
        return VerdictWords::tr("only a part of a packet");
    case Unmatched::OtherSender:
        return VerdictWords::tr("about a packet of somebody else");
    case Unmatched::UnknownProbe:
        return VerdictWords::tr("about a probe that was not sent");
    case Unmatched::OtherDestination:
        return VerdictWords::tr("about a packet to another destination");
    case Unmatched::OtherLength:
        return VerdictWords::tr("about a packet of another length");
    case Unmatched::NotTheTarget:
        return VerdictWords::tr("says that it arrived, but is not the target");
    case Unmatched::Duplicate:
        return VerdictWords::tr("a second answer to the same probe");
    }
    return {};
}

} // namespace socketscope::ui
