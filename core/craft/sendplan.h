// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What becomes of a packet on its way out of this computer: by which kind of socket it can leave, and
/// which of its fields the system writes whatever they say. Decided from facts that are handed in; nothing is
/// sent.
#pragma once

#include "core/craft/packet.h"
#include "core/wire/address.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace socketscope::craft {

enum class SendWay : std::uint8_t {
    Raw, ///< a raw socket of the packet's protocol: the system writes the IP header
    RawHeader, ///< a raw socket that is given the IP header, too: IP_HDRINCL, IPV6_HDRINCL
    Link, ///< AF_PACKET: every byte leaves as it is
    Datagram, ///< an ordinary UDP socket, with setsockopt for what that can do
    Practice, ///< into a practice network: every byte leaves as it is
};
/// "raw", "raw-header", "link", "datagram", "practice".
[[nodiscard]] std::string_view nameOf(SendWay way);
[[nodiscard]] std::optional<SendWay> sendWayFromName(std::string_view name);

/// How packets to an address leave this computer.
struct HostRoute {
    unsigned interfaceIndex = 0;
    std::string interfaceName;
    bool loopback = false; ///< the destination is this computer
    std::uint32_t mtu = 0;
    wire::IpAddress source; ///< which the system would write
    wire::IpAddress gateway; ///< no address: the destination is a neighbour
    std::optional<std::array<std::uint8_t, 6>>
        neighbour; ///< link address of the next hop, where the system knows it

    friend bool operator==(const HostRoute&, const HostRoute&) = default;
};

/// What is known of this computer when a packet is looked at.
struct HostFacts {
    bool raw = false; ///< this process may open raw sockets
    bool helper = false; ///< the raw helper is installed and this person may use it
    std::vector<wire::IpAddress> addresses; ///< all that are this computer's own
    std::optional<HostRoute> route; ///< to the packet's destination; nothing: there is none

    friend bool operator==(const HostFacts&, const HostFacts&) = default;
};

/// Why a field leaves as the system has it.
enum class SystemWrites : std::uint8_t {
    WholeHeader, ///< the system writes that header itself
    Always, ///< computed again whatever it says
    WhenZero, ///< filled in because it is zero
    ByOption, ///< by setsockopt(): what the packet says is asked for
    ByBind, ///< by bind(): the source, address and port
};

struct SystemField {
    std::string name; ///< "ipv4.total_length"
    SystemWrites why = SystemWrites::Always;
    bool differs = false; ///< the packet says something else than what will leave, as far as that is known

    friend bool operator==(const SystemField&, const SystemField&) = default;
};

struct SendPlan {
    SendWay way = SendWay::Practice;
    bool asked = false; ///< the person asked for that way
    bool byHelper = false; ///< the raw helper has to open the socket
    bool leavesMachine = false;
    bool forgedSource
        = false; ///< the source is none of this computer's addresses, or leaves it and is one of loopback,
                 ///< which no wire may have (RFC 1122 section 3.2.1.3): to be confirmed before it leaves
    bool loopbackSource = false; ///< it is forged for that
    std::vector<SystemField> systemFields; ///< in the order of the packet's bytes
    /// Ways that would be possible, best first; `way` is one of them unless `refused`.
    std::vector<SendWay> possible;
    /// Why it cannot be sent so: NeedsRawSockets, NoRoute, NoNeighbour, NotIp, PacketTooLarge, … `way` is
    /// then the one asked for.
    std::optional<Error> refused;

    friend bool operator==(const SendPlan&, const SendPlan&) = default;
};

/// Without a way asked for: the one by which most of the packet leaves as it is written; Link only where a
/// field is pinned that no other way keeps.
[[nodiscard]] SendPlan planSend(const Packet& packet, std::optional<SendWay> asked, const HostFacts& facts);
/// For practice networks, where nothing is the system's,
[[nodiscard]] SendPlan practicePlan();
/// but for an IPv4 source of zero, where the host writes `source`, and the header's checksum with it unless
/// that is wrong.
[[nodiscard]] SendPlan practicePlan(const Packet& packet, const wire::IpAddress& source);

} // namespace socketscope::craft
