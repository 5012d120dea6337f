// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What was sent, as far as it takes to tell which packets are about it.
#pragma once

#include "core/rawprobe/reservedports.h"
#include "core/trace/answer.h"
#include "core/trace/probepacket.h"

#include <array>

namespace socketscope::rawprobe {

/// Coarser than trace::ProbeBook on purpose: it decides which packets are nobody else's business, not which
/// probe an answer is about.
class Outgoing {
public:
    /// `shape` has the source that the probe has.
    void add(const trace::ProbeShape& shape, const trace::MarkedFields& fields);
    /// Whether a packet that came in at `at` is about a probe. It came to where the probe was sent from, and
    ///   - from its destination, to a port that we hold or with its identifier; or
    ///   - quotes a packet to its destination, from a port that we hold or with its identifier; or, as behind
    ///     some address translators, from somewhere else to a port that was probed.
    [[nodiscard]] bool concerns(
        const trace::Answer& answer, std::int64_t at, const ReservedPorts& ports) const;

private:
    /// A set of port numbers.
    class Ports {
    public:
        void add(std::uint16_t port) { m_words[port / 64] |= bit(port); }
        [[nodiscard]] bool has(std::uint16_t port) const { return (m_words[port / 64] & bit(port)) != 0; }

    private:
        static std::uint64_t bit(std::uint16_t port) { return std::uint64_t {1} << port % 64; }
        std::array<std::uint64_t, 1024> m_words {};
    };
    struct Target {
        wire::IpAddress source;
        wire::IpAddress destination;
        std::uint16_t identifier = 0;
        trace::Protocol protocol = trace::Protocol::Icmp;
        friend bool operator==(const Target&, const Target&) = default;
    };
    [[nodiscard]] bool isQuoted(const Target& target, const trace::QuotedProbe& quoted, std::int64_t at,
        const ReservedPorts& ports) const;
    [[nodiscard]] const Ports& destinations(trace::Protocol protocol) const
    {
        return protocol == trace::Protocol::Tcp ? m_tcpDestinations : m_udpDestinations;
    }

    std::array<Target, 8> m_targets {}; ///< the last so many
    std::size_t m_count = 0;
    Ports m_udpDestinations;
    Ports m_tcpDestinations;
};

} // namespace socketscope::rawprobe
