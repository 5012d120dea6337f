// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Source ports of raw probes, held by ordinary sockets so that no other program gets them meanwhile.
#pragma once

#include "core/trace/probe.h"

#include <array>

namespace socketscope::rawprobe {

/// Holds the last so many ports. Ports that only administrators may bind are refused as they are to
/// everybody, and so are ports in use.
class ReservedPorts {
public:
    ReservedPorts() = default;
    ~ReservedPorts();
    ReservedPorts(const ReservedPorts&) = delete;
    ReservedPorts& operator=(const ReservedPorts&) = delete;

    /// `port` 0: one of the system's choice, which is put in its place. Gives 0 or an errno.
    [[nodiscard]] int reserve(trace::Protocol protocol, const wire::IpAddress& source, std::uint16_t& port);

private:
    struct Held {
        int fd = -1;
        std::uint16_t port = 0;
        trace::Protocol protocol = trace::Protocol::Icmp;
        wire::IpAddress source;
    };
    std::array<Held, 128> m_held {};
    std::size_t m_next = 0;
};

} // namespace socketscope::rawprobe
