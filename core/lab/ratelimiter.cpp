// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/ratelimiter.h"

#include <algorithm>

namespace socketscope::lab {

bool RateLimiter::allows(const RateLimit& limit, const wire::IpAddress& destination, Instant now)
{
    const Duration full = limit.every * limit.burst;
    const wire::IpAddress key = limit.perDestination ? destination : wire::IpAddress {};
    if (m_buckets.size() >= mostBuckets && !m_buckets.contains(key)) {
        // A bucket that has been left alone for that long is full, which is what a new one is.
        std::erase_if(m_buckets, [&](const auto& entry) { return now - entry.second.filled >= full; });
        if (m_buckets.size() >= mostBuckets)
            m_buckets.erase(m_buckets.begin());
    }
    const auto [entry, isNew] = m_buckets.try_emplace(key, Bucket {full, now});
    Bucket& bucket = entry->second;
    bucket.tokens = std::min(full, bucket.tokens + std::min(full, now - bucket.filled));
    bucket.filled = now;
    if (bucket.tokens < limit.every)
        return false;
    bucket.tokens -= limit.every;
    return true;
}

} // namespace socketscope::lab
