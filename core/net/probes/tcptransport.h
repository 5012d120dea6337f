// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Probes by connecting TCP sockets: no rights. Each probe is a connection attempt of its own with a
/// TTL of its own; routers' errors come by the socket's error queue (Linux 5.8), the target's SYN-ACK or RST
/// shows as the connection made or refused. A connection made is reset at once, so no server program sees it
/// open.
///
/// A probe is one SYN, but the kernel sends it again after a second, and no option forbids it. So shortly
/// before, the socket is told to reach neighbours only (SO_DONTROUTE): what the kernel repeats then finds no
/// way, while the socket still hears what comes back: a round trip over a second is not loss. It does not
/// help over IPv6, to a neighbour, or through a tunnel without a gateway. There the attempt ends before the
/// second SYN where the run waits for no more than a second, and with the run's wait where that is longer; an
/// answer that is not certainly about the first SYN is told as one about a repetition, never measured (Karn).
#pragma once

#include "core/net/probes/concluded.h"
#include "core/net/probes/descriptor.h"
#include "core/net/probes/transportevents.h"
#include "core/net/probes/waker.h"
#include "core/net/sessiontime.h"
#include "core/rawprobe/clocks.h"
#include "core/rawprobe/sourcefinder.h"

#include <map>

namespace socketscope::net {

class TcpTransport final : public trace::ProbeTransport {
public:
    /// Fails with SystemCall.
    /// `wait`: after which the run gives a probe up.
    [[nodiscard]] static Result<std::unique_ptr<trace::ProbeTransport>> open(
        Duration wait, const SessionTime& time);
    ~TcpTransport() override;

    [[nodiscard]] trace::Via via() const override { return trace::Via::Tcp; }
    [[nodiscard]] bool showsHeaders() const override { return false; }
    [[nodiscard]] Result<trace::Departure> send(
        const trace::ProbeShape& shape, const trace::Probe& probe, Instant now) override;
    [[nodiscard]] std::optional<trace::TransportEvent> take(Instant now) override;
    /// When an attempt is to be hushed, or ends.
    [[nodiscard]] std::optional<Instant> due() const override;
    void setWake(std::function<void()> wake) override { m_waker.setWake(std::move(wake)); }

private:
    /// A connection attempt under way.
    struct Attempt {
        Descriptor socket;
        trace::Probe probe;
        trace::ProbeShape shape; ///< with the real source and port
        std::int64_t sentAt = 0;
        std::uint32_t stamp = 0; ///< the time stamp option of its SYN; 0: not known
        std::int64_t hushAt = 0;
        std::int64_t endAt = 0;
        bool hushed = false; ///< the kernel's repetitions find no way
    };

    TcpTransport(Descriptor epoll, Duration wait, const SessionTime& time);
    [[nodiscard]] Result<Attempt> prepare(const trace::ProbeShape& shape, const trace::Probe& probe);
    void makeRoom();
    void collect();
    void tend();
    [[nodiscard]] bool isOver(Attempt& attempt, std::int64_t now) const;
    /// True where the attempt has come to its end.
    [[nodiscard]] bool look(const Attempt& attempt, std::uint32_t events);
    [[nodiscard]] int watch(int fd, std::uint32_t number);
    [[nodiscard]] bool answeredAtOnce(const Attempt& attempt, int error);
    [[nodiscard]] std::size_t readErrors(const Attempt& attempt); ///< how many there were
    void addConnected(const Attempt& attempt);
    void addRefused(const Attempt& attempt);
    void addTargetsAnswer(const Attempt& attempt, std::uint8_t flags, trace::Arrival how);

    Descriptor m_epoll;
    SessionTime m_time;
    std::int64_t m_wait; ///< ns
    Waker m_waker;
    TransportEvents m_events;
    rawprobe::SourceFinder m_sources;
    rawprobe::KernelClock m_clock;
    std::map<std::uint32_t, Attempt> m_attempts; ///< by the probe's number, so the oldest is the first
    std::size_t m_most; ///< attempts under way at once
    /// The kernel begins to stamp a little after the first socket asks for it. This one asks early.
    Descriptor m_stamping;
    Bytes m_packet; ///< of the probe sent last
};

} // namespace socketscope::net
