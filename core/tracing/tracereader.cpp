// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracing/tracereader.h"

#include "core/tracing/tracefacts.h"

#include <algorithm>

namespace socketscope::tracing {

namespace {

using journal::Event;
using journal::EventKind;
using journal::PacketCode;

trace::Probe probeOf(const Event& event, std::size_t size)
{
    return {.number = static_cast<std::uint32_t>(event.argument),
        .round = static_cast<std::uint32_t>(event.result),
        .mark = event.step,
        .size = static_cast<std::uint16_t>(std::min<std::size_t>(size, trace::largestSize)),
        .ttl = event.ttl,
        .again = event.has(Event::Again)};
}

/// The answer in the bytes, by the event's own word where it says more. Bytes may be missing: a flood is
/// abridged.
trace::Answer answerOf(const Event& event)
{
    const trace::ReadAnswer read = trace::readAnswer(event.bytes.view());
    trace::Answer answer = read.answer.value_or(trace::Answer {});
    answer.kind = static_cast<trace::AnswerKind>(event.result / 65536);
    answer.type = static_cast<std::uint8_t>(event.result / 256 % 256);
    answer.code = static_cast<std::uint8_t>(event.result % 256);
    answer.ttl = event.ttl;
    answer.from = event.peer.ip;
    answer.to = event.local.ip;
    return answer;
}

bool isProbe(const Event& event)
{
    return event.kind == EventKind::Packet && event.packet() == PacketCode::Probe && event.ttl != 0
        && event.argument > 0 && event.result >= 0;
}

bool isAnswer(const Event& event)
{
    return event.packet() == PacketCode::Answer && event.result >= 0 && event.result < 256 * 65536
        && !trace::nameOf(static_cast<trace::AnswerKind>(event.result / 65536)).empty();
}

} // namespace

bool TraceReader::update(const journal::JournalView& view, std::size_t most)
{
    const journal::Seq last = std::min<journal::Seq>(view.size(), m_read + most);
    while (m_read < last)
        replay(view, view.at(++m_read));
    return m_read < view.size();
}

void TraceReader::replay(const journal::JournalView& view, const Event& event)
{
    if (event.kind == EventKind::Packet) {
        replayPacket(view, event);
    } else if (event.kind == EventKind::Note) {
        replayNote(event);
    } else if (event.kind == EventKind::Failure && event.failure() == journal::FailureCode::ProbeNotSent
        && event.ttl != 0 && event.argument > 0 && event.result >= 0) {
        const journal::Facts facts = journal::unpackFacts(event.bytes.view());
        const std::string size = journal::fact(event.bytes.view(), "size");
        const auto bytes = std::strtoul(size.c_str(), nullptr, 10);
        const trace::Probe probe = event.cause == 0 ? countedProbe(event, bytes) : probeOf(event, bytes);
        m_hops.notSent(probe, event.at, errorFrom(facts, event.error));
    }
}

trace::Probe TraceReader::countedProbe(const Event& event, std::size_t size)
{
    trace::Probe probe = probeOf(event, size);
    Queries& queries = m_queries[event.ttl];
    if (queries.round != event.result)
        queries = {.round = event.result};
    probe.query = probe.again ? 0 : queries.next++;
    return probe;
}

void TraceReader::replayPacket(const journal::JournalView& view, const Event& event)
{
    if (event.packet() == PacketCode::Stray) {
        if (event.result < 0 || event.result > 255)
            return;
        m_hops.unmatched({.at = event.at,
            .packet = event.bytes.view(),
            .inferred = event.inferred,
            .reason = static_cast<trace::Unmatched>(event.result)});
        m_strays.push_back(event.seq);
        m_strays.erase(m_strays.begin(),
            m_strays.end() - static_cast<std::ptrdiff_t>(std::min(m_strays.size(), m_hops.strays().size())));
        return;
    }
    if (isProbe(event)) {
        replaySent(event);
        return;
    }
    if (event.cause == 0 || event.cause >= event.seq)
        return;
    const Event& sent = view.at(event.cause);
    if (!isProbe(sent))
        return;
    if (isAnswer(event))
        replayAnswer(event, sent);
    else if (event.packet() == PacketCode::GivenUp)
        m_hops.gaveUp(probeOf(sent, sent.bytes.length), event.at);
}

void TraceReader::replaySent(const Event& event)
{
    const auto number = static_cast<std::uint32_t>(event.argument);
    if (!m_events.empty() && number <= m_events.back().probe)
        return; // a probe is sent once
    m_events.push_back({.probe = number, .sent = static_cast<std::uint32_t>(event.seq)});
    m_hops.sent({.probe = countedProbe(event, event.bytes.length),
        .at = event.at,
        .packet = event.bytes.view(),
        .inferred = event.inferred});
}

void TraceReader::replayAnswer(const Event& event, const Event& sent)
{
    const Duration later(event.argument);
    const auto has = [&event](journal::AnswerMark mark) { return (event.step & mark) != 0; };
    const trace::MatchedAnswer answer {.probe = probeOf(sent, sent.bytes.length),
        .at = event.at,
        .roundTrip = std::max(event.at - sent.at - later, Duration {}),
        .answer = answerOf(event),
        .packet = event.bytes.view(),
        .inferred = event.inferred,
        .kernelTime = has(journal::AnswerKernelTime),
        .late = has(journal::AnswerLate),
        .duplicate = has(journal::AnswerDuplicate),
        .outOfOrder = has(journal::AnswerOutOfOrder),
        .translated = has(journal::AnswerTranslated),
        .rewritten = has(journal::AnswerRewritten)};
    const std::size_t place = placeOf(answer.probe.number);
    if (!answer.duplicate && place < m_events.size() && m_events[place].answer == 0)
        m_events[place].answer = static_cast<std::uint32_t>(event.seq);
    m_hops.answered(answer);
}

void TraceReader::replayNote(const Event& event)
{
    switch (event.note()) {
    case journal::NoteCode::TraceStarted:
        m_hops.started(startFrom(journal::unpackFacts(event.bytes.view())), event.at);
        break;
    case journal::NoteCode::TraceVerdict:
        m_hops.judged(verdictFrom(journal::unpackFacts(event.bytes.view())), event.at);
        break;
    case journal::NoteCode::TraceEnded:
        m_hops.finished(event.at);
        break;
    case journal::NoteCode::RecordingCut:
        if (m_hops.running())
            m_hops.finished(event.at);
        break;
    default:
        break;
    }
}

/// Past the end where no such probe was sent.
std::size_t TraceReader::placeOf(std::uint32_t probe) const
{
    const auto found = std::lower_bound(m_events.begin(), m_events.end(), probe,
        [](const Events& events, std::uint32_t number) { return events.probe < number; });
    return found != m_events.end() && found->probe == probe
        ? static_cast<std::size_t>(found - m_events.begin())
        : m_events.size();
}

journal::Seq TraceReader::sentEvent(std::uint32_t probe) const
{
    const std::size_t place = placeOf(probe);
    return place < m_events.size() ? m_events[place].sent : 0;
}

journal::Seq TraceReader::answerEvent(std::uint32_t probe) const
{
    const std::size_t place = placeOf(probe);
    return place < m_events.size() ? m_events[place].answer : 0;
}

bool isTrace(const journal::JournalView& view)
{
    constexpr journal::Seq beginning = 8;
    for (journal::Seq seq = 1; seq <= std::min(view.size(), beginning); ++seq)
        if (view.actor(view.at(seq).actor).role == journal::ActorRole::Tracer)
            return true;
    return false;
}

} // namespace socketscope::tracing
