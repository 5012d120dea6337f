// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Journals made by hand, call by call, as the engines write them.
#pragma once

#include "core/journal/journal.h"

#include <cerrno>
#include <chrono>
#include <string>
#include <string_view>

namespace socketscope::test {

using namespace journal;

inline wire::SocketAddress address(std::string_view text)
{
    return wire::SocketAddress::parse(text).value();
}

/// Each event is one millisecond after the one before, unless wait() says more.
class JournalBuilder {
public:
    [[nodiscard]] Journal& journal() { return m_journal; }
    [[nodiscard]] const Journal& journal() const { return m_journal; }

    void wait(Duration duration) { m_now += duration; }
    [[nodiscard]] Instant now() const { return m_now; }

    ActorId actor(std::string name, ActorRole role)
    {
        return m_journal.addActor({.name = std::move(name), .role = role}, m_now);
    }
    ActorId connection(ActorId server, std::uint32_t number)
    {
        return m_journal.addActor({.name = "server#" + std::to_string(number),
                                      .role = ActorRole::TcpConnection,
                                      .parent = server,
                                      .number = number},
            m_now);
    }

    Seq call(ActorId actor, CallName name, Event with = {})
    {
        with.kind = EventKind::Call;
        with.actor = actor;
        with.call = name;
        return append(with);
    }
    Seq returned(ActorId actor, CallName name, Seq cause, Event with = {}, std::string_view bytes = {})
    {
        with.kind = EventKind::Return;
        with.actor = actor;
        with.call = name;
        with.cause = cause;
        return append(with, bytes);
    }
    Seq failed(ActorId actor, CallName name, Seq cause, int error, Event with = {})
    {
        with.result = -1;
        with.error = static_cast<std::uint16_t>(error);
        return returned(actor, name, cause, with);
    }
    Seq failure(ActorId actor, FailureCode code, Seq cause, std::int32_t argument, Event with = {})
    {
        with.kind = EventKind::Failure;
        with.actor = actor;
        with.cause = cause;
        with.argument = argument;
        with.code = static_cast<std::uint16_t>(code);
        return append(with);
    }
    Seq state(ActorId actor, StateCode code)
    {
        return append({.actor = actor, .code = static_cast<std::uint16_t>(code), .kind = EventKind::State});
    }
    Seq note(ActorId actor, NoteCode code, std::string_view text)
    {
        return append(
            {.actor = actor, .code = static_cast<std::uint16_t>(code), .kind = EventKind::Note}, text);
    }

    // Whole calls that do not wait.

    Seq socket(ActorId actor, int type, int descriptor)
    {
        const Seq start = call(actor, CallName::Socket,
            {.local = {wire::IpAddress::any(wire::Family::IPv4), 0}, .argument = type});
        return returned(actor, CallName::Socket, start, {.result = descriptor, .argument = type});
    }
    Seq bind(ActorId actor, std::string_view at)
    {
        const Seq start = call(actor, CallName::Bind, {.local = address(at)});
        const Seq end = returned(actor, CallName::Bind, start, {.local = address(at)});
        state(actor, StateCode::Bound);
        return end;
    }
    Seq listen(ActorId actor, std::string_view at, int backlog = 1)
    {
        const Seq start = call(actor, CallName::Listen, {.argument = backlog});
        const Seq end = returned(actor, CallName::Listen, start, {.local = address(at), .argument = backlog});
        state(actor, StateCode::Listening);
        return end;
    }
    Seq sendto(ActorId actor, std::string_view local, std::string_view peer, std::string_view bytes)
    {
        const auto size = static_cast<std::int32_t>(bytes.size());
        const Seq start = call(actor, CallName::Sendto, {.peer = address(peer), .argument = size});
        return returned(actor, CallName::Sendto, start,
            {.local = address(local), .peer = address(peer), .result = size, .argument = size}, bytes);
    }
    Seq recvfrom(ActorId actor, std::string_view local, std::string_view peer, std::string_view bytes,
        int buffer = 1024)
    {
        return recvfromReturns(
            actor, call(actor, CallName::Recvfrom, {.argument = buffer}), local, peer, bytes, 0, buffer);
    }
    Seq recvfromReturns(ActorId actor, Seq start, std::string_view local, std::string_view peer,
        std::string_view bytes, std::uint8_t flags = Event::Blocked, int buffer = 1024)
    {
        return returned(actor, CallName::Recvfrom, start,
            {.local = address(local),
                .peer = address(peer),
                .result = static_cast<std::int32_t>(bytes.size()),
                .argument = buffer,
                .flags = flags},
            bytes);
    }
    Seq send(ActorId actor, std::string_view bytes)
    {
        const auto size = static_cast<std::int32_t>(bytes.size());
        const Seq start = call(actor, CallName::Send, {.argument = size});
        return returned(actor, CallName::Send, start, {.result = size, .argument = size}, bytes);
    }
    Seq recv(ActorId actor, std::string_view bytes, int buffer = 1024)
    {
        return recvReturns(actor, call(actor, CallName::Recv, {.argument = buffer}), bytes, 0, buffer);
    }
    Seq recvReturns(ActorId actor, Seq start, std::string_view bytes, std::uint8_t flags = Event::Blocked,
        int buffer = 1024)
    {
        return returned(actor, CallName::Recv, start,
            {.result = static_cast<std::int32_t>(bytes.size()), .argument = buffer, .flags = flags}, bytes);
    }
    Seq connectReturns(ActorId actor, Seq start, std::string_view local, std::string_view peer)
    {
        const Seq end = returned(actor, CallName::Connect, start,
            {.local = address(local), .peer = address(peer), .flags = Event::Blocked});
        state(actor, StateCode::Established);
        return end;
    }
    Seq acceptReturns(
        ActorId actor, Seq start, std::string_view local, std::string_view peer, int descriptor = 7)
    {
        return returned(actor, CallName::Accept, start,
            {.local = address(local), .peer = address(peer), .result = descriptor, .flags = Event::Blocked});
    }
    Seq shutdown(ActorId actor, int how = 1)
    {
        return returned(
            actor, CallName::Shutdown, call(actor, CallName::Shutdown, {.argument = how}), {.argument = how});
    }
    Seq close(ActorId actor)
    {
        const Seq end = returned(actor, CallName::Close, call(actor, CallName::Close));
        state(actor, StateCode::Closed);
        return end;
    }

private:
    Seq append(Event event, std::string_view bytes = {})
    {
        m_now += std::chrono::milliseconds(1);
        event.at = m_now;
        return m_journal.append(event, {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
    }

    Journal m_journal;
    Instant m_now {};
};

} // namespace socketscope::test
