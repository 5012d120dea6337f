// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The token buckets of a node that limits its ICMP errors. For core/lab only.
#pragma once

#include "core/lab/answers.h"

#include <map>

namespace socketscope::lab {

/// As inet_peer_xrlim_allow() of Linux: a bucket is full at first, fills up by time, and an answer takes what
/// comes in during `every`.
class RateLimiter {
public:
    /// Whether an answer to `destination` may go out now; takes a token if so.
    [[nodiscard]] bool allows(const RateLimit& limit, const wire::IpAddress& destination, Instant now);

private:
    struct Bucket {
        Duration tokens {};
        Instant filled {};
    };
    /// Beyond that, buckets that are full again are forgotten, and if none is, another.
    static constexpr std::size_t mostBuckets = 4096;
    std::map<wire::IpAddress, Bucket> m_buckets;
};

} // namespace socketscope::lab
