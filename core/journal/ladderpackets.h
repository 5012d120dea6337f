// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The packets of a ladder: those that were sent by hand, what came in, and their way from node to
/// node.
#pragma once

#include "core/journal/ladderarrows.h"
#include "core/journal/ladderlanes.h"

#include <unordered_map>
#include <vector>

namespace socketscope::journal {

class LadderPackets {
public:
    LadderPackets(LadderLanes& lanes, LadderArrows& arrows)
        : m_lanes(lanes)
        , m_arrows(arrows)
    {
    }

    /// Whether the event has a row. Packets of a trace have none: a trace has pictures of its own. Nor has a
    /// node that passes on what it has just made or rewritten: that is said already.
    [[nodiscard]] bool hasRow(const JournalView& view, const Event& event, LaneIndex lane) const;
    /// The packet of that event stands on `row`. Gives the index of its mark.
    std::uint32_t take(const Event& event, LaneIndex lane, Row row);
    /// A note CraftStarted: whether what follows goes into a practice network.
    void started(const Event& note);

    [[nodiscard]] const PacketMark& at(std::uint32_t mark) const { return m_marks[mark]; }
    [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(m_marks.size()); }

private:
    /// Where a packet was seen last.
    struct Stop {
        ShortSeq seq = 0;
        Row row = 0;
        std::uint32_t mark = noIndex;
        bool passesOn = false; ///< it was made or rewritten there, and leaves from this row
    };
    using Stops = std::unordered_map<std::uint32_t, Stop>;

    void takeCrafted(const Event& event, const Stop& here);
    void takeReply(const Event& event, const Stop& here);
    void takePlace(const Event& event, const Stop& here);
    void join(const Event& event, const Stop& from, const Stop& here);
    void fromOutside(const Event& event, const Stop& here);

    LadderLanes& m_lanes;
    LadderArrows& m_arrows;
    std::vector<PacketMark> m_marks;
    Stops m_underWay; ///< by their number in the practice network
    Stops m_left; ///< crafted packets that no node has had yet, by their event
    Stops m_delivered; ///< what arrived last of a crafted packet and its answers, by the packet's event
    bool m_practice = false;
};

} // namespace socketscope::journal
