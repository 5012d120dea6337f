// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Events for the tests of single lines of a session file.
#pragma once

#include "core/journal/journal.h"
#include "core/journal/sessionline.h"

#include <string>

namespace socketscope::journal::test {

inline wire::SocketAddress address(const char* text)
{
    return *wire::SocketAddress::parse(text);
}

inline std::string written(
    Event event, const ActorInfo& actor, const Bytes& bytes = {}, std::string_view parent = {})
{
    if (!bytes.empty())
        event.bytes = {
            bytes.data(), static_cast<std::uint32_t>(bytes.size()), static_cast<std::uint32_t>(bytes.size())};
    std::string out;
    appendEventLine(out, event, actor, parent);
    return out;
}

inline const ActorInfo server {.name = "server", .role = ActorRole::UdpServer};

inline Event returnOfRecvfrom()
{
    Event event {.seq = 9, .at = instantAt(1'234'567), .cause = 4};
    event.kind = EventKind::Return;
    event.call = CallName::Recvfrom;
    event.result = 5;
    event.peer = address("127.0.0.1:8000");
    event.flags = Event::Blocked;
    event.step = 3;
    return event;
}

} // namespace socketscope::journal::test
