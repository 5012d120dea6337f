// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A practice network as a value: its hosts, routers and links, and what is unusual about each.
#pragma once

#include "core/lab/answers.h"
#include "core/lab/prefix.h"

#include <string>
#include <vector>

namespace socketscope::lab {

/// One address of a node and the name it is known by.
struct NodeAddress {
    wire::IpAddress ip;
    std::string name {}; ///< "gw.practice"; may be empty, and several addresses may share one

    friend bool operator==(const NodeAddress&, const NodeAddress&) = default;
};

enum class UdpService : std::uint8_t {
    Closed, ///< port unreachable
    Echo,
    Shout, ///< the letters a to z as A to Z
    Silent,
};

enum class TcpService : std::uint8_t {
    Closed, ///< reset
    Open, ///< SYN-ACK, and nothing more
    Silent,
};

struct UdpPort {
    std::uint16_t port = 0;
    UdpService service = UdpService::Echo;

    friend bool operator==(const UdpPort&, const UdpPort&) = default;
};

struct TcpPort {
    std::uint16_t port = 0;
    TcpService service = TcpService::Open;

    friend bool operator==(const TcpPort&, const TcpPort&) = default;
};

/// What a node does with packets for itself.
struct Services {
    bool deaf = false; ///< hears nothing at all
    bool ping = true;
    UdpService otherUdp = UdpService::Closed; ///< of ports that `udp` does not name
    TcpService otherTcp = TcpService::Closed;
    std::vector<UdpPort> udp {};
    std::vector<TcpPort> tcp {};

    friend bool operator==(const Services&, const Services&) = default;
};

/// How a node chooses where a route has several ways on.
enum class Balance : std::uint8_t {
    /// By addresses, protocol and the first bytes of the transport header: ports, or type, code, checksum and
    /// identifier.
    PerFlow,
    PerDestination, ///< by addresses only
    PerPacket, ///< in turn
    Random,
};

struct Route {
    enum class Kind : std::uint8_t {
        Via,
        Unreachable, ///< answers "host unreachable"; over IPv6 "no route to destination", as Linux does
        Prohibited, ///< answers "prohibited"
        Blackhole, ///< says nothing
    };
    Prefix to;
    std::vector<std::string> via {}; ///< names of neighbours; Kind::Via has one at least
    Kind kind = Kind::Via;

    friend bool operator==(const Route&, const Route&) = default;
};

/// What hosts and routers have in common. A node sends along its `routes`, the longest prefix first; what
/// none covers, or only one of length 0, takes the shortest way by the links' costs (all that are equally
/// short). So 0.0.0.0/0 is for what nobody has.
struct Node {
    std::string name; ///< what links and routes call it
    std::vector<NodeAddress> addresses {}; ///< the first of a family is its usual one
    std::uint32_t asNumber = 0; ///< 0: none; named in Topology::systems
    Services services {};
    Answers answers {};
    std::vector<Route> routes {};
    Balance balance = Balance::PerFlow;

    friend bool operator==(const Node&, const Node&) = default;
};

/// Forwards nothing.
struct Host : Node {
    friend bool operator==(const Host&, const Host&) = default;
};

/// How a firewall refuses: what is answered, over IPv4 and IPv6.
enum class Refusal : std::uint8_t {
    Prohibited, ///< 3/13 and 1/1
    HostProhibited, ///< 3/10 and 1/1
    NetProhibited, ///< 3/9 and 1/1
    PortUnreachable, ///< 3/3 and 1/4
    HostUnreachable, ///< 3/1 and 1/3
    NetUnreachable, ///< 3/0 and 1/0
    TcpReset, ///< a reset as if from the target; what is not TCP is Prohibited
};

/// One rule of a firewall. What it does not name, it does not ask about.
struct FirewallRule {
    enum class Action : std::uint8_t { Drop, Reject, Allow };
    Action action = Action::Drop;
    Refusal refusal = Refusal::Prohibited; ///< of Action::Reject
    std::optional<std::uint8_t> protocol {}; ///< ICMP's number stands for ICMPv6 over IPv6
    std::optional<Prefix> source {};
    std::optional<Prefix> destination {};
    std::uint16_t firstPort = 0; ///< destination ports of UDP and TCP; from 0 to 65535 it does not ask
    std::uint16_t lastPort = 65535;

