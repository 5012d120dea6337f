// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A socket that packets leave by, whichever way: asks it for what the packet says, hands over what it
/// takes, and tells what left.
#pragma once

#include "core/craft/leaving.h"
#include "core/crafting/calls.h"
#include "core/net/hostfacts.h"
#include "core/net/socketmessage.h"
#include "core/rawprobe/clocks.h"

#include <functional>
#include <optional>

namespace socketscope::crafting {

class PacketSender {
public:
    struct Form {
        craft::SendWay way = craft::SendWay::RawHeader;
        wire::Family family = wire::Family::IPv4;
        std::size_t header = 20; ///< of the IP header, with its options
        std::uint8_t protocol = 0; ///< of a raw socket that is given no header
    };
    /// `calls` outlives it.
    PacketSender(const Form& form, Calls& calls);
    ~PacketSender();
    PacketSender(const PacketSender&) = delete;
    PacketSender& operator=(const PacketSender&) = delete;

    /// Opens the socket. `local`: of a datagram socket, where it is bound. Fails as socket(), setsockopt()
    /// and bind() do.
    [[nodiscard]] Result<> open(net::SocketSource& sockets, const wire::SocketAddress& local = {});
    /// Asks for the route of that packet, as send() does. Gives 0 or an errno.
    [[nodiscard]] int lookUp(ByteView packet);
    /// Of the packet looked up last.
    [[nodiscard]] const std::optional<net::Route>& route() const { return m_route; }

    using TakeError = std::function<void(const net::SocketMessage&)>;
    /// Fails with SystemCall. ICMP errors about earlier packets that the socket has by now go to `take`.
    [[nodiscard]] Result<Departure> send(ByteView packet, const TakeError& take = {});
    /// Reads the error queue.
    void drain(const TakeError& take);

    [[nodiscard]] int descriptor() const { return m_socket.get(); }
    [[nodiscard]] const wire::SocketAddress& local() const { return m_local; }

private:
    [[nodiscard]] int configure();
    [[nodiscard]] int adjust(ByteView packet);
    [[nodiscard]] int bindTo(const wire::IpAddress& source);
    [[nodiscard]] int setOnce(journal::OptionName option, std::int32_t value);
    [[nodiscard]] int hand(ByteView packet);
    [[nodiscard]] std::size_t skipped() const;
    void lookAtDeparture(const net::SocketMessage& message);
    void readQueue(bool departures, const TakeError& take);

    Form m_form;
    Calls& m_calls;
    net::Descriptor m_socket;
    wire::SocketAddress m_local;
    std::vector<std::pair<journal::OptionName, std::int32_t>> m_held;
    // Of the packet sent last
    wire::IpAddress m_source;
    wire::IpAddress m_destination;
    std::optional<net::Route> m_route;
    std::optional<net::LinkAddress> m_nextHop;
    std::vector<wire::IpAddress> m_addresses;
    craft::Leaving m_leaving;
    std::int64_t m_stamp = 0; ///< when it left; 0: not told
    rawprobe::KernelClock m_clock;
    Bytes m_buffer;
};

} // namespace socketscope::crafting
