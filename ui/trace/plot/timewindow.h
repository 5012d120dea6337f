// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Which stretch of time a plot shows: everything, the newest part of it, or what a person zoomed into.
#pragma once

namespace socketscope::ui {

/// Times in seconds since the start. Never shows less than a millisecond or more than there is.
class TimeWindow {
public:
    static constexpr double shortest = 0.001;

    /// There are samples up to `last`. What follows moves along.
    void setLast(double last);

    [[nodiscard]] double from() const { return m_from; }
    [[nodiscard]] double to() const { return m_to; }
    [[nodiscard]] double span() const { return m_to - m_from; }
    /// The newest sample is and stays in view.
    [[nodiscard]] bool isFollowing() const { return m_following; }
    [[nodiscard]] bool isAll() const { return m_all; }

    /// `factor` below 1 shows less. The time `about` stays where it is.
    void zoom(double about, double factor);
    void pan(double by);
    void showAll();
    /// Goes to the newest sample with the span that is shown, and stays with it.
    void follow();
    void show(double from, double to);

private:
    [[nodiscard]] double end() const; ///< of everything
    void place(double from, double span);

    double m_last = 0;
    double m_from = 0;
    double m_to = 1;
    bool m_all = true;
    bool m_following = true;
};

} // namespace socketscope::ui
