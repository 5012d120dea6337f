// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/plot/latencyset.h"

#include <algorithm>
#include <cmath>

namespace socketscope::ui {

void LatencySet::clear()
{
    m_lines.clear();
}

int LatencySet::freeColor() const
{
    for (int color = 0;; ++color) {
        const auto uses = [color](const Line& line) { return line.color == color; };
        if (std::none_of(m_lines.begin(), m_lines.end(), uses))
            return color;
    }
}

const LatencySet::Line* LatencySet::line(int ttl) const
{
    const auto found
        = std::find_if(m_lines.begin(), m_lines.end(), [ttl](const Line& each) { return each.ttl == ttl; });
    return found == m_lines.end() ? nullptr : &*found;
}

bool LatencySet::update(const std::vector<trace::Hop>& hops, Instant startedAt, const QList<int>& ttls)
{
    bool changed = false;
    if (startedAt != m_startedAt) {
        m_startedAt = startedAt;
        changed = !m_lines.empty();
        clear();
    }
    const auto wanted = [&ttls](int ttl) { return ttls.contains(ttl); };
    changed = std::erase_if(m_lines, [&](const Line& each) { return !wanted(each.ttl); }) > 0 || changed;
    for (const trace::Hop& hop : hops) {
        if (!wanted(hop.ttl))
            continue;
        auto found = std::lower_bound(m_lines.begin(), m_lines.end(), int {hop.ttl},
            [](const Line& each, int ttl) { return each.ttl < ttl; });
        if (found == m_lines.end() || found->ttl != hop.ttl) {
            found = m_lines.insert(
                found, {.ttl = hop.ttl, .color = freeColor(), .series = LatencySeries(m_startedAt)});
            changed = true;
        }
        changed = found->series.update(hop) || changed;
    }
    return changed;
}

double LatencySet::lastAt() const
{
    double last = 0;
    for (const Line& each : m_lines)
        last = std::max(last, each.series.lastAt());
    return last;
}

bool LatencySet::hasSamples() const
{
    return std::any_of(
        m_lines.begin(), m_lines.end(), [](const Line& each) { return each.series.size() > 0; });
}

std::optional<LatencySet::Hit> LatencySet::nearest(double at, double ms, double msPerSecond) const
{
    std::optional<Hit> best;
    double least = 0;
    for (const Line& each : m_lines) {
        const auto index = each.series.nearest(at);
        if (!index)
            continue;
        const auto line = each.series.lastAnswered(each.series.at(*index));
        const double height = each.series.isAnswered(*index) ? each.series.ms(*index) : line ? line->ms : 0;
        const double distance = std::hypot((each.series.at(*index) - at) * msPerSecond, height - ms);
        if (!best || distance < least) {
            best = Hit {each.ttl, *index};
            least = distance;
        }
    }
    return best;
}

} // namespace socketscope::ui
