// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Raw sockets that hear what comes in: everything of a protocol, or what may be about packets sent.
#pragma once

#include "core/crafting/arrivalqueue.h"
#include "core/crafting/calls.h"
#include "core/net/probes/waker.h"
#include "core/rawprobe/clocks.h"

#include <functional>
#include <memory>
#include <set>
#include <vector>

namespace socketscope::crafting {

class PacketReceiver {
public:
    /// `calls` outlives it.
    PacketReceiver(wire::Family family, Calls& calls);
    ~PacketReceiver();
    PacketReceiver(const PacketReceiver&) = delete;
    PacketReceiver& operator=(const PacketReceiver&) = delete;

    /// Opens a raw socket of that protocol. With `everything` it hears all of it; else what comes from where
    /// packets were sent to, and ICMP errors about such packets. Fails as socket() and setsockopt() do.
    [[nodiscard]] Result<> open(net::SocketSource& sockets, std::uint8_t protocol, bool everything);
    /// A packet is about to be sent there; `many`: to a group or by broadcast, so anybody may answer.
    void expect(const wire::IpAddress& destination, bool many);

    [[nodiscard]] std::optional<Arrival> take();
    void setWake(const std::function<void()>& wake);

private:
    struct Ear {
        net::Descriptor socket;
        std::uint8_t protocol = 0;
        bool everything = false;
        std::unique_ptr<net::Waker> waker;
        rawprobe::KernelClock clock;
    };
    void filter(const Ear& ear) const;
    void collect(Ear& ear);
    [[nodiscard]] bool concerns(ByteView packet) const;
    [[nodiscard]] bool quotesOurs(ByteView icmp) const;

    wire::Family m_family;
    Calls& m_calls;
    std::vector<Ear> m_ears;
    std::set<wire::IpAddress> m_destinations;
    bool m_anybody = false; ///< somebody else than a destination may answer
    std::int64_t m_opened = 0;
    ArrivalQueue m_arrivals;
    Bytes m_buffer;
};

} // namespace socketscope::crafting
