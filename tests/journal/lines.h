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

inline const ActorInfo tracer {.name = "tracer", .role = ActorRole::Tracer};

/// An event of a trace; the bytes are put in by written().
inline Event packetEvent(Seq seq, PacketCode code, Seq cause = 0)
{
    Event event {.seq = seq, .at = instantAt(5), .cause = cause};
    event.kind = EventKind::Packet;
    event.code = static_cast<std::uint16_t>(code);
    return event;
}

inline Event probe()
{
    Event event = packetEvent(6, PacketCode::Probe);
    event.peer = address("198.51.100.9:33434");
    event.local = address("192.0.2.7:50000");
    event.argument = 7;
    event.result = 2;
    event.step = 65535;
    event.ttl = 3;
    event.inferred = 28;
    event.flags = Event::Outgoing | Event::Again;
    return event;
}

inline Event answer()
{
    Event event = packetEvent(9, PacketCode::Answer, 6);
    event.peer = address("203.0.113.1:0");
    event.result = 6 * 65536 + 3 * 256 + 2; // protocol-unreachable
    event.argument = -1500;
    event.step = AnswerLate | AnswerKernelTime;
    event.ttl = 253;
    return event;
}

inline const ActorInfo crafter {.name = "crafter", .role = ActorRole::Crafter};

/// The third router takes the last off the TTL.
inline Event place()
{
    Event event = packetEvent(14, PacketCode::Place, 6);
    event.step = 3 * 256 + 4; // dropped, ttl-expired
    event.result = 12;
    event.argument = 11;
    return event;
}

} // namespace socketscope::journal::test
