// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/plotchoice.h"

#include <algorithm>

namespace socketscope::ui {

QList<int> plottedHops(const trace::Hops& hops, const QList<int>& chosen, int selected)
{
    QList<int> answering;
    for (const trace::Hop& hop : hops.all())
        if (!hop.silent())
            answering << hop.ttl;
    QList<int> plotted = chosen;
    if (chosen.isEmpty() && !answering.isEmpty()) {
        const bool isThere = selected > 0 && selected <= hops.all().back().ttl;
        const int between = isThere ? selected : answering.at((answering.size() - 1) / 2);
        plotted = {answering.first(), between, answering.last()};
    }
    std::sort(plotted.begin(), plotted.end());
    plotted.erase(std::unique(plotted.begin(), plotted.end()), plotted.end());
    return plotted;
}

std::uint32_t probeToShow(const trace::Hops& hops, int ttl, int responder)
{
    for (const trace::Hop& hop : hops.all()) {
        if (hop.ttl != ttl || hop.samples.empty())
            continue;
        const auto latest = [&hop](auto&& fits) {
            const auto found = std::find_if(hop.samples.rbegin(), hop.samples.rend(), fits);
            return found == hop.samples.rend() ? 0 : found->probe;
        };
        if (const auto probe = latest([responder](const trace::Sample& sample) {
                return sample.answered() && (responder < 0 || sample.responder == responder);
            }))
            return probe;
        if (const auto probe
            = latest([](const trace::Sample& sample) { return sample.roundTrip == trace::Sample::lost; }))
            return probe;
        return hop.samples.back().probe;
    }
    return 0;
}

ProbePlace placeOfProbe(const trace::Hops& hops, std::uint32_t probe)
{
    for (const trace::Hop& hop : hops.all()) {
        const auto at = std::partition_point(hop.samples.begin(), hop.samples.end(),
            [probe](const trace::Sample& sample) { return sample.probe < probe; });
        if (at != hop.samples.end() && at->probe == probe)
            return {hop.ttl, at->answered() ? at->responder : -1};
    }
    return {};
}

} // namespace socketscope::ui
