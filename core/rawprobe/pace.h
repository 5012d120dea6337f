// SPDX-License-Identifier: GPL-3.0-or-later
/// \file How fast the probe helper may be asked, so that it has no reason to refuse.
#pragma once

#include "core/rawprobe/tokenbucket.h"

#include <limits>

namespace socketscope::rawprobe {

/// The helper's bucket as its reports tell of it. A token counts as taken from the asking on, and its
/// successor grows from the report on, which is later than in the helper; so there is never more in here than
/// there. Only the moments at which tokens come back differ, by less than one token: one stays in.
class Pace {
public:
    /// `now`: not before the helper filled its own.
    explicit Pace(std::int64_t now)
        : m_bucket(now)
    {
    }
    void asked() { ++m_open; }
    /// The helper has sent or refused a probe at `at`.
    void reported(std::int64_t at)
    {
        m_open = std::max<std::int64_t>(0, m_open - 1);
        (void)m_bucket.take(at);
    }
    /// When it may be asked next, as far as is known now; the largest number there is: not before a report.
    [[nodiscard]] std::int64_t next() const
    {
        const std::int64_t needed = m_open + 2;
        return needed > TokenBucket::burst ? std::numeric_limits<std::int64_t>::max() : m_bucket.has(needed);
    }

private:
    TokenBucket m_bucket;
    std::int64_t m_open = 0; ///< asked for and not reported
};

} // namespace socketscope::rawprobe
