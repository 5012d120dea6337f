// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What the kernel knows about this computer's place in the network: its addresses, its routes and its
/// neighbours. Everything is asked of the kernel alone (rtnetlink), which answers at once; nothing is sent.
#pragma once

#include "core/net/socketsource.h"
#include "core/wire/address.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace socketscope::net {

/// All addresses of all interfaces.
[[nodiscard]] std::vector<wire::IpAddress> ownAddresses();

struct Route {
    enum class Kind : std::uint8_t { Unicast, Local, Broadcast, Multicast };

    Kind kind = Kind::Unicast;
    unsigned interfaceIndex = 0;
    std::string interfaceName;
    std::uint32_t mtu = 0; ///< of the route, or of its interface; 0: not known
    wire::IpAddress source; ///< which the system would write
    wire::IpAddress gateway; ///< none: the destination is a neighbour
    bool linkAddresses = true; ///< the interface has such; false for tunnels

    friend bool operator==(const Route&, const Route&) = default;
};
/// By which way a packet to there would leave; nothing: by none.
[[nodiscard]] std::optional<Route> routeTo(const wire::IpAddress& destination);

using LinkAddress = std::array<std::uint8_t, 6>;
/// The link address of the next hop towards there, where the kernel knows it by now, or where it follows from
/// the destination (groups, broadcasts). Zeros where the interface has none.
[[nodiscard]] std::optional<LinkAddress> nextHopOf(const Route& route, const wire::IpAddress& destination);

/// Whether that source opens raw sockets: tries it, and closes it again.
[[nodiscard]] bool opensRawSockets(SocketSource& sockets);

} // namespace socketscope::net
