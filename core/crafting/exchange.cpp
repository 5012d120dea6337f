// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crafting/exchange.h"

#include "core/journal/eventnames.h"
#include "core/journal/facts.h"
#include "core/wire/icmpheader.h"
#include "core/wire/icmpv6header.h"
#include "core/wire/tcpheader.h"

#include <algorithm>

namespace socketscope::crafting {

namespace {

using journal::Event;
using journal::EventKind;
using journal::PacketCode;
using lab::Happening;

/// Which packets of the practice network are the sent one, and which answer it.
class Kin {
public:
    enum class Is : std::uint8_t { Nobody, Own, Answer };

    /// `event` is the next of the sent packet's.
    Is take(const PlaceEvent& event)
    {
        if (m_known.empty())
            m_known.push_back({event.about != 0 ? event.about : event.packet, Is::Own});
        if (const Is known = find(event.packet); known != Is::Nobody)
            return known;
        Is is = find(event.about);
        if (is == Is::Own && event.what == Happening::Answered)
            is = Is::Answer;
        if (is != Is::Nobody)
            m_known.push_back({event.packet, is});
        return is;
    }

private:
    [[nodiscard]] Is find(std::uint64_t packet) const
    {
        for (const auto& [number, is] : m_known)
            if (number == packet)
                return is;
        return Is::Nobody;
    }
    std::vector<std::pair<std::uint64_t, Is>> m_known;
};

bool isReset(ByteView segment)
{
    const auto header = wire::TcpHeader::tryParse(segment);
    return header && (header->flags & wire::TcpHeader::rst) != 0;
}

/// Nobody answers an answer: RFC 1122 section 3.2.2, RFC 4443 section 2.4 and RFC 9293 section 3.10.7.
bool asksForNothing(const wire::Dissection& dissection, ByteView packet)
{
    for (const wire::Layer& layer : dissection.layers) {
        if (layer.quoted > 0 || layer.error)
            continue;
        const ByteView bytes = packet.subspan(std::min<std::size_t>(layer.offset, packet.size()));
        if (bytes.empty())
            continue;
        using wire::IcmpHeader;
        using wire::Icmpv6Header;
        switch (layer.kind) {
        case wire::LayerKind::Icmp:
            return bytes[0] == IcmpHeader::echoReply || bytes[0] == IcmpHeader::timestampReply
                || trace::icmpErrorKind(wire::Family::IPv4, bytes[0], bytes.size() > 1 ? bytes[1] : 0);
        case wire::LayerKind::Icmpv6:
            return bytes[0] == Icmpv6Header::echoReply || bytes[0] < 128;
        case wire::LayerKind::Tcp:
            return isReset(bytes);
        default:
            break;
        }
    }
    return false;
}

bool hasWrongChecksum(const wire::Dissection& dissection)
{
    return std::any_of(dissection.layers.begin(), dissection.layers.end(), [](const wire::Layer& layer) {
        return layer.quoted == 0 && layer.checksum == wire::ChecksumVerdict::Wrong;
    });
}

bool isImpossible(const wire::Layer& layer, ByteView bytes)
{
    switch (layer.kind) {
    case wire::LayerKind::Tcp: // damaged options are passed over
        return !wire::TcpHeader::tryParse(bytes);
    case wire::LayerKind::Icmp:
    case wire::LayerKind::Icmpv6: // what an error quotes may be anything
        return bytes.size() < wire::IcmpHeader::size;
    case wire::LayerKind::Ipv4:
    case wire::LayerKind::Ipv6:
    case wire::LayerKind::Udp:
        return layer.error.has_value();
    default:
        return false;
    }
}

/// A version or a length that no receiver takes.
bool hasImpossibleHeader(const wire::Dissection& dissection, ByteView packet)
{
    if (packet.empty())
        return false; // nobody has kept its bytes
    if (packet[0] >> 4U != 4 && packet[0] >> 4U != 6)
        return true;
    return std::any_of(
        dissection.layers.begin(), dissection.layers.end(), [packet](const wire::Layer& layer) {
            return layer.quoted == 0
                && isImpossible(layer, packet.subspan(std::min<std::size_t>(layer.offset, packet.size())));
        });
}

/// What forgetting the first `count` of a list does to indices in it.
void shift(std::vector<std::size_t>& indices, std::size_t count)
{
    std::erase_if(indices, [count](std::size_t index) { return index < count; });
    for (std::size_t& index : indices)
        index -= count;
}

} // namespace

std::string_view nameOf(Silence why)
{
    switch (why) {
    case Silence::Unknown:
        return "unknown";
    case Silence::NotSent:
        return "not-sent";
    case Silence::DroppedAt:
        return "dropped-at";
    case Silence::AnswerWithheld:
        return "answer-withheld";
    case Silence::AnswerLost:
        return "answer-lost";
    case Silence::AnswerElsewhere:
        return "answer-elsewhere";
    case Silence::Delivered:
        return "delivered";
    case Silence::ItselfByLink:
        return "itself-by-link";
    case Silence::WrongChecksum:
        return "wrong-checksum";
    case Silence::ImpossibleHeader:
        return "impossible-header";
    case Silence::NothingToAnswer:
        return "nothing-to-answer";
    }
    return {};
}

void Exchange::clear()
{
    *this = {};
}

bool Exchange::update(const journal::Journal& journal)
{
    const journal::JournalView view(journal);
    const journal::Seq last = std::min<journal::Seq>(view.size(), m_seen + mostAtOnce);
    const bool some = m_seen < last;
    while (m_seen < last)
        take(view.at(++m_seen));
    return some;
}

void Exchange::take(const Event& event)
{
    if (event.kind == EventKind::Packet)
        takePacket(event);
    else if (event.kind == EventKind::Failure && event.failure() == journal::FailureCode::PacketNotSent)
        takeSent(event);
    else if (event.kind == EventKind::Note && event.note() == journal::NoteCode::CraftStarted)
        takeStart(event.bytes.view());
}

void Exchange::takeStart(ByteView facts)
{
    m_network = journal::fact(facts, "network");
    m_toItselfByLink = m_network.empty() && journal::fact(facts, "way") == "link"
        && journal::fact(facts, "leaves") == "no" && journal::fact(facts, "forged") == "no";
    m_forged = m_network.empty() && journal::fact(facts, "forged") == "yes";
}

void Exchange::takePacket(const Event& event)
{
    switch (event.packet()) {
    case PacketCode::Crafted:
        return takeSent(event);
    case PacketCode::Reply:
        return takeReply(event);
    case PacketCode::Overheard:
        return takeOverheard(event);
    case PacketCode::Place:
        return takePlace(event);
    case PacketCode::GivenUp:
        if (SentPacket* const sent = sentBy(event.cause))
            sent->gaveUp = true;
        return;
    case PacketCode::Probe:
    case PacketCode::Answer:
    case PacketCode::Stray:
        return;
    }
}

void Exchange::takeSent(const Event& event)
{
    const auto number = static_cast<std::uint32_t>(event.argument);
    if (number == 0 || (!m_sent.empty() && number <= m_sent.back().number))
        return; // a packet is sent once
    SentPacket sent {.number = number,
        .seq = event.seq,
        .at = event.at,
        .source = event.local,
        .destination = event.peer,
        .length = event.bytes.length,
        .toItselfByLink = m_toItselfByLink,
        .forged = m_forged};
    if (event.kind == EventKind::Failure)
        sent.failure = Error {.code = ErrorCode::SystemCall,
            .detail = std::string(journal::nameOf(event.call)),
            .systemError = event.error};
    m_sent.push_back(std::move(sent));
    if (m_sent.size() > mostKept)
        forgetSent();
}

SentPacket* Exchange::sentBy(journal::Seq seq)
{
    const auto found = std::lower_bound(m_sent.begin(), m_sent.end(), seq,
        [](const SentPacket& sent, journal::Seq wanted) { return sent.seq < wanted; });
    return found != m_sent.end() && found->seq == seq ? &*found : nullptr;
}

const SentPacket* Exchange::packet(std::uint32_t number) const
{
    const auto found = std::lower_bound(m_sent.begin(), m_sent.end(), number,
        [](const SentPacket& sent, std::uint32_t wanted) { return sent.number < wanted; });
    return found != m_sent.end() && found->number == number ? &*found : nullptr;
}

void Exchange::takeReply(const Event& event)
{
    SentPacket* const sent = sentBy(event.cause);
    if (!sent || event.result < 0 || event.result >= 256 * 65536
        || trace::nameOf(static_cast<trace::AnswerKind>(event.result / 65536)).empty())
        return;
    sent->replies.push_back(m_replies.size());
    m_replies.push_back({.seq = event.seq,
        .about = sent->number,
        .at = event.at,
        .roundTrip = std::max(event.at - sent->at - Duration(event.argument), Duration {}),
        .kind = static_cast<trace::AnswerKind>(event.result / 65536),
        .type = static_cast<std::uint8_t>(event.result / 256 % 256),
        .code = static_cast<std::uint8_t>(event.result % 256),
        .ttl = event.ttl,
        .from = event.peer,
        .length = event.bytes.length,
        .duplicate = (event.step & journal::AnswerDuplicate) != 0});
    if (m_replies.size() > mostKept)
        forgetReplies();
}

void Exchange::takeOverheard(const Event& event)
{
    if (event.result < 0 || event.result > 255
        || trace::nameOf(static_cast<trace::Unmatched>(event.result)).empty())
        return;
    m_overheard.push_back({.seq = event.seq,
        .at = event.at,
        .from = event.peer,
        .to = event.local,
        .length = event.bytes.length,
        .reason = static_cast<trace::Unmatched>(event.result),
        .listened = (event.step & journal::AnswerListened) != 0});
    if (m_overheard.size() > mostOverheard)
        m_overheard.pop_front();
}

void Exchange::takePlace(const Event& event)
{
    PlaceEvent place {.seq = event.seq,
        .at = event.at,
        .node = event.actor,
        .what = static_cast<Happening>(event.step / 256),
        .reason = static_cast<lab::Reason>(event.step % 256),
        .packet = static_cast<std::uint32_t>(event.result),
        .about = static_cast<std::uint32_t>(event.argument),
        .length = event.bytes.length};
    const bool reasonKnown = place.reason == lab::Reason::None || !lab::reasonName(place.reason).empty();
    if (lab::happeningName(place.what).empty() || !reasonKnown)
        return;
    if (SentPacket* const sent = sentBy(event.cause)) {
        place.sent = sent->number;
        sent->places.push_back(m_places.size());
    }
    m_places.push_back(place);
    if (m_places.size() > mostKept)
        forgetPlaces();
}

/// Replies and places name a packet by its number, which nothing else gets.
void Exchange::forgetSent()
{
    const std::size_t count = m_sent.size() / 2;
    m_sent.erase(m_sent.begin(), m_sent.begin() + static_cast<std::ptrdiff_t>(count));
    m_forgotten += count;
}

void Exchange::forgetReplies()
{
    const std::size_t count = m_replies.size() / 2;
    m_replies.erase(m_replies.begin(), m_replies.begin() + static_cast<std::ptrdiff_t>(count));
    for (SentPacket& sent : m_sent)
        shift(sent.replies, count);
}

void Exchange::forgetPlaces()
{
    const std::size_t count = m_places.size() / 2;
    m_places.erase(m_places.begin(), m_places.begin() + static_cast<std::ptrdiff_t>(count));
    for (SentPacket& sent : m_sent)
        shift(sent.places, count);
}

const PlaceEvent* Exchange::arrivalOf(const SentPacket& sent) const
{
    const PlaceEvent* last = nullptr;
    const PlaceEvent* delivered = nullptr;
    Kin kin;
    for (const std::size_t index : sent.places) {
        const PlaceEvent& event = m_places[index];
        if (kin.take(event) != Kin::Is::Own)
            continue;
        last = &event;
        if (event.what == Happening::Delivered || event.what == Happening::Reassembled)
            delivered = last;
    }
    return delivered ? delivered : last;
}

/// Of what happened last to the packet or to an answer to it.
SilenceReason Exchange::silenceOnTheWay(const SentPacket& sent) const
{
    SilenceReason reason;
    Kin kin;
    const journal::ActorId here = sent.places.empty() ? 0 : m_places[sent.places.front()].node;
    for (const std::size_t index : sent.places) {
        const PlaceEvent& event = m_places[index];
        const Kin::Is is = kin.take(event);
        if (is == Kin::Is::Nobody)
            continue;
        const bool own = is == Kin::Is::Own;
        // It did get there, whatever that node makes of it and whatever comes of that.
        if (!own && reason.why == Silence::AnswerElsewhere)
            continue;
        reason = {.node = event.node, .reason = event.reason, .seq = event.seq};
        if (event.what == Happening::Dropped)
            reason.why = own ? Silence::DroppedAt : Silence::AnswerLost;
        else if (event.what == Happening::Withheld)
            reason.why = own ? Silence::AnswerWithheld : Silence::Unknown;
        else if (event.what == Happening::Delivered || event.what == Happening::Reassembled)
            reason.why = own         ? Silence::Delivered
                : event.node == here ? Silence::Unknown
                                     : Silence::AnswerElsewhere;
        else
            reason = {}; // on its way
    }
    return reason;
}

SilenceReason Exchange::silenceOf(const SentPacket& sent, const journal::Journal& journal) const
{
    if (sent.failure)
        return {.why = Silence::NotSent, .seq = sent.seq};
    if (!sent.replies.empty())
        return {};
    const SilenceReason seen = silenceOnTheWay(sent);
    if (seen.why != Silence::Unknown && seen.why != Silence::Delivered)
        return seen;
    const journal::JournalView view(journal);
    if (sent.seq == 0 || sent.seq > view.size())
        return seen;
    const ByteView packet = view.at(sent.seq).bytes.view();
    wire::Dissection dissection;
    wire::dissect(wire::LinkType::Raw, packet, sent.length, dissection);
    const Silence here = m_network.empty() ? silenceHere(sent, dissection, packet) : Silence::Unknown;
    if (here != Silence::Unknown)
        return {.why = here};
    if (asksForNothing(dissection, packet))
        return {.why = Silence::NothingToAnswer, .node = seen.node};
    if (sent.forged)
        return {.why = Silence::AnswerElsewhere};
    return seen;
}

/// What this computer's or the target's kernel does with such a packet, without a word.
Silence Exchange::silenceHere(const SentPacket& sent, const wire::Dissection& dissection, ByteView packet)
{
    // Linux looks at the addresses before any transport looks at its header; a header of IPv6 it takes.
    if (sent.toItselfByLink && !packet.empty() && packet[0] >> 4U == 4)
        return Silence::ItselfByLink;
    if (hasImpossibleHeader(dissection, packet))
        return Silence::ImpossibleHeader;
    return hasWrongChecksum(dissection) ? Silence::WrongChecksum : Silence::Unknown;
}

} // namespace socketscope::crafting
