// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/plot/timewindow.h"

#include <algorithm>

namespace socketscope::ui {

double TimeWindow::end() const
{
    return std::max(m_last, shortest);
}

void TimeWindow::setLast(double last)
{
    m_last = std::max(0.0, last);
    if (m_all)
        showAll();
    else if (m_following)
        place(end() - span(), span());
    else
        place(m_from, span());
}

void TimeWindow::place(double from, double span)
{
    span = std::clamp(span, shortest, end());
    m_from = std::clamp(from, 0.0, end() - span);
    m_to = m_from + span;
}

void TimeWindow::zoom(double about, double factor)
{
    const double held = std::clamp(about, m_from, m_to);
    const double span = std::clamp(this->span() * factor, shortest, end());
    if (span >= end())
        return showAll();
    const double share = this->span() > 0 ? (held - m_from) / this->span() : 1;
    m_all = m_following = false;
    place(held - share * span, span);
}

void TimeWindow::pan(double by)
{
    if (m_all || by == 0)
        return;
    m_following = false;
    place(m_from + by, span());
}

void TimeWindow::showAll()
{
    m_all = m_following = true;
    m_from = 0;
    m_to = end();
}

void TimeWindow::follow()
{
    m_following = true;
    if (!m_all)
        place(end() - span(), span());
}

void TimeWindow::show(double from, double to)
{
    m_all = m_following = false;
    place(from, to - from);
}

} // namespace socketscope::ui
