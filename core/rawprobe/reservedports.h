// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Source ports of raw probes, held by ordinary sockets so that no other program gets them meanwhile.
#pragma once

#include "core/trace/probe.h"

#include <array>

namespace socketscope::rawprobe {

/// Holds the last so many ports: more than probes are in flight. Where there are no more descriptors, as many
/// as there were. Ports that only administrators may bind are refused as they are to everybody, and so are
/// ports in use.
class ReservedPorts {
public:
    ReservedPorts() = default;
    ~ReservedPorts();
    ReservedPorts(const ReservedPorts&) = delete;
    ReservedPorts& operator=(const ReservedPorts&) = delete;

    /// `port` 0: one of the system's choice, which is put in its place. Gives 0 or an errno.
    [[nodiscard]] int reserve(trace::Protocol protocol, const wire::IpAddress& source, std::uint16_t& port);
    /// Whether what came in there at `at` (CLOCK_MONOTONIC, in ns) came to us: the port is held, and was
    /// then.
    [[nodiscard]] bool holds(
        trace::Protocol protocol, const wire::IpAddress& address, std::uint16_t port, std::int64_t at) const;
    /// Whether such a port is held at any address; `port` 0: any port.
    [[nodiscard]] bool holdsAny(trace::Protocol protocol, wire::Family family, std::uint16_t port = 0) const;

private:
    struct Held {
        int fd = -1;
        std::uint16_t port = 0;
        trace::Protocol protocol = trace::Protocol::Icmp;
        wire::IpAddress source;
        std::int64_t since = 0;
    };
    [[nodiscard]] int openSocket(wire::Family family, int type);
    Held& emptySlot();

    std::array<Held, 512> m_held {};
    std::size_t m_room = 512; ///< so many of them are in use in turn
    std::size_t m_next = 0;
};

} // namespace socketscope::rawprobe
