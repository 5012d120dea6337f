// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/hops.h"

#include "core/wire/icmpextensions.h"
#include "core/wire/ipv4header.h"
#include "core/wire/ipv6header.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace socketscope::trace {
namespace {

constexpr std::size_t mostStrays = 1000;
constexpr std::size_t mostResponders = std::numeric_limits<std::uint16_t>::max();

static_assert(sizeof(Sample) == 24);

double percentLost(std::uint64_t lost, std::uint64_t received)
{
    const auto settled = static_cast<double>(lost + received);
    return settled == 0 ? 0 : 100 * static_cast<double>(lost) / settled;
}

std::vector<Label> labelsOf(const MatchedAnswer& answer)
{
    std::vector<Label> labels;
    const std::size_t end = std::size_t {answer.answer.extensionsOffset} + answer.answer.extensionsLength;
    if (answer.answer.extensionsLength == 0 || end > answer.packet.size())
        return labels;
    const ByteView structure
        = answer.packet.subspan(answer.answer.extensionsOffset, answer.answer.extensionsLength);
    wire::IcmpObjectWalk walk(structure);
    while (const auto object = walk.next()) {
        if (object->classNum != wire::IcmpObject::mplsLabelStack)
            continue;
        ByteView stack = structure.subspan(
            object->offset + wire::IcmpObject::headerSize, object->length - wire::IcmpObject::headerSize);
        for (; stack.size() >= wire::MplsLabel::size; stack = stack.subspan(wire::MplsLabel::size))
            if (const auto label = wire::MplsLabel::parse(stack))
                labels.push_back({label->label, label->exp, label->bottom, label->ttl});
    }
    return labels;
}

std::uint16_t responderOf(Hop& hop, const MatchedAnswer& answer)
{
    const auto known = std::find_if(hop.responders.begin(), hop.responders.end(),
        [&](const Responder& responder) { return responder.address == answer.answer.from; });
    const auto index = static_cast<std::size_t>(known - hop.responders.begin());
    if (known == hop.responders.end()) {
        if (index == mostResponders)
            return static_cast<std::uint16_t>(index - 1);
        hop.responders.push_back({.address = answer.answer.from, .firstAt = answer.at});
    }
    Responder& responder = hop.responders[index];
    responder.kind = answer.answer.kind;
    responder.type = answer.answer.type;
    responder.code = answer.answer.code;
    responder.ttl = answer.answer.ttl;
    responder.labels = labelsOf(answer);
    ++responder.answers;
    responder.lastAt = answer.at;
    responder.roundTrips.add(std::max(answer.roundTrip, Duration::zero()));
    return static_cast<std::uint16_t>(index);
}

/// Whether the route has changed with the sample at `index`: somebody else answers than for the probe before,
/// who has not answered for long. Several paths side by side bring each of their routers back every now and
/// then; so "long" is eight answers for each of the different routers among the latest 32.
bool changesRoute(const Hop& hop, std::size_t index)
{
    constexpr std::size_t looksBack = 32;
    constexpr std::size_t patience = 8;
    constexpr std::size_t mostSamples = 1024; // of which many may be unanswered
    const std::uint16_t now = hop.samples[index].responder;
    std::vector<std::uint16_t> others;
    std::size_t seen = 0;
    std::size_t absent = 0; // answers by others, up to the last one by the same
    bool found = false;
    const std::size_t end = index - std::min(index, mostSamples);
    while (index > end && (seen < looksBack || (!found && absent < patience * others.size()))) {
        const Sample& before = hop.samples[--index];
        if (!before.answered() || before.kind == AnswerKind::FragmentationNeeded)
            continue;
        found = found || before.responder == now;
        absent += found ? 0 : 1;
        if (++seen <= looksBack && std::find(others.begin(), others.end(), before.responder) == others.end())
            others.push_back(before.responder);
    }
    return absent > 0 && absent >= patience * others.size();
}

wire::IpAddress senderOf(ByteView packet)
{
    if (const auto header = wire::Ipv4Header::parse(packet))
        return header->source;
    if (const auto header = wire::Ipv6Header::parse(packet))
        return header->source;
    return {};
}

} // namespace

