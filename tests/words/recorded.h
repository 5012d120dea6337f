// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A small journal for tests of words: actors, calls and their returns.
#pragma once

#include "core/journal/facts.h"
#include "core/journal/journal.h"

#include <chrono>
#include <string_view>

namespace socketscope::test {

inline wire::SocketAddress address(std::string_view text)
{
    return wire::SocketAddress::parse(text).value();
}

struct Recorded {
    journal::Journal journal;
    journal::ActorId udpServer
        = journal.addActor({.name = "server", .role = journal::ActorRole::UdpServer}, instantAt(0));
    journal::ActorId udpClient
        = journal.addActor({.name = "client", .role = journal::ActorRole::UdpClient}, instantAt(0));
    journal::ActorId tcpServer
        = journal.addActor({.name = "tcp server", .role = journal::ActorRole::TcpServer}, instantAt(0));
    journal::ActorId tcpClient
        = journal.addActor({.name = "tcp client", .role = journal::ActorRole::TcpClient}, instantAt(0));
    journal::ActorId connection = journal.addActor(
        {.name = "tcp server#7", .role = journal::ActorRole::TcpConnection, .parent = tcpServer, .number = 7},
        instantAt(0));

    /// A call at 1.031 s and its return 27 ms later, blocked in between. Returns the seq of the return.
    journal::Seq callAndReturn(journal::Event draft, journal::Event back, ByteView bytes = {})
    {
        using namespace std::chrono_literals;
        draft.kind = journal::EventKind::Call;
        draft.at = Instant(1031ms);
        back.cause = journal.append(draft);
        back.kind = journal::EventKind::Return;
        back.at = Instant(1058ms);
        back.actor = draft.actor;
        back.call = draft.call;
        back.code = draft.code;
        back.flags = static_cast<std::uint8_t>(back.flags | journal::Event::Blocked | draft.flags);
        back.method = draft.method;
        return journal.append(back, bytes);
    }

    journal::Seq failure(journal::FailureCode code, journal::Event draft, const journal::Facts& facts = {})
    {
        draft.kind = journal::EventKind::Failure;
        draft.code = static_cast<std::uint16_t>(code);
        return journal.append(draft, journal::packFacts(facts));
    }
};

} // namespace socketscope::test
