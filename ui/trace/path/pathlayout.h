// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The path of a trace as nodes and edges: what is drawn where, in columns and slots. Knows no pixels.
#pragma once

#include "core/trace/hops.h"

#include <optional>
#include <vector>

namespace socketscope::ui {

/// Somebody on the path, or the place of somebody who does not answer.
struct PathNode {
    enum class Kind : std::uint8_t {
        Router,
        Silent, ///< answers nothing; `lastTtl` is larger where several at the end are drawn as one
        Waiting, ///< asked, and not given up yet
        Passed, ///< not asked, concluded: the packet of a single TTL passed here
        Unasked, ///< TTLs up to `lastTtl` that no probe had: how many routers there are is not known
        Target,
        Unreachable, ///< says that the target cannot be reached: see `answer`
        Dies, ///< here the packet of a single TTL is thrown away
        More, ///< stands for `more` further responders of the hop
    };
    Kind kind = Kind::Router;
    std::uint8_t ttl = 0;
    std::uint8_t lastTtl = 0;
    int column = 0;
    double slot = 0; ///< 0 is the line that everybody stands on; others are above (less) and below (more)
    int responder = -1; ///< index in Hop::responders
    int more = 0;
    std::uint8_t left = 0; ///< of a single TTL, when the packet leaves here
    bool mayBeNearer = false; ///< answers the first TTL that was sent, and would answer smaller ones
    double share = 1; ///< of the answers of its hop, 0 to 1
    bool unsure = false; ///< which router of the hop before leads here is not known
    wire::IpAddress address;
    std::optional<Duration> latency; ///< the last round trip
    trace::AnswerKind answer = trace::AnswerKind::TimeExceeded;

    friend bool operator==(const PathNode&, const PathNode&) = default;
};

struct PathEdge {
    enum class Kind : std::uint8_t {
        Way, ///< answers show that packets go there
        Possible, ///< one of several between two hops with several routers each: which there are is not known
        Unseen, ///< from or to somebody who does not answer
        Back, ///< of a loop: it starts again there
    };
    int from = 0; ///< indexes of nodes
    int to = 0;
    Kind kind = Kind::Way;
    double share = 1; ///< of the packets, 0 to 1

    friend bool operator==(const PathEdge&, const PathEdge&) = default;
};

class PathLayout {
public:
    PathLayout() = default;
    explicit PathLayout(const trace::Hops& hops);

    [[nodiscard]] const std::vector<PathNode>& nodes() const { return m_nodes; }
    [[nodiscard]] const std::vector<PathEdge>& edges() const { return m_edges; }
    [[nodiscard]] int columns() const { return m_columns; }
    /// How many stand above each other at most.
    [[nodiscard]] int slots() const { return m_slots; }
    [[nodiscard]] bool loops() const { return m_period > 0; }
    /// Some edges are only possible.
    [[nodiscard]] bool isUnsure() const;

    /// The node that stands for this hop; `responder` -1: its first. -1: there is none.
    [[nodiscard]] int nodeOf(std::uint8_t ttl, int responder = -1) const;

    friend bool operator==(const PathLayout&, const PathLayout&) = default;

    static constexpr int mostSlots = 4; ///< of one hop

private:
    void addBefore(const trace::Hops& hops);
    void addPassed(std::uint8_t all);
    void addUnasked(std::uint8_t first);
    void addHops(const trace::Hops& hops);
    void addHop(const trace::Hops& hops, std::size_t index);
    void addResponders(const trace::Hops& hops, const trace::Hop& hop);
    void connect(const trace::Hops& hops);
    void connectColumns(int column, bool answersBeyond);
    [[nodiscard]] std::vector<int> nodesIn(int column) const;

    std::vector<PathNode> m_nodes;
    std::vector<PathEdge> m_edges;
    int m_columns = 0;
    int m_slots = 1;
    std::uint8_t m_loopTtl = 0;
    int m_period = 0; ///< hops of a loop; 0: there is none
};

} // namespace socketscope::ui
