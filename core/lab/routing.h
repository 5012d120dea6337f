// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Who has which address, and which way leads there: all worked out when a network is made. For
/// core/lab only.
#pragma once

#include "core/lab/observer.h"
#include "core/lab/topology.h"

#include <map>
#include <unordered_map>

namespace socketscope::lab {

struct AddressHash {
    std::size_t operator()(const wire::IpAddress& ip) const;
};

/// A link direction: twice the link's place, and one more from b to a.
using Way = std::uint32_t;

/// What a node does with packets for an address.
struct Choice {
    Route::Kind kind = Route::Kind::Via;
    std::span<const Way> ways {}; ///< equally good; empty of Kind::Via: there is no route
};

class Routing {
public:
    explicit Routing(const Topology& topology);

    /// Addresses have numbers from 0; this is the number of those that no node has.
    static constexpr std::uint32_t unknown = ~std::uint32_t {0};
    [[nodiscard]] std::uint32_t addressNumber(const wire::IpAddress& ip) const;
    /// The node that has the address.
    [[nodiscard]] std::uint32_t owner(std::uint32_t addressNumber) const { return m_owners[addressNumber]; }
    [[nodiscard]] Choice choose(std::uint32_t node, std::uint32_t addressNumber) const
    {
        return choice(m_table[std::size_t {node} * m_owners.size() + addressNumber]);
    }
    /// For an address that no node has.
    [[nodiscard]] Choice choose(std::uint32_t node, const wire::IpAddress& ip) const;
    /// The address of that family that a link direction starts with; no address where there is none.
    [[nodiscard]] const wire::IpAddress& startAddress(Way way, wire::Family family) const
    {
        return (family == wire::Family::IPv6 ? m_starts6 : m_starts4)[way];
    }
    /// The node where a link direction starts, or ends.
    [[nodiscard]] std::uint32_t start(Way way) const { return m_startNodes[way]; }
    [[nodiscard]] std::uint32_t end(Way way) const { return m_startNodes[way ^ 1]; }
    /// The link directions that start at a node.
    [[nodiscard]] std::span<const Way> waysFrom(std::uint32_t node) const { return m_waysFrom[node]; }

private:
    struct Group {
        Route::Kind kind = Route::Kind::Via;
        std::uint32_t first = 0; ///< in m_ways
        std::uint32_t count = 0;
    };
    struct Explicit {
        Prefix to;
        std::uint32_t group = 0;
    };
    using Distances = std::vector<std::uint64_t>;

    [[nodiscard]] Choice choice(std::uint32_t group) const;
    [[nodiscard]] std::uint32_t groupOf(Route::Kind kind, const std::vector<Way>& ways);
    void addLinks(const Topology& topology);
    void addAddresses(const Topology& topology);
    void addExplicit(std::uint32_t node, const Node& from, const Topology& topology);
    [[nodiscard]] Distances distancesTo(std::uint32_t node, wire::Family family) const;
    void fill(wire::Family family);
    void fillAddress(std::uint32_t addressNumber, const Distances& distances);
    [[nodiscard]] const Explicit* longest(std::uint32_t node, const wire::IpAddress& ip) const;
    [[nodiscard]] bool carries(Way way, wire::Family family) const;

    std::size_t m_hosts = 0;
    std::vector<std::vector<Way>> m_waysFrom; ///< of each node
    std::vector<std::uint32_t> m_startNodes; ///< of each way
    std::vector<std::uint32_t> m_costs;
    std::vector<std::uint32_t> m_mtus;
    std::vector<wire::IpAddress> m_starts4;
    std::vector<wire::IpAddress> m_starts6;
    std::unordered_map<wire::IpAddress, std::uint32_t, AddressHash> m_numbers;
    std::vector<wire::IpAddress> m_addresses;
    std::vector<std::uint32_t> m_owners;
    std::vector<std::vector<Explicit>> m_explicit; ///< of each node, longest prefix first
    std::vector<Way> m_ways;
    std::vector<Group> m_groups; ///< the first: no route
    std::map<std::pair<Route::Kind, std::vector<Way>>, std::uint32_t> m_known; ///< group of the same ways
    std::vector<std::uint32_t> m_table; ///< a group for each node and address
};

/// The topology's node at that place: hosts first, then routers.
[[nodiscard]] const Node& nodeAt(const Topology& topology, std::uint32_t place);
[[nodiscard]] std::size_t nodeCount(const Topology& topology);

} // namespace socketscope::lab
