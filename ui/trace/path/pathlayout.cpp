// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/path/pathlayout.h"

#include <algorithm>

namespace socketscope::ui {

using trace::Hop;
using trace::Hops;
using trace::Responder;
using trace::Verdict;
using Kind = PathNode::Kind;

namespace {

constexpr std::size_t silentDrawn = 2; ///< so many silent hops at the end are drawn one by one

/// Nothing has come, and nothing has been given up.
bool isAwaited(const Hop& hop)
{
    return hop.silent() && hop.lost == 0 && hop.pending();
}

/// From this index on nobody answers and nobody will.
std::size_t silentFrom(const std::vector<Hop>& hops)
{
    std::size_t first = hops.size();
    while (first > 0 && hops[first - 1].silent() && !isAwaited(hops[first - 1]))
        --first;
    return first;
}

/// After how many hops the same routers come again; 0: they do not.
int periodOf(const std::vector<Hop>& hops, std::uint8_t ttl)
{
    const auto first
        = std::find_if(hops.begin(), hops.end(), [ttl](const Hop& hop) { return hop.ttl == ttl; });
    if (first == hops.end() || first->silent())
        return 0;
    const auto again = std::find_if(first + 1, hops.end(), [first](const Hop& hop) {
        return !hop.silent() && sameAddress(hop.responders.front(), first->responders.front());
    });
    return again == hops.end() ? 0 : static_cast<int>(again - first);
}

Kind kindOf(const Hops& hops, const Hop& hop, const Responder& responder)
{
    const Verdict& verdict = hops.verdict();
    const bool isJudged = verdict.ttl == hop.ttl && verdict.by == responder.address;
    if (verdict.kind == Verdict::Kind::Dies && isJudged)
        return Kind::Dies;
    const bool isTarget = responder.address == hops.start().settings.shape.destination
        || (isJudged && verdict.kind == Verdict::Kind::Reached);
    if (isTarget && trace::isFromTarget(responder.kind))
        return Kind::Target;
    if (trace::isUnreachable(responder.kind))
        return Kind::Unreachable;
    return Kind::Router;
}

} // namespace

PathLayout::PathLayout(const Hops& hops)
{
    if (hops.all().empty())
        return;
    if (hops.verdict().kind == Verdict::Kind::Loop) {
        m_loopTtl = hops.verdict().ttl;
        m_period = periodOf(hops.all(), m_loopTtl);
    }
    addBefore(hops);
    addHops(hops);
    connect(hops);
}

/// What lies before the first TTL that was sent.
void PathLayout::addBefore(const Hops& hops)
{
    const Hop& first = hops.all().front();
    const bool isUsedUp = std::any_of(first.responders.begin(), first.responders.end(),
        [](const Responder& responder) { return responder.kind == trace::AnswerKind::TimeExceeded; });
    if (hops.start().settings.mode == trace::Mode::Single && isUsedUp)
        addPassed(first.ttl);
    else if (first.ttl > 1)
        addUnasked(first.ttl);
}

/// The routers before a single TTL that was used up: they were not asked, but took one off each.
void PathLayout::addPassed(std::uint8_t all)
{
    for (std::uint8_t ttl = 1; ttl < all; ++ttl) {
        PathNode node;
        node.kind = Kind::Passed;
        node.ttl = node.lastTtl = ttl;
        node.column = m_columns++;
        node.left = static_cast<std::uint8_t>(all - ttl);
        m_nodes.push_back(node);
    }
}

void PathLayout::addUnasked(std::uint8_t first)
{
    PathNode node;
    node.kind = Kind::Unasked;
    node.ttl = 1;
    node.lastTtl = static_cast<std::uint8_t>(first - 1);
    node.column = m_columns++;
    m_nodes.push_back(node);
}

void PathLayout::addHops(const Hops& hops)
{
    const std::vector<Hop>& all = hops.all();
    const std::size_t silent = silentFrom(all);
    const bool asOne = all.size() - silent > silentDrawn;
    for (std::size_t index = 0; index < all.size(); ++index) {
        if (m_period > 0 && all[index].ttl >= m_loopTtl + m_period)
            break;
        addHop(hops, index);
        if (asOne && index == silent) {
            m_nodes.back().lastTtl = all.back().ttl;
            break;
        }
    }
}

void PathLayout::addHop(const Hops& hops, std::size_t index)
{
    const Hop& hop = hops.all()[index];
    if (hop.silent()) {
        PathNode node;
        node.kind = isAwaited(hop) ? Kind::Waiting : Kind::Silent;
        node.ttl = node.lastTtl = hop.ttl;
        node.column = m_columns;
        m_nodes.push_back(node);
    } else {
        addResponders(hops, hop);
    }
    ++m_columns;
}

void PathLayout::addResponders(const Hops& hops, const Hop& hop)
{
    const auto count = static_cast<int>(hop.responders.size());
    const int drawn = count > mostSlots ? mostSlots - 1 : count;
    const int slots = std::min(count, mostSlots);
    std::uint64_t answers = 0;
    for (const Responder& responder : hop.responders)
        answers += responder.answers;
    const double all = answers > 0 ? static_cast<double>(answers) : 1;
    double left = 1;
    const bool isFirst = hop.ttl > 1 && hop.ttl == hops.all().front().ttl;
    for (int i = 0; i < slots; ++i) {
        PathNode node;
        node.ttl = node.lastTtl = hop.ttl;
        node.column = m_columns;
        node.slot = i - (slots - 1) / 2.0;
        if (i < drawn) {
            const Responder& responder = hop.responders[static_cast<std::size_t>(i)];
            node.kind = kindOf(hops, hop, responder);
            node.mayBeNearer = isFirst && responder.kind != trace::AnswerKind::TimeExceeded;
            node.responder = i;
            node.share = static_cast<double>(responder.answers) / all;
            node.address = responder.address;
            node.latency = responder.roundTrips.last();
            node.answer = responder.kind;
            left -= node.share;
        } else {
            node.kind = Kind::More;
            node.responder = i;
            node.more = count - drawn;
            node.share = std::max(0.0, left);
        }
        m_nodes.push_back(node);
    }
    m_slots = std::max(m_slots, slots);
}

std::vector<int> PathLayout::nodesIn(int column) const
{
    std::vector<int> found;
    for (std::size_t i = 0; i < m_nodes.size(); ++i)
        if (m_nodes[i].column == column)
            found.push_back(static_cast<int>(i));
    return found;
}

void PathLayout::connect(const Hops& hops)
{
    const std::size_t silent = silentFrom(hops.all());
    const std::uint8_t lastAnswering = silent > 0 ? hops.all()[silent - 1].ttl : std::uint8_t(0);
    for (int column = 1; column < m_columns; ++column) {
        const PathNode& node = m_nodes[static_cast<std::size_t>(nodesIn(column).front())];
        connectColumns(column, node.ttl <= lastAnswering);
    }
    if (m_period == 0)
        return;
    const int back = nodeOf(m_loopTtl);
    const int last = nodesIn(m_columns - 1).front();
    if (back >= 0)
        m_edges.push_back({last, back, PathEdge::Kind::Back, 1});
}

/// Each edge is as strong as both its ends are. Which of several routers leads to which of several at the
/// next hop is not known: a probe dies at one hop, so none tells of two, and the next may be sent another
/// way.
void PathLayout::connectColumns(int column, bool answersBeyond)
{
    const std::vector<int> before = nodesIn(column - 1);
    const std::vector<int> here = nodesIn(column);
    const bool unsure = before.size() > 1 && here.size() > 1;
    for (const int from : before) {
        for (const int to : here) {
            const PathNode& a = m_nodes[static_cast<std::size_t>(from)];
            PathNode& b = m_nodes[static_cast<std::size_t>(to)];
            b.unsure = unsure;
            const bool unseen = a.kind == Kind::Silent || a.kind == Kind::Waiting || a.kind == Kind::Passed
                || a.kind == Kind::Unasked
                || ((b.kind == Kind::Silent || b.kind == Kind::Waiting) && !answersBeyond);
            const auto kind = unseen ? PathEdge::Kind::Unseen
                : unsure             ? PathEdge::Kind::Possible
                                     : PathEdge::Kind::Way;
            m_edges.push_back({from, to, kind, a.share * b.share});
        }
    }
}

bool PathLayout::isUnsure() const
{
    return std::any_of(m_nodes.begin(), m_nodes.end(), [](const PathNode& node) { return node.unsure; });
}

int PathLayout::nodeOf(std::uint8_t ttl, int responder) const
{
    if (m_period > 0 && ttl >= m_loopTtl + m_period)
        ttl = static_cast<std::uint8_t>(m_loopTtl + (ttl - m_loopTtl) % m_period);
    int found = -1;
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        const PathNode& node = m_nodes[i];
        if (ttl < node.ttl || ttl > node.lastTtl)
            continue;
        const bool fits = responder < 0 || node.responder <= responder; // the last stands for all others
        if (found < 0 || fits)
            found = static_cast<int>(i);
        if (responder < 0)
            break;
    }
    return found;
}

} // namespace socketscope::ui