    friend bool operator==(const FirewallRule&, const FirewallRule&) = default;
};

/// Source NAT, IPv4 only: what comes from inside goes out as `outside`, one of the router's own addresses.
struct Nat {
    Prefix inside;
    wire::IpAddress outside;
    /// Also puts back the UDP or TCP checksum of a packet that an ICMP error quotes. Linux does; many home
    /// routers do not, which is how a trace can tell that there is one.
    bool restoresQuotedChecksum = false;

    friend bool operator==(const Nat&, const Nat&) = default;
};

struct Router : Node {
    std::vector<FirewallRule>
        firewall {}; ///< for what is forwarded; the first that fits decides; none: allowed
    std::optional<Nat> nat {};

    friend bool operator==(const Router&, const Router&) = default;
};

/// What a link does to packets in one direction.
struct Direction {
    Duration delay {};
    Duration jitter {}; ///< up to that much more, evenly spread; does not change the order
    double loss = 0; ///< share of packets, 0 to 1
    double duplication = 0;
    Duration duplicateDelay {}; ///< how much later the copy comes
    double reordering = 0; ///< share of packets that others overtake,
    Duration reorderDelay {}; ///< because they come that much later
    std::uint64_t rate = 0; ///< bits a second; 0: no limit
    std::uint32_t queue = 65536; ///< bytes that may wait where there is a rate

    friend bool operator==(const Direction&, const Direction&) = default;
};

struct LinkEnd {
    std::string node;
    /// Those of the node's addresses that the interface has, at most one of each family; a family without
    /// one: the node's first.
    std::vector<wire::IpAddress> addresses {};

    friend bool operator==(const LinkEnd&, const LinkEnd&) = default;
};

struct Link {
    LinkEnd a;
    LinkEnd b;
    Direction there {}; ///< from a to b
    Direction back {}; ///< from b to a
    std::uint32_t mtu = 1500; ///< a link of less than 1280 bytes carries no IPv6
    std::uint32_t cost = 1; ///< for the shortest way

    friend bool operator==(const Link&, const Link&) = default;
};

struct AutonomousSystem {
    std::uint32_t number = 0;
    std::string name;

    friend bool operator==(const AutonomousSystem&, const AutonomousSystem&) = default;
};

struct Topology {
    std::string name; ///< "seven-hops"
    std::string title; ///< "Seven hops"
    std::string summary; ///< one or two sentences: what there is to see
    std::uint64_t seed = 1;
    std::string here; ///< the host that this program stands at
    std::string target; ///< the name or address that there is most to see on the way to
    std::vector<AutonomousSystem> systems {};
    std::vector<Host> hosts;
    std::vector<Router> routers {};
    std::vector<Link> links {};

    friend bool operator==(const Topology&, const Topology&) = default;
};

/// Bounds of what a network is built from.
struct TopologyLimits {
    static constexpr std::size_t nodes = 512;
    static constexpr std::size_t links = 2048;
    static constexpr std::size_t addresses = 2048; ///< of all nodes together
    static constexpr std::size_t perNode = 64; ///< routes, rules, ports, labels, …: of each that many
    static constexpr std::size_t nameLength = 253;
    static constexpr std::size_t textLength = 2000; ///< title, summary
    static constexpr std::uint32_t leastMtu = 68; ///< RFC 791
    static constexpr std::uint32_t mostMtu = 65535;
    static constexpr std::uint32_t mostCost = 65535;
    static constexpr std::uint32_t mostCopies = 16;
    static constexpr std::uint64_t mostSeed = std::uint64_t {1} << 53; ///< what a JSON file can hold
    static constexpr std::uint64_t mostRate = 1'000'000'000'000;
    static constexpr std::uint32_t mostQueue = 1 << 28;
    static constexpr Duration longestDelay = std::chrono::hours(1);
};

/// Whether a Network can be made of it. Fails with MissingKey, UnknownName, NameTaken or OutOfRange; `detail`
/// says where: `routers.gw.answers.labels`.
[[nodiscard]] Result<> validate(const Topology& topology);

} // namespace socketscope::lab
