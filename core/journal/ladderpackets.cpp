// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/ladderpackets.h"

#include "core/journal/facts.h"
#include "core/lab/observer.h"

namespace socketscope::journal {

using lab::Happening;

namespace {

Happening happeningOf(const Event& event)
{
    return static_cast<Happening>(event.step / 256);
}

std::uint32_t numberOf(const Event& place)
{
    return static_cast<std::uint32_t>(place.result);
}

ShortSeq causeOf(const Event& event)
{
    return static_cast<ShortSeq>(event.cause);
}

bool isPutOnALink(const Event& place)
{
    return happeningOf(place) == Happening::Sent || happeningOf(place) == Happening::Forwarded;
}

bool isCrafted(const JournalView& view, Seq seq)
{
    return seq >= 1 && seq <= view.size() && view.at(seq).kind == EventKind::Packet
        && view.at(seq).packet() == PacketCode::Crafted;
}

} // namespace

bool LadderPackets::hasRow(const JournalView& view, const Event& event, LaneIndex lane) const
{
    switch (event.packet()) {
    case PacketCode::Probe:
    case PacketCode::Answer:
    case PacketCode::Stray:
        return false;
    case PacketCode::GivenUp:
        return isCrafted(view, event.cause);
    case PacketCode::Crafted:
    case PacketCode::Reply:
    case PacketCode::Overheard:
        return true;
    case PacketCode::Place: {
        const auto before = m_underWay.find(numberOf(event));
        return !isPutOnALink(event) || before == m_underWay.end() || !before->second.passesOn
            || m_marks[before->second.mark].lane != lane;
    }
    }
    return false;
}

std::uint32_t LadderPackets::take(const Event& event, LaneIndex lane, Row row)
{
    const std::uint32_t mark = count();
    PacketMark made;
    made.lane = lane;
    made.dropped = event.packet() == PacketCode::Place && happeningOf(event) == Happening::Dropped;
    m_marks.push_back(made);
    const Stop here {.seq = static_cast<ShortSeq>(event.seq), .row = row, .mark = mark};
    switch (event.packet()) {
    case PacketCode::Crafted:
        takeCrafted(event, here);
        break;
    case PacketCode::Reply:
        takeReply(event, here);
        break;
    case PacketCode::Overheard:
        if (!m_practice)
            fromOutside(event, here);
        break;
    case PacketCode::Place:
        takePlace(event, here);
        break;
    default:
        break;
    }
    return mark;
}

void LadderPackets::started(const Event& note)
{
    m_practice = !fact(note.bytes.view(), "network").empty();
}

/// The other end of packets is a host: an ICMP message about a port comes from no port.
void LadderPackets::takeCrafted(const Event& event, const Stop& here)
{
    if (m_practice) {
        m_left[here.seq] = here;
        return;
    }
    PacketMark& mark = m_marks[here.mark];
    Arrow arrow;
    arrow.kind = Arrow::Kind::Packet;
    arrow.state = Arrow::State::Outside;
    arrow.sent = here.seq;
    arrow.fromRow = arrow.toRow = here.row;
    arrow.fromLane = mark.lane;
    arrow.toLane = m_lanes.outside({event.peer.ip}, mark.lane, here.row);
    arrow.bytes = event.bytes.length;
    mark.out = m_arrows.add(arrow, here.row);
}

void LadderPackets::takeReply(const Event& event, const Stop& here)
{
    const auto last = m_delivered.find(causeOf(event));
    if (last == m_delivered.end())
        return fromOutside(event, here);
    join(event, last->second, here);
    m_delivered.erase(last);
}

void LadderPackets::takePlace(const Event& event, const Stop& here)
{
    m_practice = true;
    const std::uint32_t number = numberOf(event);
    if (const auto before = m_underWay.find(number); before != m_underWay.end()) {
        join(event, before->second, here);
    } else if (const auto left = m_left.find(causeOf(event));
               left != m_left.end() && happeningOf(event) == Happening::Sent) {
        join(event, left->second, here);
        m_left.erase(left);
    }
    switch (happeningOf(event)) {
    case Happening::Delivered:
        if (event.cause != 0)
            m_delivered[causeOf(event)] = here;
        m_underWay[number] = here; // it may still be thrown away there
        break;
    case Happening::Dropped:
    case Happening::Withheld:
        m_underWay.erase(number);
        break;
    default:
        m_underWay[number] = here;
        m_underWay[number].passesOn = !isPutOnALink(event);
    }
}

/// From the row where it was seen last, if that is on another lane.
void LadderPackets::join(const Event& event, const Stop& from, const Stop& here)
{
    PacketMark& to = m_marks[here.mark];
    PacketMark& left = m_marks[from.mark];
    if (left.lane == to.lane)
        return;
    Arrow arrow;
    arrow.kind = Arrow::Kind::Packet;
    arrow.state = Arrow::State::Arrived;
    arrow.sent = from.seq;
    arrow.received = here.seq;
    arrow.fromRow = from.row;
    arrow.toRow = here.row;
    arrow.fromLane = left.lane;
    arrow.toLane = to.lane;
    arrow.bytes = event.bytes.length;
    left.out = to.in = m_arrows.add(arrow, here.row);
}

void LadderPackets::fromOutside(const Event& event, const Stop& here)
{
    PacketMark& mark = m_marks[here.mark];
    Arrow arrow;
    arrow.kind = Arrow::Kind::Packet;
    arrow.state = Arrow::State::Outside;
    arrow.received = here.seq;
    arrow.fromRow = arrow.toRow = here.row;
    arrow.fromLane = m_lanes.outside({event.peer.ip}, mark.lane, here.row);
    arrow.toLane = mark.lane;
    arrow.bytes = event.bytes.length;
    m_lanes.at(arrow.fromLane).heard = true;
    mark.in = m_arrows.add(arrow, here.row);
}

} // namespace socketscope::journal