double Hop::lossPercent() const
{
    return percentLost(lost, received);
}

double Hops::Figures::lossPercent() const
{
    return percentLost(lost, received);
}

Hops::Hops() = default;

Hops::Figures Hops::figures(const Hop& hop, Instant from, Instant to)
{
    Figures figures;
    const auto first = std::partition_point(hop.samples.begin(), hop.samples.end(),
        [from](const Sample& sample) { return sample.sentAt < from; });
    for (auto it = first; it != hop.samples.end() && it->sentAt <= to; ++it) {
        ++figures.sent;
        if (it->answered()) {
            ++figures.received;
            figures.roundTrips.add(Duration(it->roundTrip));
        } else if (it->roundTrip == Sample::lost) {
            ++figures.lost;
        }
    }
    return figures;
}

void Hops::started(const Start& start, Instant at)
{
    const std::uint64_t revision = m_revision;
    *this = Hops();
    m_revision = revision + 1;
    m_start = start;
    m_startedAt = m_verdictAt = at;
    m_running = true;
}

/// Null for a TTL that this trace does not ask.
Hop* Hops::hop(std::uint8_t ttl)
{
    const Settings& settings = m_start.settings;
    const std::uint8_t first = settings.mode == Mode::Single ? settings.singleTtl : settings.firstTtl;
    if (ttl < first || first == 0)
        return nullptr;
    const std::size_t index = std::size_t {ttl} - first;
    if (index < m_hops.size())
        return &m_hops[index];
    while (m_beyond.size() <= index - m_hops.size()) {
        Hop next;
        next.ttl = static_cast<std::uint8_t>(first + m_hops.size() + m_beyond.size());
        m_beyond.push_back(std::move(next));
    }
    return &m_beyond[index - m_hops.size()];
}

Sample* Hops::sample(Hop& hop, std::uint32_t probe)
{
    const auto at = std::partition_point(hop.samples.begin(), hop.samples.end(),
        [probe](const Sample& sample) { return sample.probe < probe; });
    return at != hop.samples.end() && at->probe == probe ? &*at : nullptr;
}

/// Shows the hops up to the path's end, or as far as anything is known, and never beyond what was asked.
void Hops::arrange()
{
    std::size_t known = 0;
    std::size_t asked = 0;
    const std::size_t all = m_hops.size() + m_beyond.size();
    for (std::size_t i = 0; i < all; ++i) {
        const Hop& hop = i < m_hops.size() ? m_hops[i] : m_beyond[i - m_hops.size()];
        if (m_asked[hop.ttl] && asked == i)
            asked = i + 1;
        if (m_end.end() ? hop.ttl == m_end.end()->ttl : hop.received + hop.lost > 0)
            known = i + 1;
    }
    const auto shown = static_cast<std::ptrdiff_t>(std::min(known, asked));
    const auto before = static_cast<std::ptrdiff_t>(m_hops.size());
    if (shown < before) {
        m_beyond.insert(m_beyond.begin(), std::make_move_iterator(m_hops.begin() + shown),
            std::make_move_iterator(m_hops.end()));
        m_hops.erase(m_hops.begin() + shown, m_hops.end());
    } else if (shown > before) {
        const auto end = m_beyond.begin() + (shown - before);
        m_hops.insert(m_hops.end(), std::make_move_iterator(m_beyond.begin()), std::make_move_iterator(end));
        m_beyond.erase(m_beyond.begin(), end);
    }
}

void Hops::sent(const SentProbe& sent)
{
    ++m_revision;
    Hop* const of = hop(sent.probe.ttl);
    if (!of || (!of->samples.empty() && of->samples.back().probe >= sent.probe.number))
        return;
    of->samples.push_back({.sentAt = sent.at, .probe = sent.probe.number});
    ++of->sent;
    ++m_sent;
    m_asked[sent.probe.ttl] = true;
    m_rounds = std::max(m_rounds, sent.probe.round + 1);
    if (of->sent == 1)
        arrange();
}

