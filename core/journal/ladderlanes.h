// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The lanes of a ladder, and which lane holds which address.
#pragma once

#include "core/journal/journal.h"
#include "core/journal/laddermodel.h"

#include <map>
#include <set>
#include <span>
#include <unordered_map>
#include <vector>

namespace socketscope::journal {

struct AddressHash {
    [[nodiscard]] std::size_t operator()(const wire::SocketAddress& address) const noexcept;
};

class LadderLanes {
public:
    static constexpr std::size_t mostOutside = 8; ///< further outside programs share one lane

    [[nodiscard]] std::span<const Lane> all() const { return m_lanes; }
    [[nodiscard]] Lane& at(LaneIndex lane) { return m_lanes[lane]; }
    [[nodiscard]] const Lane& at(LaneIndex lane) const { return m_lanes[lane]; }
    /// Grows whenever a lane is added or merged: what depends on the lanes alone need not be made anew while
    /// it stays.
    [[nodiscard]] std::uint64_t changes() const { return m_changes; }
    /// The lane itself, or the one that it was merged into.
    [[nodiscard]] LaneIndex shown(LaneIndex lane) const;

    /// The lane of an actor, made at `row` if there is none yet.
    LaneIndex ofActor(const JournalView& view, ActorId actor, Row row);
    [[nodiscard]] LaneIndex known(ActorId actor) const;

    /// `lane` holds `address` from now on. An outside lane that stood for it so far is shown there instead.
    void own(LaneIndex lane, const wire::SocketAddress& address);
    /// The actor's lane that holds the address, also through a wildcard, or noIndex.
    [[nodiscard]] LaneIndex owner(const wire::SocketAddress& address, bool datagram) const;
    /// The lane of a program outside this one, made if there is none yet; `partner` is who talks to it.
    LaneIndex outside(const wire::SocketAddress& address, LaneIndex partner, Row row);

    /// The lane ends here; a later connection may take its slot.
    void end(LaneIndex lane, Row row);

private:
    LaneIndex add(Lane lane);
    void giveSlot(Lane& lane);

    using Owners = std::unordered_map<wire::SocketAddress, LaneIndex, AddressHash>;

    std::vector<Lane> m_lanes;
    std::vector<LaneIndex> m_ofActor;
    Owners m_owners[2]; ///< streams, datagrams
    Owners m_outside[2];
    std::set<wire::IpAddress> m_ownIps; ///< addresses of this computer, as far as events have shown
    LaneIndex m_otherPrograms = noIndex;
    std::size_t m_outsideCount = 0;
    std::uint64_t m_changes = 0;
    std::uint32_t m_count[Lane::kinds] = {}; ///< lanes of each kind
    std::set<std::uint32_t> m_freeSlots; ///< of closed connections
};

} // namespace socketscope::journal
