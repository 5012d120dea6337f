// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What UDP and ICMP datagram sockets have in common as ways to send probes: one socket, a TTL for each
/// packet, an error queue with what routers say, and the kernel's time stamps. No rights are needed.
#pragma once

#include "core/net/probes/concluded.h"
#include "core/net/probes/descriptor.h"
#include "core/net/probes/transportevents.h"
#include "core/net/probes/waker.h"
#include "core/net/sessiontime.h"
#include "core/net/socketmessage.h"
#include "core/rawprobe/clocks.h"
#include "core/rawprobe/sourcefinder.h"
#include "core/rawprobe/transmitstamps.h"

#include <unordered_map>
#include <vector>

namespace socketscope::net {

class DatagramTransport : public trace::ProbeTransport {
public:
    [[nodiscard]] bool showsHeaders() const override { return false; }
    [[nodiscard]] Result<trace::Departure> send(
        const trace::ProbeShape& shape, const trace::Probe& probe, Instant now) override;
    [[nodiscard]] std::optional<trace::TransportEvent> take(Instant now) override;
    void setWake(std::function<void()> wake) override { m_waker.setWake(std::move(wake)); }

protected:
    DatagramTransport(Descriptor socket, wire::Family family, const SessionTime& time);
    /// A socket with all options set, bound to `shape`'s source and to `port`, or to one of the system's
    /// choice where that is taken and `mayDiffer`. Fails with SystemCall or NotPermitted.
    [[nodiscard]] static Result<Descriptor> openSocket(
        const trace::ProbeShape& shape, int protocol, std::uint16_t port, bool mayDiffer);

    /// The shape of what really leaves: with the source, and the port or identifier of the socket.
    [[nodiscard]] virtual trace::ProbeShape actual(const trace::ProbeShape& shape) const = 0;
    /// What the kernel writes itself, from the front of the packet on.
    [[nodiscard]] virtual std::size_t writtenBySystem(const trace::ProbeShape& shape) const = 0;
    /// What is handed to the socket, and given back in errors, from that byte of the packet on.
    [[nodiscard]] virtual std::size_t shownFrom(const trace::ProbeShape& shape) const = 0;
    /// What tells the probe of a packet sent, of an error about it, and of a reply to it.
    [[nodiscard]] virtual std::uint16_t keyOf(
        const trace::ProbeShape& shape, const trace::Probe& probe) const = 0;
    [[nodiscard]] virtual std::uint16_t keyOfError(
        std::uint16_t destinationPort, ByteView delivered) const = 0;
    [[nodiscard]] virtual std::uint16_t keyOfReply(std::uint16_t sourcePort, ByteView message) const = 0;
    [[nodiscard]] virtual Concluded concludeReply(
        const rawprobe::Ancillary& told, const wire::SocketAddress& from, ByteView message) const = 0;

    [[nodiscard]] std::uint16_t ownPort() const { return m_port; }

private:
    struct SentProbe {
        trace::ProbeShape shape;
        trace::Probe probe;
    };
    [[nodiscard]] int setFragmenting(bool dontFragment);
    [[nodiscard]] int hand(const trace::ProbeShape& shape, const trace::Probe& probe, ByteView bytes);
    void collect();
    void collectErrors();
    void addError(const SocketMessage& message);
    void addDeparture(const rawprobe::Ancillary& told);
    void addReply(const SocketMessage& message, Instant at, bool kernelTime);
    void addArrival(const Concluded& concluded, std::uint32_t probe, Instant at, bool kernelTime);
    /// When the message came in, and whether the kernel says so.
    [[nodiscard]] std::pair<Instant, bool> timeOf(const rawprobe::Ancillary& told);
    [[nodiscard]] const SentProbe* find(std::uint16_t key) const;

    Descriptor m_socket;
    wire::Family m_family;
    std::uint16_t m_port = 0; ///< UDP: our port; ICMP: our identifier
    SessionTime m_time;
    Waker m_waker;
    TransportEvents m_events;
    rawprobe::SourceFinder m_sources;
    rawprobe::TransmitStamps m_stamps;
    rawprobe::KernelClock m_departureClock;
    rawprobe::KernelClock m_arrivalClock;
    std::optional<bool> m_dontFragment;
    std::int64_t m_firstSend = 0;
    std::unordered_map<std::uint16_t, SentProbe> m_sent;
    Bytes m_packet; ///< of the probe sent last
    Bytes m_quoted; ///< a probe written again, to be quoted
    std::vector<std::uint8_t> m_buffer;
};

} // namespace socketscope::net
