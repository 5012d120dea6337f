// SPDX-License-Identifier: GPL-3.0-or-later
/// \file How probes leave and answers come in. One seam for raw sockets, the error queues of ordinary ones,
/// the probe helper and the practice network.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/trace/probe.h"

#include <functional>
#include <optional>
#include <variant>

namespace socketscope::trace {

enum class Via : std::uint8_t {
    Raw, ///< raw sockets of this process
    Helper, ///< raw sockets of the probe helper
    Udp, ///< a UDP socket and its error queue: no rights
    Ping, ///< an ICMP datagram socket and its error queue: no rights where the system allows it
    Tcp, ///< a connecting TCP socket for each probe and its error queue: no rights
    Practice, ///< the network inside the program
};
/// "raw" (for the helper, too), "udp", "ping", "tcp", "practice".
[[nodiscard]] std::string_view nameOf(Via via);

/// What left, as far as it is known here.
struct Departure {
    Instant at {}; ///< when the system took it, or had it leave
    ByteView packet; ///< from its IP header on; valid until the next call
    /// So many bytes from the front were written by the system and are concluded here, not seen.
    std::uint16_t inferred = 0;
    wire::IpAddress source; ///< which the packet carries
    std::uint16_t sourcePort = 0; ///< UDP and TCP
};

/// A packet came in.
struct Arrival {
    Instant at {};
    ByteView packet; ///< from its IP header on; valid until the next call
    /// So many bytes from the front were not handed out by the system and are concluded from what it told.
    std::uint16_t inferred = 0;
    std::uint32_t probe = 0; ///< the probe's number where the system itself knows it; else 0
    bool kernelTime = false; ///< `at` is the kernel's time stamp, not ours
};

/// The kernel's own time of a departure, which comes after the fact.
struct DepartureTime {
    std::uint32_t probe = 0;
    Instant at {};
};

/// A probe that could not be sent after all: no route, a local firewall, an interface that went away.
struct SendFailure {
    std::uint32_t probe = 0;
    Instant at {};
    Error error;
};

using TransportEvent = std::variant<Arrival, DepartureTime, SendFailure>;

/// Lives on one thread; nothing in it blocks.
class ProbeTransport {
public:
    virtual ~ProbeTransport() = default;
    [[nodiscard]] virtual Via via() const = 0;
    /// False where the system keeps headers of answers to itself.
    [[nodiscard]] virtual bool showsHeaders() const = 0;

    /// Fails with SystemCall (`systemError` says why: ENETUNREACH, EPERM, EMSGSIZE, …) or NotPermitted. A
    /// failure is one of this probe, not of the transport.
    [[nodiscard]] virtual Result<Departure> send(const ProbeShape& shape, const Probe& probe, Instant now)
        = 0;
    /// When the next probe may be sent, where only so many may be in a time: asked before each. Nothing: now.
    /// Instant::max(): not before take() has given something.
    [[nodiscard]] virtual std::optional<Instant> readyAt() const { return {}; }
    /// The oldest thing that happened and has not been taken yet.
    [[nodiscard]] virtual std::optional<TransportEvent> take(Instant now) = 0;
    /// When take() may have something although nothing woke anybody: the practice network's next event.
    [[nodiscard]] virtual std::optional<Instant> due() const { return {}; }
    /// Called, on the transport's thread, whenever take() may have something new.
    virtual void setWake(std::function<void()> wake) = 0;
};

} // namespace socketscope::trace
