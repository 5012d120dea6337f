// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crafting/recorder.h"

#include "core/journal/eventnames.h"
#include "core/wire/packetends.h"

#include <algorithm>
#include <cerrno>

namespace socketscope::crafting {

namespace {

using journal::Event;
using journal::EventKind;
using journal::PacketCode;

std::uint16_t code(PacketCode what)
{
    return static_cast<std::uint16_t>(what);
}

/// Headers are all that is ever concluded: far fewer.
std::uint8_t inferredBytes(std::uint16_t count)
{
    return static_cast<std::uint8_t>(std::min<std::uint16_t>(count, 255));
}

std::uint16_t marks(bool kernelTime, bool duplicate, bool late, bool listened)
{
    return static_cast<std::uint16_t>((kernelTime ? unsigned(journal::AnswerKernelTime) : 0U)
        | (duplicate ? unsigned(journal::AnswerDuplicate) : 0U) | (late ? unsigned(journal::AnswerLate) : 0U)
        | (listened ? unsigned(journal::AnswerListened) : 0U));
}

/// The errno of a failure to send; a transport that knows none says what it means.
int errnoOf(const Error& error)
{
    if (error.systemError != 0)
        return error.systemError;
    switch (error.code) {
    case ErrorCode::NotPermitted:
        return EPERM;
    case ErrorCode::PacketTooLarge:
        return EMSGSIZE;
    case ErrorCode::NoRoute:
        return ENETUNREACH;
    case ErrorCode::NoNeighbour:
        return EHOSTUNREACH;
    default:
        return EIO;
    }
}

std::string yesNo(bool value)
{
    return value ? "yes" : "no";
}

} // namespace

Recorder::Recorder(journal::Journal& journal, journal::ActorId crafter)
    : m_journal(journal)
    , m_crafter(crafter)
{
}

void Recorder::note(journal::NoteCode what, Instant at, std::int32_t argument, const journal::Facts& facts)
{
    const Event draft {.at = at,
        .argument = argument,
        .actor = m_crafter,
        .code = static_cast<std::uint16_t>(what),
        .kind = EventKind::Note};
    const journal::Seq seq = m_journal.append(draft, journal::packFacts(facts));
    if (what == journal::NoteCode::CraftStarted)
        m_start = seq;
}

void Recorder::started(
    const SendRequest& request, const craft::SendPlan& plan, const std::string& network, Instant at)
{
    const wire::PacketEnds ends = wire::packetEnds(request.packet.serialize());
    std::string system;
    for (const craft::SystemField& field : plan.systemFields)
        system += (system.empty() ? "" : ",") + field.name;
    note(journal::NoteCode::CraftStarted, at, 0,
        {{"network", network}, {"way", std::string(nameOf(plan.way))}, {"by_helper", yesNo(plan.byHelper)},
            {"system_fields", system}, {"source", ends.source.ip.text()},
            {"destination", ends.destination.ip.text()}, {"forged", yesNo(plan.forgedSource)},
            {"leaves", yesNo(plan.leavesMachine)}, {"times", std::to_string(request.times)},
            {"interval_ns", std::to_string(request.interval.count())}, {"counter", request.counterField},
            {"wait_ns", std::to_string(request.wait.count())}});
}

void Recorder::ended(std::uint32_t left, Instant at)
{
    note(journal::NoteCode::CraftEnded, at, static_cast<std::int32_t>(left), {});
}

void Recorder::stopped(Instant at)
{
    note(journal::NoteCode::StoppedByPerson, at, 0, {});
}

void Recorder::listening(const Listening& what, bool on, Instant at)
{
    note(on ? journal::NoteCode::ListenStarted : journal::NoteCode::ListenEnded, at, 0,
        {{"family", what.family == wire::Family::IPv6 ? "ipv6" : "ipv4"},
            {"protocol", std::string(wire::layerName(what.protocol))}});
}

journal::Seq Recorder::sent(std::uint32_t number, const Departure& departure)
{
    const wire::PacketEnds ends = wire::packetEnds(departure.packet);
    const Event draft {.at = departure.at,
        .cause = m_start,
        .local = ends.source,
        .peer = ends.destination,
        .argument = static_cast<std::int32_t>(number),
        .actor = m_crafter,
        .code = code(PacketCode::Crafted),
        .kind = EventKind::Packet,
        .flags = Event::Outgoing,
        .ttl = ends.ttl,
        .inferred = inferredBytes(departure.inferred)};
    return m_journal.append(draft, departure.packet);
}

journal::Seq Recorder::notSent(std::uint32_t number, ByteView packet, Instant at, const Error& error)
{
    const wire::PacketEnds ends = wire::packetEnds(packet);
    const Event draft {.at = at,
        .cause = m_start,
        .local = ends.source,
        .peer = ends.destination,
        .argument = static_cast<std::int32_t>(number),
        .actor = m_crafter,
        .error = static_cast<std::uint16_t>(errnoOf(error)),
        .code = static_cast<std::uint16_t>(journal::FailureCode::PacketNotSent),
        .kind = EventKind::Failure,
        .call = journal::fromName<journal::CallName>(error.detail).value_or(journal::CallName::Sendto),
        .flags = Event::Outgoing,
        .ttl = ends.ttl};
    return m_journal.append(draft, packet);
}

void Recorder::replied(const Match& match, const Arrival& arrival, journal::Seq cause)
{
    const trace::Answer& answer = match.answer;
    m_journal.append(
        {.at = arrival.at,
            .cause = cause,
            .local = {answer.to, answer.destinationPort},
            .peer = {answer.from, answer.sourcePort},
            .result = static_cast<std::int32_t>(answer.kind) * 65536 + answer.type * 256 + answer.code,
            .actor = m_crafter,
            .step = marks(arrival.kernelTime, match.duplicate, match.late, false),
            .code = code(PacketCode::Reply),
            .kind = EventKind::Packet,
            .ttl = answer.ttl,
            .inferred = inferredBytes(arrival.inferred)},
        arrival.packet);
}

void Recorder::overheard(const Arrival& arrival, trace::Unmatched reason, bool listened)
{
    const wire::PacketEnds ends = wire::packetEnds(arrival.packet);
    m_journal.append({.at = arrival.at,
                         .local = ends.destination,
                         .peer = ends.source,
                         .result = static_cast<std::int32_t>(reason),
                         .actor = m_crafter,
                         .step = marks(arrival.kernelTime, false, false, listened),
                         .code = code(PacketCode::Overheard),
                         .kind = EventKind::Packet,
                         .ttl = ends.ttl,
                         .inferred = inferredBytes(arrival.inferred)},
        arrival.packet);
}

void Recorder::gaveUp(std::uint32_t number, journal::Seq cause, Instant at)
{
    m_journal.append({.at = at,
        .cause = cause,
        .argument = static_cast<std::int32_t>(number),
        .actor = m_crafter,
        .code = code(PacketCode::GivenUp),
        .kind = EventKind::Packet});
}

} // namespace socketscope::crafting
