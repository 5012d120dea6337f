// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracing/recorder.h"

#include "core/journal/facts.h"
#include "core/tracing/tracefacts.h"
#include "core/wire/packetends.h"

#include <algorithm>
#include <limits>

namespace socketscope::tracing {

namespace {

using journal::Event;
using journal::EventKind;
using journal::PacketCode;

constexpr std::size_t answerable = 65536;

std::uint16_t code(PacketCode what)
{
    return static_cast<std::uint16_t>(what);
}

/// Headers are all that is ever concluded: far fewer.
std::uint8_t inferredBytes(std::uint16_t count)
{
    return static_cast<std::uint8_t>(std::min<std::uint16_t>(count, 255));
}

std::uint16_t marksOf(const trace::MatchedAnswer& answer)
{
    unsigned marks = 0;
    const auto set = [&marks](bool on, journal::AnswerMark mark) { marks |= on ? unsigned(mark) : 0U; };
    set(answer.late, journal::AnswerLate);
    set(answer.duplicate, journal::AnswerDuplicate);
    set(answer.outOfOrder, journal::AnswerOutOfOrder);
    set(answer.translated, journal::AnswerTranslated);
    set(answer.rewritten, journal::AnswerRewritten);
    set(answer.kernelTime, journal::AnswerKernelTime);
    return static_cast<std::uint16_t>(marks);
}

std::int32_t clamped(Duration duration)
{
    using Limits = std::numeric_limits<std::int32_t>;
    return static_cast<std::int32_t>(
        std::clamp<std::int64_t>(duration.count(), Limits::min(), Limits::max()));
}

} // namespace

Recorder::Recorder(journal::Journal& journal, journal::ActorId tracer)
    : m_journal(journal)
    , m_tracer(tracer)
    , m_sent(answerable)
{
}

const Recorder::Sent* Recorder::find(const trace::Probe& probe) const
{
    const Sent& sent = m_sent[probe.number % answerable];
    return sent.number == probe.number && probe.number != 0 ? &sent : nullptr;
}

void Recorder::note(journal::NoteCode code, Instant at, ByteView facts)
{
    m_journal.append(
        {.at = at, .actor = m_tracer, .code = static_cast<std::uint16_t>(code), .kind = EventKind::Note},
        facts);
}

void Recorder::started(const trace::Start& start, Instant at)
{
    note(journal::NoteCode::TraceStarted, at, journal::packFacts(factsOf(start)));
}

void Recorder::sent(const trace::SentProbe& sent)
{
    const wire::PacketEnds ends = wire::packetEnds(sent.packet);
    const auto flags = Event::Outgoing | (sent.probe.again ? Event::Again : 0);
    const journal::Seq seq = m_journal.append({.at = sent.at,
                                                  .local = ends.source,
                                                  .peer = ends.destination,
                                                  .result = static_cast<std::int32_t>(sent.probe.round),
                                                  .argument = static_cast<std::int32_t>(sent.probe.number),
                                                  .actor = m_tracer,
                                                  .step = sent.probe.mark,
                                                  .code = code(PacketCode::Probe),
                                                  .kind = EventKind::Packet,
                                                  .flags = static_cast<std::uint8_t>(flags),
                                                  .ttl = sent.probe.ttl,
                                                  .inferred = inferredBytes(sent.inferred)},
        sent.packet);
    m_sent[sent.probe.number % answerable] = {sent.probe.number, seq, sent.at};
}

void Recorder::notSent(const trace::Probe& probe, Instant at, const Error& error)
{
    journal::Facts facts = factsOf(error);
    facts.emplace_back("size", std::to_string(probe.size));
    const Sent* const before = find(probe);
    m_journal.append({.at = at,
                         .cause = before ? before->seq : 0,
                         .result = static_cast<std::int32_t>(probe.round),
                         .argument = static_cast<std::int32_t>(probe.number),
                         .actor = m_tracer,
                         .error = static_cast<std::uint16_t>(error.systemError),
                         .step = probe.mark,
                         .code = static_cast<std::uint16_t>(journal::FailureCode::ProbeNotSent),
                         .kind = EventKind::Failure,
                         .flags = static_cast<std::uint8_t>(probe.again ? Event::Again : 0),
                         .ttl = probe.ttl},
        journal::packFacts(facts));
}

void Recorder::answered(const trace::MatchedAnswer& matched)
{
    const trace::Answer& answer = matched.answer;
    const Sent* const sent = find(matched.probe);
    const Duration later = sent ? matched.at - sent->at - matched.roundTrip : Duration {};
    m_journal.append(
        {.at = matched.at,
            .cause = sent ? sent->seq : 0,
            .local = {answer.to, answer.destinationPort},
            .peer = {answer.from, answer.sourcePort},
            .result = static_cast<std::int32_t>(answer.kind) * 65536 + answer.type * 256 + answer.code,
            .argument = clamped(later),
            .actor = m_tracer,
            .step = marksOf(matched),
            .code = code(PacketCode::Answer),
            .kind = EventKind::Packet,
            .ttl = answer.ttl,
            .inferred = inferredBytes(matched.inferred)},
        matched.packet);
}

void Recorder::unmatched(const trace::UnmatchedPacket& packet)
{
    const wire::PacketEnds ends = wire::packetEnds(packet.packet);
    m_journal.append({.at = packet.at,
                         .local = ends.destination,
                         .peer = ends.source,
                         .result = static_cast<std::int32_t>(packet.reason),
                         .actor = m_tracer,
                         .code = code(PacketCode::Stray),
                         .kind = EventKind::Packet,
                         .ttl = ends.ttl,
                         .inferred = inferredBytes(packet.inferred)},
        packet.packet);
}

void Recorder::gaveUp(const trace::Probe& probe, Instant at)
{
    const Sent* const sent = find(probe);
    m_journal.append({.at = at,
        .cause = sent ? sent->seq : 0,
        .argument = static_cast<std::int32_t>(probe.number),
        .actor = m_tracer,
        .code = code(PacketCode::GivenUp),
        .kind = EventKind::Packet});
}

void Recorder::judged(const trace::Verdict& verdict, Instant at)
{
    note(journal::NoteCode::TraceVerdict, at, journal::packFacts(factsOf(verdict)));
}

void Recorder::finished(Instant at)
{
    note(journal::NoteCode::TraceEnded, at);
}

} // namespace socketscope::tracing
