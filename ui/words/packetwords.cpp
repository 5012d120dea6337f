// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/packetwords.h"

#include "ui/words/craftedwords.h"
#include "ui/words/numbers.h"
#include "ui/words/tracewords.h"

namespace socketscope::ui {
namespace {

using journal::Event;
using journal::PacketCode;

/// The probe that the event is about, or null.
const Event* probeOf(const Told& told)
{
    const Event* const probe = told.cause;
    return probe && probe->kind == journal::EventKind::Packet && probe->packet() == PacketCode::Probe
        ? probe
        : nullptr;
}

QString numberOf(const Event& probe)
{
    return countText(probe.argument);
}

trace::AnswerKind kindOf(const Event& answer)
{
    // A number that no kind has becomes one that none has either.
    return static_cast<trace::AnswerKind>(answer.result < 0 ? 255 : std::min(answer.result / 65536, 255));
}

QString senderOf(const Told& told)
{
    const auto& peer = told.event.peer;
    return peer.isNone() ? Words::tr("somebody") : QString::fromStdString(peer.ip.text());
}

Duration roundTrip(const Event& answer, const Event& probe)
{
    return answer.at - probe.at - Duration(answer.argument);
}

QString roundTripText(Duration duration)
{
    return Words::tr("%1 ms").arg(static_cast<double>(duration.count()) / 1e6, 0, 'f', 3);
}

Said probeWords(const Told& told)
{
    const QString size = bytesText(told.event.bytes.length);
    const QString ttl = QString::number(told.event.ttl);
    QString text = Words::tr("Probe %1, a packet of %2, left for %3 with TTL %4: the router where that is "
                             "used up should say so.")
                       .arg(numberOf(told.event), size, told.peer(), ttl);
    if (told.event.has(Event::Again))
        text += QLatin1Char(' ') + Words::tr("It asks a hop once more that has not answered.");
    if (told.event.inferred > 0)
        text += QLatin1Char(' ')
            + Words::tr("Its first %1 were written by the system and are concluded here, not seen.")
                  .arg(bytesText(told.event.inferred));
    return {text};
}

QString marksText(const Event& answer)
{
    QString text;
    const auto add = [&](journal::AnswerMark mark, const QString& sentence) {
        if ((answer.step & mark) != 0)
            text += QLatin1Char(' ') + sentence;
    };
    add(journal::AnswerLate, Words::tr("The probe had been given up: it was late, not lost."));
    add(journal::AnswerDuplicate,
        Words::tr("The probe had an answer already, so this one counts for nothing."));
    add(journal::AnswerOutOfOrder, Words::tr("A probe that left later was answered before."));
    add(journal::AnswerTranslated,
        Words::tr("It quotes the probe with another address, port or checksum: there is NAT on the way."));
    add(journal::AnswerRewritten, Words::tr("It quotes the probe with another type of service."));
    return text;
}

Said answerWords(const Told& told)
{
    const Event* const probe = probeOf(told);
    const QString kind = answerKindText(kindOf(told.event));
    QString text = probe ? Words::tr("%1 answered probe %2 (TTL %3) after %4: %5.")
                               .arg(senderOf(told), numberOf(*probe), QString::number(probe->ttl),
                                   roundTripText(roundTrip(told.event, *probe)), kind)
                         : Words::tr("%1 answered a probe: %2.").arg(senderOf(told), kind);
    text += marksText(told.event);
    if (told.event.inferred > 0)
        text += QLatin1Char(' ')
            + Words::tr("The system kept its first %1 to itself; they are concluded here, not seen.")
                  .arg(bytesText(told.event.inferred));
    return {text};
}

QString strayReason(const Event& event)
{
    return unmatchedText(static_cast<trace::Unmatched>(std::clamp(event.result, 0, 255)));
}

QString lostNumber(const Told& told)
{
    const Event* const probe = probeOf(told);
    return numberOf(probe ? *probe : told.event);
}

} // namespace

QString packetSummary(const Told& told)
{
    if (isOfCraftedPacket(told))
        return craftedSummary(told);
    switch (told.event.packet()) {
    case PacketCode::Probe:
        return Words::tr("probe %1, TTL %2, to %3")
            .arg(numberOf(told.event), QString::number(told.event.ttl), told.peer());
    case PacketCode::Answer: {
        const Event* const probe = probeOf(told);
        const QString kind = answerKindText(kindOf(told.event));
        return probe
            ? Words::tr("answer to probe %1 from %2: %3, %4")
                  .arg(numberOf(*probe), senderOf(told), kind, roundTripText(roundTrip(told.event, *probe)))
            : Words::tr("answer from %1: %2").arg(senderOf(told), kind);
    }
    case PacketCode::Stray:
        return Words::tr("from %1, unmatched: %2").arg(senderOf(told), strayReason(told.event));
    case PacketCode::GivenUp:
        return Words::tr("probe %1 counts as lost").arg(lostNumber(told));
    case PacketCode::Crafted:
    case PacketCode::Reply:
    case PacketCode::Overheard:
    case PacketCode::Place:
        break;
    }
    return Words::tr("a packet of %1").arg(bytesText(told.event.bytes.length));
}

QString packetTitle(const Told& told)
{
    if (isOfCraftedPacket(told))
        return craftedTitle(told);
    switch (told.event.packet()) {
    case PacketCode::Probe:
        return Words::tr("Probe %1").arg(numberOf(told.event));
    case PacketCode::Answer:
        return Words::tr("Answer from %1").arg(senderOf(told));
    case PacketCode::Stray:
        return Words::tr("Unmatched packet from %1").arg(senderOf(told));
    case PacketCode::GivenUp:
        return Words::tr("Probe %1 is given up").arg(lostNumber(told));
    case PacketCode::Crafted:
    case PacketCode::Reply:
    case PacketCode::Overheard:
    case PacketCode::Place:
        break;
    }
    return Words::tr("Packet at %1").arg(told.who());
}

Said packetWords(const Told& told)
{
    if (isOfCraftedPacket(told))
        return craftedWords(told);
    switch (told.event.packet()) {
    case PacketCode::Probe:
        return probeWords(told);
    case PacketCode::Answer:
        return answerWords(told);
    case PacketCode::Stray:
        return {
            Words::tr("A packet of %1 came in from %2 that belongs to no probe: %3. It is kept, and counts "
                      "for nothing.")
                .arg(bytesText(told.event.bytes.length), senderOf(told), strayReason(told.event))};
    case PacketCode::GivenUp:
        return {Words::tr("Probe %1 counts as lost from here on. An answer may still come; it will be told "
                          "as late.")
                    .arg(lostNumber(told))};
    case PacketCode::Crafted:
    case PacketCode::Reply:
    case PacketCode::Overheard:
    case PacketCode::Place:
        break;
    }
    return {Words::tr("A packet of %1 from %2 for %3. It was seen at one place on its way.")
                .arg(bytesText(told.event.bytes.length), told.local(), told.peer())};
}

Said traceStartWords(const Told& told)
{
    const QString target = told.fact("target");
    if (target.isEmpty())
        return {Words::tr("A trace starts, and its target is not known.")};
    const QString address = told.fact("address");
    const QString network = told.fact("network");
    if (address.isEmpty())
        return {Words::tr("The trace to %1 starts.").arg(target)};
    return {network.isEmpty() ? Words::tr("The trace to %1 (%2) starts.").arg(target, address)
                              : Words::tr("The trace to %1 (%2) starts, across the practice network %3.")
                                    .arg(target, address, network)};
}

QString toldVerdictText(const Told& told)
{
    trace::Verdict verdict;
    const auto kind = trace::verdictFromName(told.fact("kind").toStdString());
    if (!kind)
        return Words::tr("unknown");
    verdict.kind = *kind;
    verdict.ttl = static_cast<std::uint8_t>(std::clamp(told.fact("ttl").toInt(), 0, 255));
    verdict.answer = trace::answerKindFromName(told.fact("answer").toStdString())
                         .value_or(trace::AnswerKind::TimeExceeded);
    return verdictText(verdict);
}

} // namespace socketscope::ui
