// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/plot/latencyseries.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace socketscope::ui {
namespace {

constexpr double broken = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t fewInAColumn = 4;
constexpr int pixelsOfADot = 8; ///< with more room than this for each sample, all are shown as dots

double secondsBetween(Instant from, Instant to)
{
    return std::chrono::duration<double>(to - from).count();
}

/// Points that no stroke touches: with a break, or nothing, on both sides.
void addLonePoints(LatencySeries::Shape& shape)
{
    const auto& line = shape.line;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const bool before = i > 0 && !std::isnan(line[i - 1].ms);
        const bool behind = i + 1 < line.size() && !std::isnan(line[i + 1].ms);
        if (!std::isnan(line[i].ms) && !before && !behind)
            shape.dots.push_back(line[i]);
    }
}

} // namespace

void LatencySeries::clear()
{
    *this = LatencySeries(m_origin);
}

bool LatencySeries::isAnother(const trace::Hop& hop) const
{
    return m_at.size() > hop.samples.size()
        || (!m_at.empty()
            && (m_probe.front() != hop.samples.front().probe
                || m_probe.back() != hop.samples[m_at.size() - 1].probe));
}

bool LatencySeries::update(const trace::Hop& hop)
{
    bool changed = isAnother(hop);
    if (changed)
        clear();
    std::erase_if(m_pending, [&](std::uint32_t index) {
        const bool settled = settle(index, hop.samples[index]);
        changed = changed || settled;
        return settled;
    });
    if (hop.late != m_late) {
        m_late = hop.late;
        std::erase_if(m_lost, [&](std::uint32_t index) {
            const bool answered = hop.samples[index].answered();
            if (answered)
                changed = settle(index, hop.samples[index]);
            return answered;
        });
    }
    changed = changed || hop.samples.size() > m_at.size();
    for (std::size_t index = m_at.size(); index < hop.samples.size(); ++index) {
        const trace::Sample& sample = hop.samples[index];
        m_at.push_back(secondsBetween(m_origin, sample.sentAt));
        m_ms.push_back(pending);
        m_probe.push_back(sample.probe);
        if (!settle(index, sample))
            m_pending.push_back(static_cast<std::uint32_t>(index));
    }
    return changed;
}

/// Writes down what became of a sample; false while nothing has.
bool LatencySeries::settle(std::size_t index, const trace::Sample& sample)
{
    const auto number = static_cast<std::uint32_t>(index);
    if (sample.answered()) {
        m_ms[index] = static_cast<float>(static_cast<double>(sample.roundTrip) / 1e6);
        m_at[index] = secondsBetween(m_origin, sample.sentAt);
        note(index);
        return true;
    }
    if (sample.roundTrip != trace::Sample::lost)
        return false;
    m_ms[index] = lost;
    m_lost.insert(std::lower_bound(m_lost.begin(), m_lost.end(), number), number);
    return true;
}

void LatencySeries::merge(Extremes& into, const Extremes& more) const
{
    if (more.low == none)
        return;
    if (into.low == none || m_ms[more.low] < m_ms[into.low])
        into.low = more.low;
    if (into.high == none || m_ms[more.high] > m_ms[into.high])
        into.high = more.high;
}

/// An answer once there stays: the levels above only ever widen.
void LatencySeries::note(std::size_t index)
{
    const Extremes one {static_cast<std::uint32_t>(index), static_cast<std::uint32_t>(index)};
    std::size_t entry = index;
    for (auto& entries : m_levels) {
        entry /= fan;
        if (entries.size() <= entry)
            entries.resize(entry + 1);
        merge(entries[entry], one);
    }
}

LatencySeries::Extremes LatencySeries::extremes(std::size_t from, std::size_t to) const
{
    Extremes all;
    const auto single = [&](std::size_t index) {
        if (m_ms[index] >= 0)
            merge(all, {static_cast<std::uint32_t>(index), static_cast<std::uint32_t>(index)});
    };
    while (from < to && from % fan != 0)
        single(from++);
    while (from < to && to % fan != 0)
        single(--to);
    from /= fan;
    to /= fan;
    for (const auto& entries : m_levels) {
        to = std::min(to, entries.size());
        const bool isTop = &entries == &m_levels.back();
        while (from < to && (isTop || from % fan != 0))
            merge(all, entries[from++]);
        while (from < to && to % fan != 0)
            merge(all, entries[--to]);
        from /= fan;
        to /= fan;
    }
    return all;
}

