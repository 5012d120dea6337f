// SPDX-License-Identifier: GPL-3.0-or-later
// What a hop's figures mean beside those of the others.
//
// A probe that dies at a hop says two things at once: that packets come this far, and that the router found
// the time to say so. Packets for the hops beyond come through here, too, and need no answer from here. So:
//
// - loss here that the hops beyond do not have is not loss of packets: the router limits its answers;
// - loss that the hops beyond share happens here or just before, if the hops before do not have it;
// - round trips here that are longer than beyond are the router's slowness in answering.
//
// "Do not have" and "longer" must be more than chance: shares of loss are compared by the usual test of two
// proportions, mean round trips by Welch's, each side with at least four samples; two losses at least.
#include "core/trace/hops.h"

#include <algorithm>
#include <cmath>

namespace socketscope::trace {
namespace {

constexpr std::uint64_t fewest = 4;
constexpr std::uint64_t fewestLosses = 2;
constexpr double clearly = 2; // standard errors
constexpr double veryClearly = 3; // where the best of several hops is looked for
constexpr double noticeableMs = 1;

struct Share {
    std::uint64_t lost = 0;
    std::uint64_t settled = 0;

    void add(const Hop& hop)
    {
        lost += hop.lost;
        settled += hop.lost + hop.received;
    }
    [[nodiscard]] double value() const { return static_cast<double>(lost) / static_cast<double>(settled); }
    [[nodiscard]] bool isEnough() const { return settled >= fewest; }
};

bool isMore(const Share& more, const Share& less, double errors = clearly)
{
    const double all
        = static_cast<double>(more.lost + less.lost) / static_cast<double>(more.settled + less.settled);
    const double error = std::sqrt(
        all * (1 - all) * (1 / static_cast<double>(more.settled) + 1 / static_cast<double>(less.settled)));
    return more.value() > less.value() && more.value() - less.value() >= errors * error;
}

Share shareOf(const Hop& hop)
{
    Share share;
    share.add(hop);
    return share;
}

/// Of the hops behind `index` that answer at all.
Share shareBeyond(const std::vector<Hop>& hops, std::size_t index)
{
    Share share;
    for (std::size_t i = index + 1; i < hops.size(); ++i)
        if (!hops[i].silent())
            share.add(hops[i]);
    return share;
}

bool hasLoss(const Hop& hop)
{
    return !hop.silent() && hop.lost >= fewestLosses && shareOf(hop).isEnough();
}

bool limitsAnswers(const std::vector<Hop>& hops, std::size_t index)
{
    const Share here = shareOf(hops[index]);
    const Share beyond = shareBeyond(hops, index);
    if (!hasLoss(hops[index]) || !beyond.isEnough())
        return false;
    // Where all routers limit their answers alike, only the target behind them shows that nothing is lost.
    return isMore(here, beyond)
        || std::any_of(
            hops.begin() + static_cast<std::ptrdiff_t>(index) + 1, hops.end(), [&](const Hop& other) {
                return !other.silent() && shareOf(other).isEnough()
                    && isMore(here, shareOf(other), veryClearly);
            });
}

/// An ICMP error from the target may be missing for the reason that it limits its errors.
bool endsWithErrors(const Hop& hop)
{
    return std::all_of(hop.responders.begin(), hop.responders.end(),
        [](const Responder& responder) { return isUnreachable(responder.kind); });
}

bool losesFromHere(const std::vector<Hop>& hops, std::size_t index)
{
    if (!hasLoss(hops[index]))
        return false;
    const bool last = index + 1 == hops.size();
    const Share beyond = shareBeyond(hops, index);
    if (last ? endsWithErrors(hops[index]) : !beyond.isEnough() || beyond.lost < fewestLosses)
        return false;
    Share fromHere = beyond;
    fromHere.add(hops[index]);
    for (std::size_t i = index; i-- > 0;)
        if (!hops[i].silent() && shareOf(hops[i]).isEnough() && !limitsAnswers(hops, i))
            return isMore(fromHere, shareOf(hops[i]));
    return true;
}

bool isClearlyLater(const RoundTripStatistics& later, const RoundTripStatistics& sooner)
{
    if (later.count() < fewest || sooner.count() < fewest)
        return false;
    const auto squaredError = [](const RoundTripStatistics& of) {
        return *of.deviationMs() * *of.deviationMs() / static_cast<double>(of.count());
    };
    const double margin = veryClearly * std::sqrt(squaredError(later) + squaredError(sooner));
    return *later.averageMs() - *sooner.averageMs() > std::max(margin, noticeableMs);
}

bool answersSlowly(const std::vector<Hop>& hops, std::size_t index)
{
    return std::any_of(hops.begin() + static_cast<std::ptrdiff_t>(index) + 1, hops.end(),
        [&](const Hop& beyond) { return isClearlyLater(hops[index].roundTrips, beyond.roundTrips); });
}

} // namespace

HopRemark Hops::remark(std::size_t index) const
{
    if (index >= m_hops.size())
        return HopRemark::None;
    const Hop& hop = m_hops[index];
    if (hop.silent()) {
        const bool forwards = std::any_of(m_hops.begin() + static_cast<std::ptrdiff_t>(index), m_hops.end(),
            [](const Hop& beyond) { return !beyond.silent(); });
        return forwards && hop.lost > 0 ? HopRemark::Silent : HopRemark::None;
    }
    if (limitsAnswers(m_hops, index))
        return HopRemark::LimitsAnswers;
    if (losesFromHere(m_hops, index))
        return HopRemark::LossFromHere;
    return answersSlowly(m_hops, index) ? HopRemark::SlowAnswers : HopRemark::None;
}

bool Hops::showsNatFirst(std::size_t index) const
{
    const auto first
        = std::find_if(m_hops.begin(), m_hops.end(), [](const Hop& hop) { return hop.translated; });
    return first != m_hops.end() && static_cast<std::size_t>(first - m_hops.begin()) == index;
}

} // namespace socketscope::trace
