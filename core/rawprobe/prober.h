// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Sends probes by raw sockets and receives what is about them. The window's program uses it where it
/// may open raw sockets itself, the probe helper where it may not. Nothing here allocates, throws or blocks.
#pragma once

#include "core/rawprobe/clocks.h"
#include "core/rawprobe/outgoing.h"
#include "core/rawprobe/receive.h"
#include "core/rawprobe/reservedports.h"
#include "core/rawprobe/sourcefinder.h"
#include "core/rawprobe/transmitstamps.h"

namespace socketscope::rawprobe {

/// All times are of CLOCK_MONOTONIC, in ns.
class Prober {
public:
    Prober() = default;
    ~Prober();
    Prober(const Prober&) = delete;
    Prober& operator=(const Prober&) = delete;

    /// Opens all sockets; the one moment that rights are needed. Gives 0, or the errno that says why there
    /// are none of either family.
    [[nodiscard]] int open();
    [[nodiscard]] bool hasFamily(wire::Family family) const;
    /// Readable whenever next() may have something.
    [[nodiscard]] int descriptor() const { return m_epoll; }

    struct Sent {
        std::int64_t at = 0;
        ByteView packet; ///< from its IP header on; valid until the next call
        std::uint16_t inferred = 0; ///< so many bytes from the front were written by the system
        wire::IpAddress source;
        std::uint16_t sourcePort = 0;
    };
    /// Gives 0 or an errno.
    [[nodiscard]] int send(const trace::ProbeShape& wanted, const trace::Probe& probe, Sent& sent);

    struct Event {
        bool isAnswer = false; ///< else a departure, of which `number` tells the probe
        std::uint32_t number = 0;
        std::int64_t at = 0;
        bool kernelTime = false;
        std::uint16_t inferred = 0;
        ByteView packet; ///< of an answer; valid until the next call
    };
    /// What has happened, departures before the answers to them; nothing where there is nothing more now.
    [[nodiscard]] std::optional<Event> next();

private:
    /// The sockets of one family.
    struct Channel {
        wire::Family family = wire::Family::None;
        int sender = -1; ///< whole packets, IP header included
        int icmp = -1;
        int tcp = -1;
        int udp = -1;
        std::uint16_t udpPort = 0; ///< whose answers `udp` lets through
        bool tcpOpen = false; ///< answers get through
        TransmitStamps stamps {};
    };
    [[nodiscard]] int open(Channel& channel, wire::Family family);
    [[nodiscard]] int watch(int fd) const;
    [[nodiscard]] Channel* channelOf(wire::Family family);
    [[nodiscard]] int letAnswersThrough(Channel& channel, trace::Protocol protocol, std::uint16_t port);
    /// What comes in for ports that were given back is for their next owners.
    void closeToOthers();
    /// Fills in the source, and holds the port.
    [[nodiscard]] int prepare(Channel& channel, trace::ProbeShape& shape, const trace::Probe& probe);
    [[nodiscard]] int hand(
        Channel& channel, const trace::ProbeShape& shape, const trace::Probe& probe, const Sent& sent);
    [[nodiscard]] std::optional<Event> nextDeparture();
    [[nodiscard]] bool receive(); ///< fills in m_answer
    [[nodiscard]] bool receive(const Channel& channel, int fd, std::uint8_t protocol);

    Channel m_v4;
    Channel m_v6;
    int m_epoll = -1;
    Outgoing m_outgoing;
    ReservedPorts m_ports;
    std::uint16_t m_chosenPort = 0; ///< the system's choice, for shapes without a source port
    SourceFinder m_sources;
    KernelClock m_departureClock;
    KernelClock m_arrivalClock;
    std::int64_t m_firstSend = 0;
    std::optional<Event> m_answer; ///< received, but departures come first
    std::array<std::uint8_t, largestPacket> m_sendBuffer {};
    std::array<std::uint8_t, largestPacket> m_receiveBuffer {};
};

} // namespace socketscope::rawprobe