std::size_t LatencySeries::indexAt(double at, std::size_t from) const
{
    const auto start = m_at.begin() + static_cast<std::ptrdiff_t>(from);
    return static_cast<std::size_t>(std::lower_bound(start, m_at.end(), at) - m_at.begin());
}

void LatencySeries::addColumn(Shape& shape, std::size_t from, std::size_t to) const
{
    const auto stop = [&shape] {
        if (!shape.line.empty() && !std::isnan(shape.line.back().ms))
            shape.line.push_back({shape.line.back().at, broken});
    };
    const auto add = [&](std::size_t index) { shape.line.push_back({m_at[index], ms(index)}); };
    if (to - from <= fewInAColumn) {
        for (std::size_t index = from; index < to; ++index) {
            if (isAnswered(index))
                add(index);
            else if (isLost(index))
                stop();
        }
        return;
    }
    const Extremes column = extremes(from, to);
    if (column.low == none)
        return stop();
    add(std::min(column.low, column.high));
    if (column.low != column.high)
        add(std::max(column.low, column.high));
}

void LatencySeries::addLosses(Shape& shape, std::size_t from, std::size_t to) const
{
    const auto first = std::lower_bound(m_lost.begin(), m_lost.end(), from);
    const auto last = std::lower_bound(first, m_lost.end(), to);
    if (first == last)
        return;
    double before = broken;
    if (!shape.line.empty()) {
        before = shape.line.back().ms;
        if (std::isnan(before) && shape.line.size() > 1)
            before = shape.line[shape.line.size() - 2].ms;
    }
    shape.losses.push_back({m_at[*first], before, static_cast<std::uint32_t>(last - first)});
}

LatencySeries::Shape LatencySeries::shape(double from, double to, int columns) const
{
    Shape shape;
    // One sample beyond each edge, so that the line comes in and goes out.
    std::size_t index = indexAt(from);
    const std::size_t visible = index;
    if (index > 0)
        addColumn(shape, index - 1, index);
    const double width = (to - from) / std::max(1, columns);
    for (int column = 0; column < columns && index < m_at.size(); ++column) {
        const double right = column + 1 == columns ? std::nextafter(to, to + 1) : from + width * (column + 1);
        const std::size_t end = indexAt(right, index);
        if (end == index)
            continue;
        addColumn(shape, index, end);
        addLosses(shape, index, end);
        index = end;
    }
    if (const Extremes all = extremes(visible, index); all.high != none)
        shape.mostMs = ms(all.high);
    const std::size_t count = index - visible;
    if (count <= static_cast<std::size_t>(std::max(1, columns / pixelsOfADot)))
        for (std::size_t i = visible; i < index; ++i) {
            if (isAnswered(i))
                shape.dots.push_back({m_at[i], ms(i)});
        }
    if (index < m_at.size())
        addColumn(shape, index, index + 1);
    if (shape.dots.empty())
        addLonePoints(shape);
    return shape;
}

std::optional<std::size_t> LatencySeries::nearest(double at) const
{
    const auto settled = [this](std::size_t index) { return m_ms[index] != pending; };
    std::size_t after = indexAt(at);
    std::size_t before = after;
    while (after < m_at.size() && !settled(after))
        ++after;
    while (before > 0 && !settled(before - 1))
        --before;
    const bool hasAfter = after < m_at.size();
    if (before == 0)
        return hasAfter ? std::optional(after) : std::nullopt;
    if (hasAfter && m_at[after] - at < at - m_at[before - 1])
        return after;
    return before - 1;
}

std::optional<LatencySeries::Point> LatencySeries::lastAnswered(double to) const
{
    std::size_t end = indexAt(std::nextafter(to, std::numeric_limits<double>::infinity()));
    // Whole blocks without an answer are passed over at once.
    while (end > 0) {
        const std::size_t begin = (end - 1) / fan * fan;
        const std::size_t block = begin / fan;
        if (end == begin + fan && (block >= m_levels[0].size() || m_levels[0][block].low == none)) {
            end = begin;
            continue;
        }
        if (isAnswered(--end))
            return Point {m_at[end], ms(end)};
    }
    return std::nullopt;
}

} // namespace socketscope::ui
