// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/sessiontime.h"

#include <ctime>

namespace socketscope::net {

namespace {

std::int64_t monotonicNanoseconds()
{
    timespec time {};
    ::clock_gettime(CLOCK_MONOTONIC, &time);
    return std::int64_t {time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

} // namespace

SessionTime::SessionTime()
    : m_start(monotonicNanoseconds())
    , m_wallStart(std::chrono::system_clock::now())
{
}

Instant SessionTime::now() const
{
    return instantAt(monotonicNanoseconds() - m_start);
}

} // namespace socketscope::net
