// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Which datagram that was received is which that was sent: by addresses, order and content.
#pragma once

#include "core/journal/ladderarrows.h"
#include "core/journal/ladderlanes.h"

#include <deque>
#include <unordered_map>

namespace socketscope::journal {

/// A returned call as the tying sees it.
struct TiedCall {
    const Event& event; ///< the Return
    LaneIndex lane;
    Row callRow;
    Row returnRow;
    std::int32_t asked; ///< the argument of the Call: the size of the buffer or message
};

class DatagramTying {
public:
    DatagramTying(LadderLanes& lanes, LadderArrows& arrows)
        : m_lanes(lanes)
        , m_arrows(arrows)
    {
    }

    /// Both give the index of the arrow that was made or completed.
    std::uint32_t sent(const TiedCall& call);
    std::uint32_t received(const JournalView& view, const TiedCall& call);
    /// The receiver of `lane` is gone: what is on its way to it will not be read; `reason` says so.
    void closed(LaneIndex lane, ShortSeq reason, Row now);
    /// The kernel dropped `count` datagrams for `lane`; `reason` says so.
    void dropped(LaneIndex lane, std::uint32_t count, ShortSeq reason);

private:
    struct Flow {
        std::deque<std::uint32_t> waiting; ///< arrows in flight, oldest first
        std::deque<std::uint32_t> missing; ///< overtaken: may yet come
    };
    struct Receiver {
        std::vector<LaneIndex> senders;
        std::deque<std::uint32_t> unexplained; ///< missing arrows without a reason
        std::uint32_t drops = 0; ///< drops that no arrow stands for yet
        ShortSeq reason = 0;
    };

    static std::uint64_t key(LaneIndex from, LaneIndex to) { return (std::uint64_t {from} << 32) | to; }
    Flow& flow(LaneIndex from, LaneIndex to);
    std::uint32_t take(const JournalView& view, Flow& flow, LaneIndex receiver, const TiedCall& call);
    void overtake(Flow& flow, LaneIndex receiver, std::size_t count, Row now);
    std::uint32_t fromGroup(const JournalView& view, LaneIndex from, const TiedCall& call);

    LadderLanes& m_lanes;
    LadderArrows& m_arrows;
    std::unordered_map<std::uint64_t, Flow> m_flows;
    std::unordered_map<LaneIndex, Receiver> m_receivers;
    std::unordered_map<LaneIndex, std::deque<std::uint32_t>>
        m_toGroups; ///< the latest multicasts and broadcasts of a lane
};

/// Whether `received` can be what is left of `sent`: the same bytes, or the front of them where the buffer of
/// `bufferSize` bytes was too small.
[[nodiscard]] bool sameDatagram(const Payload& sent, const Payload& received, std::int32_t bufferSize);

} // namespace socketscope::journal
