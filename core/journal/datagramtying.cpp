// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/datagramtying.h"

#include <cstring>

namespace socketscope::journal {
namespace {

constexpr std::size_t deepestSearch
    = 4096; // datagrams on their way in one flow before the oldest are given up
constexpr std::size_t mostRemembered = 64; // overtaken datagrams, and sends to groups

bool isGroup(const wire::IpAddress& ip)
{
    return ip.isMulticast() || ip == wire::IpAddress::v4(255, 255, 255, 255);
}

} // namespace

bool sameDatagram(const Payload& sent, const Payload& received, std::int32_t bufferSize)
{
    const bool cut = received.length < sent.length && std::int64_t {received.length} == bufferSize;
    if (received.length != sent.length && !cut)
        return false;
    const std::uint32_t both = std::min(sent.kept, received.kept);
    return both == 0 || std::memcmp(sent.data, received.data, both) == 0;
}

DatagramTying::Flow& DatagramTying::flow(LaneIndex from, LaneIndex to)
{
    const auto [found, isNew] = m_flows.try_emplace(key(from, to));
    if (isNew)
        m_receivers[to].senders.push_back(from);
    return found->second;
}

std::uint32_t DatagramTying::sent(const TiedCall& call)
{
    m_lanes.own(call.lane, call.event.local);
    Arrow arrow;
    arrow.sent = static_cast<ShortSeq>(call.event.seq);
    arrow.fromLane = call.lane;
    arrow.fromRow = arrow.toRow = call.callRow;
    arrow.bytes = static_cast<std::uint32_t>(call.event.result);
    arrow.toLane = m_lanes.owner(call.event.peer, true);
    const bool ours = arrow.toLane != noIndex;
    if (!ours) {
        arrow.toLane = m_lanes.outside(call.event.peer, call.lane, call.callRow);
        arrow.state = Arrow::State::Outside;
    }
    const std::uint32_t index = m_arrows.add(arrow, call.callRow);
    if (ours) {
        Flow& to = flow(call.lane, arrow.toLane);
        to.waiting.push_back(index);
        if (to.waiting.size() > 2 * deepestSearch)
            overtake(to, arrow.toLane, deepestSearch, call.returnRow);
    } else if (isGroup(call.event.peer.ip)) {
        auto& remembered = m_toGroups[call.lane];
        remembered.push_back(index);
        if (remembered.size() > mostRemembered)
            remembered.pop_front();
    }
    return index;
}

std::uint32_t DatagramTying::received(const JournalView& view, const TiedCall& call)
{
    m_lanes.own(call.lane, call.event.local);
    const LaneIndex from = m_lanes.owner(call.event.peer, true);
    if (from != noIndex) {
        std::uint32_t index = take(view, flow(from, call.lane), call.lane, call);
        if (index == noIndex)
            index = fromGroup(view, from, call);
        if (index != noIndex)
            return index;
    }
    Arrow arrow;
    arrow.received = static_cast<ShortSeq>(call.event.seq);
    arrow.fromLane = m_lanes.outside(call.event.peer, call.lane, call.returnRow);
    m_lanes.at(arrow.fromLane).heard = true;
    arrow.toLane = call.lane;
    arrow.fromRow = arrow.toRow = call.returnRow;
    arrow.bytes = static_cast<std::uint32_t>(call.event.result);
    arrow.state = Arrow::State::Outside;
    return m_arrows.add(arrow, call.returnRow);
}

std::uint32_t DatagramTying::take(
    const JournalView& view, Flow& flow, LaneIndex receiver, const TiedCall& call)
{
    const auto fits = [&](std::uint32_t arrow) {
        return sameDatagram(view.at(m_arrows.at(arrow).sent).bytes, call.event.bytes, call.asked);
    };
    const auto arrive = [&](std::deque<std::uint32_t>& queue, std::size_t at) {
        const std::uint32_t index = queue[at];
        queue.erase(queue.begin() + static_cast<std::ptrdiff_t>(at));
        m_arrows.arrive(index, static_cast<ShortSeq>(call.event.seq), call.returnRow);
        m_arrows.at(index).bytes = static_cast<std::uint32_t>(call.event.result);
        return index;
    };
    const std::size_t depth = std::min(flow.waiting.size(), deepestSearch);
    for (std::size_t i = 0; i < depth; ++i) {
        if (!fits(flow.waiting[i]))
            continue;
        overtake(flow, receiver, i, call.returnRow);
        return arrive(flow.waiting, 0);
    }
    for (std::size_t i = 0; i < flow.missing.size(); ++i)
        if (fits(flow.missing[i]))
            return arrive(flow.missing, i);
    return noIndex;
}

void DatagramTying::overtake(Flow& flow, LaneIndex receiver, std::size_t count, Row now)
{
    Receiver& to = m_receivers[receiver];
    for (; count > 0; --count) {
        const std::uint32_t index = flow.waiting.front();
        flow.waiting.pop_front();
        const bool explained = to.drops > 0;
        m_arrows.lose(index, explained ? to.reason : 0, now);
        if (explained) {
            --to.drops;
            continue;
        }
        to.unexplained.push_back(index);
        flow.missing.push_back(index);
        if (flow.missing.size() > mostRemembered)
            flow.missing.pop_front();
        if (to.unexplained.size() > deepestSearch)
            to.unexplained.pop_front();
    }
}

std::uint32_t DatagramTying::fromGroup(const JournalView& view, LaneIndex from, const TiedCall& call)
{
    const auto found = m_toGroups.find(from);
    if (found == m_toGroups.end())
        return noIndex;
    for (const std::uint32_t index : found->second) {
        const Event& sent = view.at(m_arrows.at(index).sent);
        if (sent.peer.port != call.event.local.port
            || !sameDatagram(sent.bytes, call.event.bytes, call.asked))
            continue;
        Arrow arrow = m_arrows.at(index);
        arrow.state = Arrow::State::Arrived;
        arrow.received = static_cast<ShortSeq>(call.event.seq);
        arrow.toLane = call.lane;
        arrow.toRow = call.returnRow;
        arrow.bytes = static_cast<std::uint32_t>(call.event.result);
        return m_arrows.add(arrow, call.returnRow);
    }
    return noIndex;
}

void DatagramTying::closed(LaneIndex lane, ShortSeq reason, Row now)
{
    const auto found = m_receivers.find(lane);
    if (found == m_receivers.end())
        return;
    for (const LaneIndex sender : found->second.senders) {
        Flow& from = flow(sender, lane);
        for (const std::uint32_t index : from.waiting)
            if (m_arrows.at(index).state == Arrow::State::InFlight)
                m_arrows.lose(index, reason, now);
        from.waiting.clear();
    }
}

void DatagramTying::dropped(LaneIndex lane, std::uint32_t count, ShortSeq reason)
{
    Receiver& to = m_receivers[lane];
    for (; count > 0 && !to.unexplained.empty(); to.unexplained.pop_front()) {
        Arrow& arrow = m_arrows.at(to.unexplained.front());
        if (arrow.state != Arrow::State::Missing)
            continue;
        arrow.state = Arrow::State::Lost;
        arrow.reason = reason;
        --count;
    }
    to.drops = count;
    to.reason = reason;
}

} // namespace socketscope::journal