void Hops::notSent(const Probe& probe, Instant, const Error& error)
{
    ++m_revision;
    ++m_unsent;
    m_unsentError = error;
    m_asked[probe.ttl] = true;
    Hop* const of = hop(probe.ttl);
    Sample* const left = of ? sample(*of, probe.number) : nullptr;
    if (!left || left->answered())
        return arrange();
    // It was thought to have left. It did not, so nobody lost it.
    takeOut(*of, *left);
    --m_sent;
    arrange();
}

/// A probe that is not answered for its hop, and never will be.
void Hops::takeOut(Hop& hop, const Sample& sample)
{
    if (sample.roundTrip == Sample::lost)
        --hop.lost;
    --hop.sent;
    hop.samples.erase(hop.samples.begin() + (&sample - hop.samples.data()));
}

void Hops::noteMtu(Hop& hop, const Answer& answer)
{
    if (answer.kind != AnswerKind::FragmentationNeeded || answer.mtu == 0)
        return;
    hop.mtu = answer.mtu;
    if (m_start.settings.findMtu && (!m_pathMtu || answer.mtu < m_pathMtu->mtu))
        m_pathMtu = PathMtu {answer.mtu, answer.from};
}

void Hops::answered(const MatchedAnswer& answer)
{
    ++m_revision;
    Hop* const of = hop(answer.probe.ttl);
    Sample* const asked = of ? sample(*of, answer.probe.number) : nullptr;
    if (!asked)
        return;
    of->translated = of->translated || answer.translated;
    of->rewritten = of->rewritten || answer.rewritten;
    if (answer.duplicate || asked->answered()) {
        ++of->duplicates;
        return;
    }
    const Outcome outcome = outcomeOf(m_start.settings, answer.answer);
    m_end.add(answer.probe.ttl, answer.probe.number, outcome);
    noteMtu(*of, answer.answer);
    if (outcome == Outcome::TooLarge) {
        takeOut(*of, *asked);
        return arrange();
    }
    if (asked->roundTrip == Sample::lost)
        --of->lost;
    of->late += answer.late ? 1 : 0;
    of->outOfOrder += answer.outOfOrder ? 1 : 0;
    ++of->received;
    const Duration roundTrip = std::max(answer.roundTrip, Duration::zero());
    of->roundTrips.add(roundTrip);
    asked->roundTrip = roundTrip.count();
    asked->kind = answer.answer.kind;
    asked->responder = responderOf(*of, answer);
    if (answer.answer.kind != AnswerKind::FragmentationNeeded
        && changesRoute(*of, static_cast<std::size_t>(asked - of->samples.data())))
        ++of->routeChanges;
    const bool ofThePath = !m_end.end() || answer.probe.ttl <= m_end.end()->ttl;
    if (m_verdict.kind != Verdict::Kind::Running && answer.probe.round == 0 && ofThePath)
        m_verdictAt = std::max(m_verdictAt, answer.at);
    arrange();
}

void Hops::unmatched(const UnmatchedPacket& packet)
{
    ++m_revision;
    ++m_unmatched;
    if (m_strays.size() == mostStrays)
        m_strays.erase(m_strays.begin());
    m_strays.push_back({packet.at, packet.reason, senderOf(packet.packet)});
}

void Hops::gaveUp(const Probe& probe, Instant)
{
    ++m_revision;
    Hop* const of = hop(probe.ttl);
    Sample* const asked = of ? sample(*of, probe.number) : nullptr;
    if (!asked || asked->roundTrip != Sample::pending)
        return;
    asked->roundTrip = Sample::lost;
    ++of->lost;
    if (of->lost == 1)
        arrange();
}

void Hops::judged(const Verdict& verdict, Instant at)
{
    ++m_revision;
    m_verdict = verdict;
    m_verdictAt = at;
}

void Hops::finished(Instant at)
{
    ++m_revision;
    m_running = false;
    // The target may have answered long before the last silent hop was given up.
    if (m_start.settings.mode != Mode::Repeat)
        m_verdictAt = std::max(m_verdictAt, at);
}

} // namespace socketscope::trace
