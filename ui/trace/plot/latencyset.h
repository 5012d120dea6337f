// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The lines of the latency plot: one for each hop that was chosen.
#pragma once

#include "ui/trace/plot/latencyseries.h"

#include <QtCore/QList>

namespace socketscope::ui {

class LatencySet {
public:
    struct Line {
        int ttl = 0;
        int color = 0; ///< which of Theme::lines; a hop keeps it for as long as it is shown
        LatencySeries series;
    };

    /// Takes in what is new; true where anything that is shown changed.
    bool update(const std::vector<trace::Hop>& hops, Instant startedAt, const QList<int>& ttls);
    void clear();

    [[nodiscard]] const std::vector<Line>& lines() const { return m_lines; } ///< by TTL
    [[nodiscard]] const Line* line(int ttl) const;
    [[nodiscard]] Instant startedAt() const { return m_startedAt; }
    /// Seconds from the start up to the last sample of any line.
    [[nodiscard]] double lastAt() const;
    [[nodiscard]] bool hasSamples() const;

    struct Hit {
        int ttl = 0;
        std::size_t index = 0;
    };
    /// The sample next to a place, `msPerSecond` being how many milliseconds are as long as a second on the
    /// screen.
    [[nodiscard]] std::optional<Hit> nearest(double at, double ms, double msPerSecond) const;

private:
    [[nodiscard]] int freeColor() const;

    Instant m_startedAt {};
    std::vector<Line> m_lines;
};

} // namespace socketscope::ui
