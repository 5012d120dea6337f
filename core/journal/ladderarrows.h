// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The arrows of a ladder, and which of them touch the rows in view.
#pragma once

#include "core/journal/laddermodel.h"
#include "core/journal/ladderoverview.h"
#include "core/journal/rowintervals.h"

#include <span>
#include <vector>

namespace socketscope::journal {

class LadderArrows {
public:
    explicit LadderArrows(LadderOverview& overview)
        : m_overview(overview)
    {
    }

    [[nodiscard]] std::span<const Arrow> all() const { return m_arrows; }
    [[nodiscard]] const Arrow& at(std::uint32_t arrow) const { return m_arrows[arrow]; }
    [[nodiscard]] Arrow& at(std::uint32_t arrow) { return m_arrows[arrow]; }

    /// `arrow.toRow` must be set (for one in flight: fromRow). `now` is the newest row.
    std::uint32_t add(const Arrow& arrow, Row now);
    /// It came in: the return `received` on `row`.
    void arrive(std::uint32_t arrow, ShortSeq received, Row row);
    /// It will not come in, as the event `reason` says (0: as a later arrival lets conclude).
    void lose(std::uint32_t arrow, ShortSeq reason, Row now);
    [[nodiscard]] std::uint64_t lostCount() const { return m_lost; }

    template <class Visit> void visit(Row first, Row last, Visit&& visit) const
    {
        m_intervals.visit(first, last, visit);
    }

private:
    LadderOverview& m_overview;
    std::vector<Arrow> m_arrows;
    RowIntervals m_intervals;
    std::uint64_t m_lost = 0;
};

} // namespace socketscope::journal
