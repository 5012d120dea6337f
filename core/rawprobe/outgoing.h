// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What was sent, as far as it takes to tell which packets are about it.
#pragma once

#include "core/trace/answer.h"
#include "core/trace/probepacket.h"

#include <array>

namespace socketscope::rawprobe {

/// Coarser than trace::ProbeBook on purpose: it decides which packets are nobody else's business, not which
/// probe an answer is about.
class Outgoing {
public:
    void add(const trace::ProbeShape& shape, const trace::MarkedFields& fields);
    /// Quotes or answers something with an identifier or a port of ours; or, as behind some address
    /// translators, something to one of our destinations and its ports.
    [[nodiscard]] bool concerns(const trace::Answer& answer) const;

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
        wire::IpAddress destination;
        std::uint16_t identifier = 0;
        trace::Protocol protocol = trace::Protocol::Icmp;
        friend bool operator==(const Target&, const Target&) = default;
    };
    [[nodiscard]] bool hasIdentifier(std::uint16_t identifier) const;
    [[nodiscard]] bool hasDestination(trace::Protocol protocol, const wire::IpAddress& address) const;

    std::array<Target, 8> m_targets {}; ///< the last so many
    std::size_t m_count = 0;
    Ports m_sources;
    Ports m_destinations;
};

} // namespace socketscope::rawprobe
