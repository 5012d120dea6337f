// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A practice network that forwards real IPv4 and IPv6 packets. It reads no clock: times are handed in,
/// so a minute of network can pass in a millisecond, and one seed gives one run.
#pragma once

#include "core/lab/observer.h"
#include "core/lab/topology.h"

#include <memory>

namespace socketscope::lab {

class Engine;

class Network {
public:
    /// The topology must be valid: see validate(). Without a seed the topology's own is used.
    explicit Network(Topology topology);
    Network(Topology topology, std::uint64_t seed);
    Network(Network&&) noexcept;
    Network& operator=(Network&&) noexcept;
    ~Network();

    [[nodiscard]] const Topology& topology() const;
    [[nodiscard]] NodeId here() const;
    [[nodiscard]] std::optional<NodeId> nodeNamed(std::string_view name) const;
    [[nodiscard]] std::optional<NodeId> nodeWith(const wire::IpAddress& ip) const;
    [[nodiscard]] const Node& node(NodeId id) const;

    /// Sends one IP packet from its IP header on, as it is: a wrong checksum goes out wrong, and where the
    /// header cannot be read, the packet goes to the node at the host's first link, which throws it away.
    /// `at` must not be before what was handed in last. Fails with SystemCall as a kernel's `sendto` would:
    /// EMSGSIZE (larger than the link and not to be cut), ENETUNREACH, or EINVAL (no bytes). Gives the number
    /// that the packet has in PacketEvent.
    Result<std::uint64_t> send(NodeId from, ByteView packet, Instant at);
    /// When something happens next; nothing: the network is at rest.
    [[nodiscard]] std::optional<Instant> nextAt() const;
    /// Does everything that is due up to and including `to`, in order of time, and what is due at the same
    /// instant in order of its cause. Not to be called from a Receiver.
    void advance(Instant to);

    /// Null takes the receiver away. A host with a receiver leaves to it all that arrives: the receiver
    /// stands for its kernel and its programs, and its services answer only what the host sends to itself.
    /// Without one, the node's services act, and what they do not take is dropped (Nobody).
    void setReceiver(NodeId node, Receiver* receiver);
    /// Null takes the observer away. Without one nothing is spent on it.
    void setObserver(Observer* observer);

    /// The address of that family that is called `name` (letter case does not count), or is `name` written
    /// out.
    [[nodiscard]] std::optional<wire::IpAddress> resolve(std::string_view name, wire::Family family) const;
    /// Empty, or 0, where there is none.
    [[nodiscard]] std::string_view nameOf(const wire::IpAddress& ip) const;
    [[nodiscard]] std::uint32_t asNumberOf(const wire::IpAddress& ip) const;
    [[nodiscard]] std::string_view asNameOf(const wire::IpAddress& ip) const;
    /// What a kernel at `from` writes as source of a packet to `destination`; no address where it has none of
    /// that family or no route.
    [[nodiscard]] wire::IpAddress sourceFor(NodeId from, const wire::IpAddress& destination) const;
    /// Of the link by which packets from `from` to `destination` leave; 0: there is none.
    [[nodiscard]] std::uint32_t mtuTowards(NodeId from, const wire::IpAddress& destination) const;

    /// Since the network was made.
    struct Counts {
        std::uint64_t sent = 0; ///< by send()
        std::uint64_t hops = 0; ///< a router put a packet on a link
        std::uint64_t delivered = 0;
        std::uint64_t dropped = 0;
        std::uint64_t answered = 0;
        friend bool operator==(const Counts&, const Counts&) = default;
    };
    [[nodiscard]] Counts counts() const;
    /// Packets that are on a link or wait for something.
    [[nodiscard]] std::size_t underWay() const;

private:
    std::unique_ptr<Engine> m_engine;
};

} // namespace socketscope::lab
