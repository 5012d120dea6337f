// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What is due in a practice network, soonest first. For core/lab only.
#pragma once

#include "core/base/time.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace socketscope::lab {

/// Something that will happen.
struct Due {
    enum class Kind : std::uint8_t {
        Arrive, ///< packet `what` comes out of the link direction `place`
        Leave, ///< packet `what` leaves the node `place` that made it
        Timeout, ///< the node `place` has waited long enough for the fragments `what`
    };
    std::int64_t at = 0; ///< nanoseconds
    std::uint64_t order = 0; ///< the earlier scheduled comes first where the time is the same
    std::uint32_t what = 0;
    std::uint32_t place = 0;
    Kind kind = Kind::Arrive;
};

/// A binary heap of small values: nothing is allocated once it has grown.
class EventQueue {
public:
    void add(Instant at, Due::Kind kind, std::uint32_t place, std::uint32_t what)
    {
        m_heap.push_back({nanoseconds(at), m_order++, what, place, kind});
        std::push_heap(m_heap.begin(), m_heap.end(), later);
    }
    [[nodiscard]] bool empty() const { return m_heap.empty(); }
    [[nodiscard]] std::size_t size() const { return m_heap.size(); }
    [[nodiscard]] const Due& first() const { return m_heap.front(); }
    Due take()
    {
        std::pop_heap(m_heap.begin(), m_heap.end(), later);
        const Due due = m_heap.back();
        m_heap.pop_back();
        return due;
    }

private:
    static bool later(const Due& a, const Due& b) { return a.at != b.at ? a.at > b.at : a.order > b.order; }

    std::vector<Due> m_heap;
    std::uint64_t m_order = 0;
};

} // namespace socketscope::lab
