// SPDX-License-Identifier: GPL-3.0-or-later
/// \file One hop's round trips as a line over time. Takes in what is new, and gives as many points as there
/// are pixels, however many samples there are.
#pragma once

#include "core/trace/hops.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace socketscope::ui {

class LatencySeries {
public:
    /// Times are counted from `origin`.
    explicit LatencySeries(Instant origin)
        : m_origin(origin)
    {
    }

    /// Takes in new samples, and older ones that have been answered or given up since. Starts anew where the
    /// hop is another one's. True where anything changed.
    bool update(const trace::Hop& hop);

    struct Point {
        double at = 0; ///< seconds
        double ms = 0; ///< not a number: the line is broken here
        friend bool operator==(const Point&, const Point&) = default;
    };
    /// Probes lost within one column.
    struct Loss {
        double at = 0; ///< of the first of them
        double ms = 0; ///< where the line was before; not a number where there was none
        std::uint32_t count = 0;
        friend bool operator==(const Loss&, const Loss&) = default;
    };
    /// What to paint of a stretch of time.
    struct Shape {
        std::vector<Point> line; ///< samples as they are: of a crowded column the lowest and the highest
        std::vector<Point> dots; ///< all samples where they are few, else those that no line touches
        std::vector<Loss> losses;
        std::optional<double> mostMs;
    };
    /// Looks at each column once; `columns` is at least 1.
    [[nodiscard]] Shape shape(double from, double to, int columns) const;

    /// The sample sent next to `at` that was answered or lost; nothing where there is none.
    [[nodiscard]] std::optional<std::size_t> nearest(double at) const;
    /// The last sample answered that was sent no later than `to`.
    [[nodiscard]] std::optional<Point> lastAnswered(double to) const;

    [[nodiscard]] std::size_t size() const { return m_at.size(); }
    [[nodiscard]] double at(std::size_t index) const { return m_at[index]; }
    [[nodiscard]] double ms(std::size_t index) const { return double {m_ms[index]}; } ///< where answered
    [[nodiscard]] bool isAnswered(std::size_t index) const { return m_ms[index] >= 0; }
    [[nodiscard]] bool isLost(std::size_t index) const { return m_ms[index] == lost; }
    [[nodiscard]] std::uint32_t probe(std::size_t index) const { return m_probe[index]; }
    [[nodiscard]] std::size_t lostCount() const { return m_lost.size(); }
    [[nodiscard]] double lastAt() const { return m_at.empty() ? 0 : m_at.back(); }

private:
    static constexpr float pending = -1;
    static constexpr float lost = -2;
    static constexpr std::uint32_t none = UINT32_MAX;
    static constexpr std::size_t fan = 16; ///< entries that one of the level above sums up

    /// The answered samples of a range: where the lowest and the highest are.
    struct Extremes {
        std::uint32_t low = none;
        std::uint32_t high = none;
    };

    void clear();
    bool isAnother(const trace::Hop& hop) const;
    bool settle(std::size_t index, const trace::Sample& sample);
    void note(std::size_t index);
    void merge(Extremes& into, const Extremes& more) const;
    [[nodiscard]] Extremes extremes(std::size_t from, std::size_t to) const;
    [[nodiscard]] std::size_t indexAt(double at, std::size_t from = 0) const;
    void addColumn(Shape& shape, std::size_t from, std::size_t to) const;
    void addLosses(Shape& shape, std::size_t from, std::size_t to) const;

    Instant m_origin;
    std::vector<double> m_at;
    std::vector<float> m_ms;
    std::vector<std::uint32_t> m_probe;
    std::vector<std::uint32_t> m_pending; ///< indices
    std::vector<std::uint32_t> m_lost; ///< indices, ascending
    std::array<std::vector<Extremes>, 4>
        m_levels; ///< an entry sums up `fan` samples, then `fan` entries below
    std::uint64_t m_late = 0;
};

} // namespace socketscope::ui
