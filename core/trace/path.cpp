// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/path.h"

#include "core/wire/icmpheader.h"

#include <algorithm>

namespace socketscope::trace {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t mostResponders = 8;
constexpr unsigned longestLoop = 16;
constexpr unsigned comesAgain = 3;
constexpr std::uint16_t leastIpv6Mtu = 1280;

bool haveOneInCommon(const Path::Hop& a, const Path::Hop& b)
{
    return std::any_of(a.responders.begin(), a.responders.end(), [&](const wire::IpAddress& one) {
        return std::find(b.responders.begin(), b.responders.end(), one) != b.responders.end();
    });
}

auto flightOf(std::vector<Flight>& flights, std::uint32_t number)
{
    return std::find_if(flights.begin(), flights.end(),
        [number](const Flight& flight) { return flight.probe.number == number; });
}

} // namespace

Path::Path(const Settings& settings)
    : m_settings(settings)
    , m_size(settings.shape.size)
{
}

void Path::sent(const Probe& probe, Instant at)
{
    Hop& hop = m_hops[probe.ttl];
    m_lastNumber = probe.number;
    hop.flights.push_back({probe, at});
    hop.lastSent = at;
    ++hop.sent;
    ++m_left;
}

bool Path::notSent(const Probe& probe, const Error& error)
{
    if (!m_error)
        m_error = error;
    if (probe.number > m_lastNumber) {
        m_lastNumber = probe.number;
        return false;
    }
    giveUp(probe.ttl, probe.number);
    --m_left;
    return true;
}

Outcome Path::answered(const Probe& probe, const Answer& answer, Duration roundTrip)
{
    Hop& hop = m_hops[probe.ttl];
    const auto flight = flightOf(hop.flights, probe.number);
    if (flight != hop.flights.end())
        hop.flights.erase(flight);
    const Outcome outcome = outcomeOf(m_settings, answer);
    m_largest = std::max(m_largest, roundTrip);
    m_end.add(probe.ttl, probe.number, outcome);
    if (outcome == Outcome::TooLarge)
        return outcome;
    if (hop.answers++ == 0)
        ++m_answeredHops;
    hop.answeredRound = std::max(hop.answeredRound, probe.round);
    hop.worst = std::max(hop.worst, roundTrip);
    hop.kind = answer.kind;
    hop.from = answer.from;
    const bool known
        = std::find(hop.responders.begin(), hop.responders.end(), answer.from) != hop.responders.end();
    if (!known && hop.responders.size() < mostResponders)
        hop.responders.push_back(answer.from);
    m_loop = m_end.end() ? std::nullopt : findLoop();
    return outcome;
}

void Path::giveUp(std::uint8_t ttl, std::uint32_t number)
{
    std::vector<Flight>& flights = m_hops[ttl].flights;
    const auto flight = flightOf(flights, number);
    if (flight != flights.end())
        flights.erase(flight);
}

std::optional<Duration> Path::roundTripBeyond(std::uint8_t ttl) const
{
    for (std::size_t beyond = std::size_t {ttl} + 1; beyond <= farthest(); ++beyond)
        if (m_hops[beyond].answers > 0)
            return m_hops[beyond].worst;
    return std::nullopt;
}

std::optional<Duration> Path::dueWithBeyond(std::uint8_t ttl) const
{
    const auto beyond = roundTripBeyond(ttl);
    if (!beyond)
        return std::nullopt;
    return *beyond + *beyond / 4 + 5ms;
}

Duration Path::patience() const
{
    if (m_settings.waitAsked)
        return m_settings.wait;
    const Duration atMost = std::max(m_settings.wait, m_largest + m_largest / 2);
    if (m_answeredHops < 3)
        return std::min<Duration>(atMost, std::max<Duration>(3s, 3 * m_largest));
    const Duration usual = std::max<Duration>(1s, 3 * m_largest);
    // In a loop, one hop answers soon after the one before, or not at all.
    return std::min(atMost, m_loop ? std::min(usual, 2 * m_largest + 50ms) : usual);
}

/// The lowest TTL from which on routers come again in the same order, up to the farthest answer. The last of
/// them has to come at least three times. Silent hops fit anywhere.
std::optional<std::uint8_t> Path::findLoop() const
{
    const unsigned last = farthest();
    for (unsigned period = 1; period <= longestLoop && period * (comesAgain - 1) < last; ++period) {
        std::array<const Hop*, longestLoop> members {}; // as last seen, going backwards
        unsigned start = last;
        unsigned times = 0;
        for (unsigned ttl = last; ttl > 0; --ttl) {
            const Hop& here = m_hops[ttl];
            if (here.answers == 0)
                continue;
            const Hop*& member = members[(last - ttl) % period];
            if (member && !haveOneInCommon(here, *member))
                break;
            member = &here;
            start = ttl;
            times += (last - ttl) % period == 0 ? 1 : 0;
        }
        if (times >= comesAgain)
            return static_cast<std::uint8_t>(start);
    }
    return std::nullopt;
}

bool Path::shrink(std::uint16_t size, std::uint16_t mtu)
{
    const ProbeShape& shape = m_settings.shape;
    if (mtu == 0 || mtu >= size)
        mtu = wire::nextMtuPlateau(size);
    if (shape.family() == wire::Family::IPv6)
        mtu = std::max(mtu, leastIpv6Mtu); // every link carries that much (RFC 8200 section 5)
    mtu = std::max(mtu, smallestSize(shape.family(), shape.protocol, shape.flow));
    if (mtu >= m_size)
        return false;
    m_size = mtu;
    return true;
}

Verdict Path::verdictOf(const PathEnd::End& end) const
{
    Verdict verdict;
    verdict.kind = end.outcome == Outcome::Arrived ? Verdict::Kind::Reached : Verdict::Kind::Unreachable;
    verdict.ttl = end.ttl;
    verdict.answer = m_hops[end.ttl].kind;
    verdict.by = m_hops[end.ttl].from;
    return verdict;
}

Verdict Path::verdictWithoutEnd() const
{
    Verdict verdict;
    if (m_left == 0 && m_error) {
        verdict.kind = Verdict::Kind::NotSent;
        verdict.error = m_error;
    } else if (const auto loop = m_loop) {
        verdict.kind = Verdict::Kind::Loop;
        verdict.ttl = *loop;
        verdict.by = m_hops[*loop].from;
    } else if (farthest() > 0) {
        verdict.kind = farthest() >= m_settings.maxTtl && m_settings.mode != Mode::Single
            ? Verdict::Kind::NotFarEnough
            : Verdict::Kind::NoAnswerBeyond;
        verdict.ttl = farthest();
        verdict.by = m_hops[farthest()].from;
    } else {
        verdict.kind = Verdict::Kind::Silence;
    }
    return verdict;
}

} // namespace socketscope::trace
