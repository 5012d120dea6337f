// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/verdictwords.h"

#include "ui/trace/hops/hopwords.h"
#include "ui/words/numbers.h"
#include "ui/words/tracewords.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

#include <algorithm>

namespace socketscope::ui {

using trace::Hops;
using trace::Mode;
using trace::Protocol;
using trace::Verdict;
using trace::Via;
using Tone = VerdictText::Tone;

namespace {

class VerdictWords {
    Q_DECLARE_TR_FUNCTIONS(VerdictWords)
};

Tone toneOf(Verdict::Kind kind)
{
    switch (kind) {
    case Verdict::Kind::Reached:
        return Tone::Good;
    case Verdict::Kind::Unreachable:
    case Verdict::Kind::NoAnswerBeyond:
    case Verdict::Kind::Silence:
    case Verdict::Kind::NotSent:
    case Verdict::Kind::Loop:
        return Tone::Bad;
    case Verdict::Kind::Running:
    case Verdict::Kind::Dies:
    case Verdict::Kind::Stopped:
    case Verdict::Kind::NotFarEnough:
        break;
    }
    return Tone::Quiet;
}

} // namespace

VerdictText verdictText(const Hops& hops)
{
    if (hops.start().target.empty())
        return {};
    const Said said = verdictWords(hops);
    const Verdict::Kind kind = hops.verdict().kind;
    const bool mayBeFiltered = kind == Verdict::Kind::NoAnswerBeyond || kind == Verdict::Kind::Silence;
    QStringList sentences {said.text, pathMtuText(hops), said.action, unsentText(hops)};
    sentences.removeAll(QString());
    return {sentences.join(QLatin1Char(' ')), toneOf(kind),
        mayBeFiltered && hops.start().settings.shape.protocol != Protocol::Tcp};
}

QString waySentence(Via via, Protocol protocol, bool showsHeaders)
{
    const QString name = protocolText(protocol);
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
    return showsHeaders
        ? VerdictWords::tr("%1, no rights needed").arg(way)
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
        parts << (hops.sentCount() == 1
                ? VerdictWords::tr("1 probe")
                : VerdictWords::tr("%1 probes").arg(countText(static_cast<qint64>(hops.sentCount()))));
    std::optional<Duration> slowest;
    for (const trace::Hop& hop : hops.all())
        if (const auto last = hop.roundTrips.last(); last && (!slowest || *last > *slowest))
            slowest = last;
    const Verdict::Kind kind = hops.verdict().kind;
    if (kind != Verdict::Kind::Running && kind != Verdict::Kind::NotSent
        && hops.verdictAt() >= hops.startedAt()) {
        const QString took = durationText(hops.verdictAt() - hops.startedAt());
        parts << (slowest
                ? VerdictWords::tr("complete in %1 (slowest hop %2 ms)").arg(took, millisecondsText(slowest))
                : VerdictWords::tr("complete in %1").arg(took));
    }
    parts << unmatchedText(hops.unmatchedCount());
    return parts.join(QStringLiteral(" · "));
}

QString unmatchedText(std::uint64_t count)
{
    return count == 1 ? VerdictWords::tr("1 unmatched reply")
                      : VerdictWords::tr("%1 unmatched replies").arg(countText(static_cast<qint64>(count)));
}

} // namespace socketscope::ui
