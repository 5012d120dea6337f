// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/hops/hoprow.h"

#include <algorithm>
#include <tuple>

namespace socketscope::ui {

using trace::Hop;
using trace::Hops;
using trace::Responder;
using trace::RoundTripStatistics;
using trace::Sample;

namespace {

constexpr float lostSample = -1;

std::optional<double> milliseconds(std::optional<Duration> duration)
{
    if (!duration)
        return std::nullopt;
    return static_cast<double>(duration->count()) / 1e6;
}

void setTimes(HopRow& row, const RoundTripStatistics& times)
{
    row.last = milliseconds(times.last());
    row.best = milliseconds(times.best());
    row.average = times.averageMs();
    row.worst = milliseconds(times.worst());
    row.deviation = times.deviationMs();
    row.jitter = milliseconds(times.lastJitter());
    row.meanJitter = times.meanJitterMs();
    row.worstJitter = milliseconds(times.worstJitter());
    row.interarrival = times.interarrivalJitterMs();
}

bool isOf(const Sample& sample, std::uint16_t responder)
{
    return sample.answered() && sample.responder == responder;
}

/// The last samples of that responder whose fate is known. Nobody answered what is lost: the first has it.
std::vector<float> historyOf(
    const Hop& hop, std::uint16_t responder, const std::optional<TracePeriod>& period)
{
    std::vector<float> history;
    for (auto sample = hop.samples.rbegin(); sample != hop.samples.rend(); ++sample) {
        if (history.size() == HopRow::historyLength || (period && sample->sentAt < period->from))
            break;
        if (sample->roundTrip == Sample::pending || (period && sample->sentAt > period->to))
            continue;
        if (!isOf(*sample, responder) && (sample->answered() || responder > 0))
            continue;
        history.push_back(sample->answered()
                ? static_cast<float>(static_cast<double>(sample->roundTrip) / 1e6)
                : lostSample);
    }
    std::reverse(history.begin(), history.end());
    return history;
}

/// What that responder answered, and how soon.
void setAnswers(
    HopRow& row, const Hop& hop, std::uint16_t responder, const std::optional<TracePeriod>& period)
{
    const Responder& each = hop.responders[responder];
    row.responder = responder;
    row.responders = static_cast<std::uint16_t>(hop.responders.size());
    row.address = each.address;
    row.kind = each.kind;
    row.history = historyOf(hop, responder, period);
    if (!period) {
        row.answers = each.answers;
        setTimes(row, each.roundTrips);
        return;
    }
    RoundTripStatistics times;
    for (const Sample& sample : hop.samples)
        if (isOf(sample, responder) && sample.sentAt >= period->from && sample.sentAt <= period->to)
            times.add(Duration(sample.roundTrip));
    row.answers = times.count();
    setTimes(row, times);
}

HopRow firstRow(const Hops& hops, std::size_t index, const std::optional<TracePeriod>& period)
{
    const Hop& hop = hops.all()[index];
    HopRow row;
    row.ttl = hop.ttl;
    row.remark = hops.remark(index);
    row.translated = hops.showsNatFirst(index);
    row.routeChanges = hop.routeChanges;
    row.quiet = hop.silent() && (hop.lost > 0 || !hop.pending());
    row.pending = hop.silent() && !row.quiet;
    if (period) {
        const Hops::Figures figures = Hops::figures(hop, period->from, period->to);
        row.sent = figures.sent;
        row.received = figures.received;
        row.lost = figures.lost;
        row.lossPercent = figures.lossPercent();
    } else {
        row.sent = hop.sent;
        row.received = hop.received;
        row.lost = hop.lost;
        row.lossPercent = hop.lossPercent();
    }
    if (!hop.responders.empty())
        setAnswers(row, hop, 0, period);
    return row;
}

HopRow furtherRow(const Hop& hop, std::size_t responder, const std::optional<TracePeriod>& period)
{
    HopRow row;
    row.ttl = hop.ttl;
    setAnswers(row, hop, static_cast<std::uint16_t>(responder), period);
    return row;
}

} // namespace

bool standsBefore(const HopRow& a, const HopRow& b)
{
    return std::tie(a.ttl, a.responder) < std::tie(b.ttl, b.responder);
}

std::vector<HopRow> hopRows(const Hops& hops, const std::optional<TracePeriod>& period)
{
    std::vector<HopRow> rows;
    rows.reserve(hops.all().size());
    for (std::size_t index = 0; index < hops.all().size(); ++index) {
        rows.push_back(firstRow(hops, index, period));
        const Hop& hop = hops.all()[index];
        for (std::size_t responder = 1; responder < hop.responders.size(); ++responder)
            rows.push_back(furtherRow(hop, responder, period));
    }
    return rows;
}

} // namespace socketscope::ui
