// SPDX-License-Identifier: GPL-3.0-or-later
// What nodes send back.
#include "core/lab/engine.h"

namespace socketscope::lab {
namespace {

/// Answers to answers to answers end here: two echo services that somebody set on each other would go on for
/// ever.
constexpr std::uint8_t longestChain = 3;

} // namespace

Reason Engine::reasonToWithhold(const Visit& visit)
{
    NodeState& state = m_nodes[visit.node];
    const Answers& answers = state.node->answers;
    if (const Reason reason = forbidsErrors(visit.packet); reason != Reason::None)
        return reason;
    if (m_pool[visit.slot].generation >= longestChain)
        return Reason::AnswerChain;
    if (answers.silent)
        return Reason::Silent;
    if (state.withheld < answers.dropsFirst) {
        ++state.withheld;
        return Reason::FirstOnes;
    }
    if (answers.rateLimit && !state.limiter.allows(*answers.rateLimit, visit.packet.source(), m_now))
        return Reason::RateLimited;
    return Reason::None;
}

wire::IpAddress Engine::errorSource(const Visit& visit, bool local) const
{
    const Answers& answers = m_nodes[visit.node].node->answers;
    const wire::Family family = visit.packet.family();
    for (const wire::IpAddress& from : answers.from)
        if (from.family == family)
            return from;
    if (local)
        return visit.packet.destination();
    if (answers.fromIncoming && visit.cameBy)
        return m_routing.startAddress(*visit.cameBy ^ 1, family);
    const wire::IpAddress asker = visit.packet.source();
    const std::uint32_t number = m_routing.addressNumber(asker);
    if (number != Routing::unknown && m_routing.owner(number) == visit.node)
        return asker;
    const Choice back = choose(visit.node, asker);
    return back.ways.empty() ? wire::IpAddress {} : m_routing.startAddress(back.ways.front(), family);
}

std::optional<Incoming> Engine::incoming(const Visit& visit) const
{
    if (!visit.cameBy)
        return std::nullopt;
    const auto own = m_routing.waysFrom(visit.node);
    const auto at = std::find(own.begin(), own.end(), *visit.cameBy ^ 1);
    return Incoming {static_cast<std::uint32_t>(at - own.begin() + 1),
        m_routing.startAddress(*visit.cameBy ^ 1, visit.packet.family()), m_waysOut[*visit.cameBy].mtu};
}

void Engine::complain(const Visit& visit, Complaint complaint, std::uint32_t rest, bool local)
{
    if (const Reason reason = reasonToWithhold(visit); reason != Reason::None)
        return withhold(visit, reason);
    const wire::IpAddress source = errorSource(visit, local);
    if (source.family == wire::Family::None)
        return withhold(visit, Reason::NoWayBack);
    NodeState& state = m_nodes[visit.node];
    const Answers& answers = state.node->answers;
    const ErrorBuilder builder {
        answers, visit.packet, wording(complaint, visit.packet.v6, rest), source, incoming(visit)};
    Outline outline {.source = source, .destination = visit.packet.source()};
    outline.protocol = builder.build(state.random.next(), m_message);
    // RFC 1812 section 4.3.2.5: the precedence of internetwork control.
    outline.typeOfService = visit.packet.v6 ? 0 : 0xc0;
    outline.optionBytes = visit.packet.v6 ? 0 : answers.optionBytes;
    answer(visit, outline, m_message, answers.fragmentBytes);
}

/// Completes the outline and sends the answer, as often and as late as the node does.
void Engine::answer(const Visit& visit, Outline outline, ByteView message, std::size_t fragmentBytes)
{
    NodeState& state = m_nodes[visit.node];
    const Answers& answers = state.node->answers;
    const std::uint8_t generation = m_pool[visit.slot].generation;
    if (generation >= longestChain)
        return withhold(visit, Reason::AnswerChain);
    if (!isOneHost(outline.destination) && visit.cameBy)
        return withhold(visit, Reason::AboutBroadcast);
    outline.ttl = answers.copiesTtl ? visit.packet.ttl : answers.ttl;
    if (!outline.dontFragment)
        outline.identification = ++state.identification;
    wrap(outline, message, m_made);
    Duration after = answers.delay;
    if (answers.jitter > Duration {})
        after += Duration(state.random.below(static_cast<std::uint64_t>(answers.jitter.count()) + 1));
    if (state.random.happens(answers.late))
        after += answers.lateBy;
    const auto slot = newPacket(m_made, static_cast<std::uint8_t>(generation + 1));
    if (!slot)
        return withhold(visit, Reason::NetworkFull);
    ++m_counts.answered;
    tell(Happening::Answered, visit.node, *slot, m_pool[visit.slot].number);
    IpPacket made;
    const std::size_t overhead = m_made.size() - message.size() + (visit.packet.v6 ? 8 : 0);
    if (fragmentBytes == 0 || message.size() <= fragmentBytes || !readHeader(m_pool[*slot].bytes, made))
        return release(visit, *slot, after);
    const auto identification = static_cast<std::uint32_t>(state.random.next());
    cutIntoFragments(made, overhead + fragmentBytes, identification, [&](ByteView bytes) {
        const auto piece = newPacket(bytes, static_cast<std::uint8_t>(generation + 1));
        if (!piece)
            return;
        tell(Happening::Fragmented, visit.node, *piece, m_pool[*slot].number);
        release(visit, *piece, after);
    });
    m_pool.free(*slot);
}

void Engine::release(const Visit& visit, std::uint32_t slot, Duration after)
{
    const Answers& answers = m_nodes[visit.node].node->answers;
    m_queue.add(m_now + after, Due::Kind::Leave, visit.node, slot);
    for (std::uint32_t i = 1; i <= answers.copies; ++i) {
        const auto copy = newPacket(m_pool[slot].bytes, m_pool[slot].generation);
        if (!copy)
            return;
        tell(Happening::Duplicated, visit.node, *copy, m_pool[slot].number);
        m_queue.add(m_now + after + i * answers.copyDelay, Due::Kind::Leave, visit.node, *copy);
    }
}

} // namespace socketscope::lab
